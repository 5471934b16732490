// How many a mission has: every stated strength as a mark with its number, the running estimate as a stepped line,
// ceilings as dashed lines.
import * as Plot from "@observablehq/plot";
import {quiet} from "./quiet.js";

const day = (text) => new Date(`${text}T00:00Z`);
const HEIGHT = 240, LEFT = 42, RIGHT = 104, TOP = 26, FOOT = 26;
const SYMBOL = {diplomats: "circle", staff: "square", local_staff: "triangle"};

export function staff(place, told, signal) {
  const mission = told.missions[Number(place.dataset.mission)];
  const ink = place.dataset.mission === "0" ? "var(--a)" : "var(--b)";
  const field = document.getElementById("at");
  let last = 0;
  field?.addEventListener("change", () => last && draw(last), {signal});

  function draw(width) {
    last = width;
    const people = mission.stated.filter((s) => s.category !== "posts");
    const running = mission.running.flatMap((r) => r.points.map(([d, count]) => ({category: r.category, date: day(d), count})));
    const dates = [...people.map((s) => day(s.day)), ...running.map((p) => p.date)];
    const all = told.missions.flatMap((m) => [...m.stated.filter((s) => s.category !== "posts").map((s) => day(s.day)), ...m.running.flatMap((r) => r.points.map(([d]) => day(d)))]);
    if (!dates.length) return;
    const span = [Math.min(...all), Math.max(...all)];
    const air = Math.max(30 * 864e5, (span[1] - span[0]) * 0.05);
    const domain = [new Date(span[0] - air), new Date(span[1] + air)];
    const top = Math.max(...people.map((s) => s.count), ...running.map((p) => p.count));
    const at = field?.value ? day(field.value) : null;
    const ceilings = people.filter((s) => s.kind === "ceiling");
    const stated = people.filter((s) => s.kind !== "ceiling");
    const svg = Plot.plot({
      width, height: HEIGHT, marginLeft: LEFT, marginRight: RIGHT, marginTop: TOP, marginBottom: FOOT,
      x: {type: "utc", domain}, y: {domain: [0, top * 1.15]},
      symbol: {domain: Object.keys(SYMBOL), range: Object.values(SYMBOL)},
      marks: [
        Plot.gridY({ticks: 4, stroke: "var(--line)", strokeOpacity: 1}),
        Plot.axisY({ticks: 4, tickSize: 0, label: null, fill: "var(--quiet)", fontSize: 12}),
        Plot.axisX({ticks: width < 460 ? 4 : 7, tickSize: 4, label: null, fill: "var(--quiet)", stroke: "var(--line-strong)", fontSize: 12}),
        at && +at < +domain[1] && +at > +domain[0] ? Plot.ruleX([at], {stroke: "var(--quiet)", strokeDasharray: "2 3"}) : null,
        Plot.ruleY([0], {stroke: "var(--line-strong)"}),
        Plot.line(running, {x: "date", y: "count", z: "category", stroke: ink, strokeWidth: 2, strokeOpacity: (p) => (p.category === "diplomats" ? 1 : 0.5), curve: "step-after"}),
        Plot.link(ceilings, {x1: (s) => day(s.day), x2: () => domain[1], y1: "count", y2: "count", stroke: "var(--ink)", strokeDasharray: "5 4"}),
        Plot.dot(stated, {x: (s) => day(s.day), y: "count", symbol: "category", r: 5, fill: (s) => (s.about === "exact" ? ink : "var(--paper)"), stroke: ink, strokeWidth: 1.8, title: said}),
        labels(stated, ceilings, domain, top, width),
        ends(running, top, ink)
      ]
    });
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${mission.title}: ${stated.length} stated strengths, the last ${stated.at(-1)?.count ?? "none"}`);
    place.replaceChildren(quiet(svg));
  }
  return {draw};
}

const ABOUT = {about: "about ", at_least: "at least ", at_most: "at most ", exact: ""};
const said = (s) => `${s.as_of ?? s.day}: ${ABOUT[s.about] ?? ""}${s.count} ${s.category.replace("_", " ")}${s.scope ? `, ${s.scope}` : ""}${s.by ? `; ${s.by}` : ""}`;

/** Numbers beside the marks, where one does not cover another. */
function labels(stated, ceilings, domain, top, width) {
  const x = (d) => ((+d - domain[0]) / (domain[1] - domain[0])) * (width - LEFT - RIGHT);
  const y = (n) => (n / (top * 1.15)) * (HEIGHT - TOP - FOOT);
  const kept = [];
  for (const s of [...stated, ...ceilings].reverse()) {
    const here = {x: x(day(s.day)), y: y(s.count)};
    if (kept.every((k) => Math.abs(k.x - here.x) > 40 || Math.abs(k.y - here.y) > 16)) kept.push({...here, s});
  }
  return Plot.text(kept.map((k) => k.s), {x: (s) => day(s.day), y: "count", text: (s) => `${s.kind === "ceiling" ? "max " : ""}${s.count.toLocaleString("en")}`,
    dy: -12, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4, fontSize: 12.5, fontVariant: "tabular-nums"});
}

/** What each estimate comes to in the end, beside the end of its line; two that are close stand one above the other. */
function ends(running, top, ink) {
  const last = [...new Map(running.map((p) => [p.category, p])).values()].sort((a, b) => a.count - b.count);
  const pixel = (HEIGHT - TOP - FOOT) / (top * 1.15);
  let below = -Infinity;
  const told = last.map((p) => {
    const y = Math.max(p.count * pixel, below + 15);
    below = y;
    return {...p, shown: y / pixel};
  });
  return Plot.text(told, {x: "date", y: "shown", dx: 8, textAnchor: "start", text: (p) => `≈ ${p.count.toLocaleString("en")} ${p.category.replace("_", " ")}`, fill: ink, fontSize: 12.5});
}
