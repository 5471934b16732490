// The world with its pairs in row: an arc between two states for what happened between them, as wide as it was much.
// What is drawn stands in the table below the map.
import * as Plot from "@observablehq/plot";
import {quiet} from "./quiet.js";
import {feature} from "topojson-client";

export function world(place, {atlas, points}) {
  const pairs = [...document.querySelectorAll("[data-pair]")]
    .map((row) => ({...row.dataset, n: Number(row.dataset.n), a: points[row.dataset.a], b: points[row.dataset.b], codes: [row.dataset.a, row.dataset.b]}))
    .filter((p) => p.a && p.b);
  const land = feature(atlas, atlas.objects.countries).features;
  const weight = new Map();
  const names = new Map();
  for (const p of pairs) {
    p.codes.forEach((code, n) => {
      weight.set(code, (weight.get(code) ?? 0) + p.n);
      names.set(code, p[n ? "nameB" : "nameA"]);
    });
  }
  const most = Math.max(1, ...weight.values());
  const widest = Math.max(1, ...pairs.map((p) => p.n));

  function draw(width) {
    const height = Math.round(width * 0.53);
    const named = [...weight].sort((a, b) => b[1] - a[1]).slice(0, width > 620 ? 14 : 5).map(([code]) => code);
    const svg = Plot.plot({
      width, height,
      projection: {type: "equal-earth", domain: {type: "MultiPoint", coordinates: [[-168, 60], [-168, 66], [-68, -55], [178, -44], [-30, 82], [180, 66]]}},
      marks: [
        Plot.geo(land, {
          fill: (f) => (weight.has(f.id) ? "var(--land-in)" : "var(--land)"),
          fillOpacity: (f) => (weight.has(f.id) ? 0.35 + 0.65 * Math.sqrt(weight.get(f.id) / most) : 1),
          stroke: "var(--paper)", strokeWidth: 0.6
        }),
        Plot.arrow(pairs, {
          x1: (p) => p.a[0], y1: (p) => p.a[1], x2: (p) => p.b[0], y2: (p) => p.b[1],
          stroke: "var(--row)", strokeOpacity: 0.75, strokeLinecap: "round", bend: 22, sweep: "+x", headLength: 0, inset: 2,
          strokeWidth: (p) => 0.8 + 3.6 * Math.sqrt(p.n / widest),
          render(index, scales, values, dimensions, context, next) {
            const g = next(index, scales, values, dimensions, context);
            [...g.children].forEach((path, n) => lift(path, pairs[index[n]]));
            return g;
          }
        }),
        Plot.dot(named, {x: (c) => points[c][0], y: (c) => points[c][1], r: 2.4, fill: "var(--ink)"}),
        Plot.text(apart(named, points, names, width), {
          x: (l) => points[l.code][0], y: (l) => points[l.code][1], text: "name", dy: -9,
          fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3.5, fontSize: width > 620 ? 12.5 : 11
        })
      ]
    });
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `Map of ${pairs.length} pairs of states; the table below lists them`);
    place.replaceChildren(quiet(svg));
  }
  return {draw};
}

/** The pair's page on a click; the table has the same links for the keyboard. */
function lift(path, pair) {
  path.classList.add("row-arc");
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = `${pair.nameA} and ${pair.nameB}: ${pair.n}`;
  path.append(title);
  path.addEventListener("click", () => { location.href = pair.href; });
}

/** Names that don't cover each other, the weightiest first. */
function apart(named, points, names, width) {
  const perDegree = width / 360;
  const kept = [];
  for (const code of named) {
    const [lon, lat] = points[code];
    const name = names.get(code);
    const box = {x: lon * perDegree, y: -lat * perDegree * 1.25, w: name.length * 3.6 + 4};
    if (kept.every((k) => Math.abs(k.x - box.x) > k.w + box.w || Math.abs(k.y - box.y) > 15)) kept.push({...box, code, name});
  }
  return kept;
}
