// Builds what the pages need in a browser into src/legation/web/static. Run by `make web`; the result is committed.
import {build} from "esbuild";
import {copyFile, mkdir, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {geoArea, geoCentroid} from "d3-geo";
import {feature} from "topojson-client";
import countries from "i18n-iso-countries";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../src/legation/web/static");
const modules = join(here, "node_modules");

// Plot writes a <style> element into each chart, which the pages' Content Security Policy forbids; base.css has its rules.
const withoutInlineStyle = {
  name: "without-inline-style",
  setup(b) {
    b.onLoad({filter: /@observablehq\/plot\/src\/plot\.js$/}, async ({path}) => {
      const text = await readFile(path, "utf8");
      const bare = text.replace('svg.append("style").text(', "void (");
      if (bare === text) throw new Error("Plot no longer writes its style as it did: look at build.js");
      return {contents: bare, loader: "js"};
    });
  }
};

// Where bodies and states that the atlas does not draw are set down: seat, or near it so that two don't cover each other.
const SEATS = {EU: [4.4, 50.85], NATO: [3.0, 51.6], UN: [-70.0, 39.0], AU: [38.76, 9.03], ECOWAS: [7.4, 9.06],
  OSCE: [16.37, 48.2], LAS: [31.24, 30.04], GCC: [46.7, 24.7], ASEAN: [106.8, -6.2], XKX: [20.9, 42.6],
  SUN: [37.6, 55.75], YUG: [20.46, 44.8], CSK: [14.42, 50.09], DDR: [13.4, 52.5]};

// Large states stand at their capitals, as their names would lie far from where their diplomats work.
const CAPITALS = {RUS: [37.6, 55.75], USA: [-77, 38.9], CAN: [-75.7, 45.4], CHN: [116.4, 39.9], BRA: [-47.9, -15.8], IND: [77.2, 28.6],
  AUS: [149.1, -35.3], ARG: [-58.4, -34.6], KAZ: [71.4, 51.2], DZA: [3.1, 36.7], COD: [15.3, -4.3], MEX: [-99.1, 19.4], SAU: [46.7, 24.7],
  IRN: [51.4, 35.7], IDN: [106.8, -6.2], LBY: [13.2, 32.9], SDN: [32.5, 15.6], MNG: [106.9, 47.9], PER: [-77, -12], ZAF: [28.2, -25.7],
  EGY: [31.2, 30.0], NGA: [7.5, 9.1], CHL: [-70.7, -33.4], NOR: [10.7, 59.9], SWE: [18.1, 59.3], FIN: [24.9, 60.2], TUR: [32.9, 39.9], UKR: [30.5, 50.45]};

const alpha3 = (g) => (g.properties.name === "Kosovo" ? "XKX" : g.id && countries.numericToAlpha3(g.id)) || null;

// The largest piece of a state is where its name belongs: France in Europe, not between there and Guiana.
function middle(shape) {
  const {type, coordinates} = shape.geometry;
  const pieces = type === "Polygon" ? [coordinates] : coordinates;
  const largest = pieces.map((c) => ({type: "Polygon", coordinates: c})).sort((a, b) => geoArea(b) - geoArea(a))[0];
  return geoCentroid(largest).map((x) => Math.round(x * 100) / 100);
}

async function world() {
  const coarse = JSON.parse(await readFile(join(modules, "world-atlas/countries-110m.json"), "utf8"));
  const fine = JSON.parse(await readFile(join(modules, "world-atlas/countries-50m.json"), "utf8"));
  const points = {...SEATS, ...CAPITALS};
  for (const f of feature(fine, fine.objects.countries).features) {
    const code = alpha3(f);
    if (code) points[code] ??= middle(f);
  }
  delete coarse.objects.land;
  coarse.objects.countries.geometries = coarse.objects.countries.geometries
    .filter((g) => alpha3(g) !== "ATA")
    .map(({type, arcs, ...g}) => ({type, arcs, id: alpha3(g)}));
  await writeFile(join(out, "world.json"), JSON.stringify({atlas: coarse, points}));
}

async function fonts() {
  const rules = [];
  for (const [family, styles] of [["source-serif-4", ["wght"]], ["source-sans-3", ["wght"]]]) {
    for (const style of styles) {
      const css = await readFile(join(modules, "@fontsource-variable", family, `${style}.css`), "utf8");
      for (const [rule] of css.matchAll(/@font-face \{[^}]*\}/g)) {
        const file = /files\/([^)]+?\.woff2)/.exec(rule)[1];
        if (!/-(latin|latin-ext|cyrillic)-wght/.test(file)) continue;
        await copyFile(join(modules, "@fontsource-variable", family, "files", file), join(out, "fonts", file));
        rules.push(rule.replace(/url\([^)]*\)/, `url(fonts/${file})`).replace(/format\([^)]*\)/, 'format("woff2")'));
      }
    }
  }
  return rules.join("\n");
}

async function licences(meta) {
  // d3 comes in files that hold three small packages of others.
  const names = new Set(["internmap", "delaunator", "robust-predicates", "world-atlas", "htmx.org", "@fontsource-variable/source-sans-3", "@fontsource-variable/source-serif-4"]);
  for (const path of Object.keys(meta.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
    if (found) names.add(found[1]);
  }
  const parts = [];
  for (const name of [...names].sort()) {
    const about = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8"));
    const file = (await readdir(join(modules, name))).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? (await readFile(join(modules, name, file), "utf8")).trim() : `Licence: ${about.license}`;
    parts.push(`${name} ${about.version} (${about.license})\n\n${text}`);
  }
  const head = "What others made and this folder holds, with their licences. Built by `make web` from frontend/.";
  await writeFile(join(out, "NOTICE.txt"), [head, ...parts].join(`\n\n${"-".repeat(78)}\n\n`) + "\n");
}

await rm(out, {recursive: true, force: true});
await mkdir(join(out, "fonts"), {recursive: true});
await world();
const made = await build({
  absWorkingDir: here,
  entryPoints: {app: "src/app.js", charts: "src/charts.js"},
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "none",
  metafile: true,
  outdir: out,
  plugins: [withoutInlineStyle]
});
await writeFile(join(out, "fonts.css"), await fonts());
await build({absWorkingDir: here, stdin: {contents: '@import "./style/base.css"; @import "./style/parts.css"; @import "./style/pages.css";', resolveDir: join(here, "src"), loader: "css"},
  bundle: true, minify: true, target: "es2022", outfile: join(out, "app.css")});
await copyFile(join(modules, "htmx.org/dist/htmx.min.js"), join(out, "htmx.js"));
await copyFile(join(here, "src/theme-first.js"), join(out, "theme.js"));
await copyFile(join(here, "src/mark.svg"), join(out, "mark.svg"));
await licences(made.metafile);
