// The mirrored chronicle: what one state did above the axis, what the other did below, and an arc from each measure
// to its answer. A circle's area grows with how many people or posts it was about; hollow ones were not (yet) done.
import * as Plot from "@observablehq/plot";
import {quiet} from "./quiet.js";
import {utcTicks} from "d3-time";
import {dodgeWithin} from "./dodge.js";
import {dayOf} from "./days.js";

const DAY = 86_400_000;
const MARGIN = {left: 8, right: 8}; // half of the slider's knob, which runs along the chart
const MIDDLE = 21; // half of the band in which the years stand

export function chronicle(place, told, signal) {
  const state = {domain: whole(told), width: 0, chosen: null};
  const strip = place.parentElement.querySelector("[data-told]");
  const field = document.getElementById("at");
  const redraw = () => state.width && render(place, told, state, {strip, redraw});
  for (const button of place.parentElement.querySelectorAll("[data-years]")) {
    button.addEventListener("click", () => {
      state.domain = lately(told, button.dataset.years);
      for (const b of place.parentElement.querySelectorAll("[data-years]")) b.setAttribute("aria-pressed", b === button);
      redraw();
    }, {signal});
  }
  for (const event of ["slide", "change"]) {
    field?.addEventListener(event, () => {
      state.at = field.value;
      moveAt(place, state);
      state.rest?.();
    }, {signal});
  }
  state.at = field?.value;
  state.years = [...place.parentElement.querySelectorAll("[data-years]")];
  return {draw(width) { state.width = width; redraw(); }};
}

function whole(told) {
  const days = told.incidents.flatMap((i) => [dayOf(i.first), dayOf(i.last)]);
  const from = Math.min(...days), to = Math.max(...days);
  const air = Math.max(20, (to - from) * 0.03);
  return [new Date((from - air) * DAY), new Date((to + air) * DAY)];
}

function lately(told, years) {
  const [from, to] = whole(told);
  return years === "all" ? [from, to] : [new Date(Math.max(+from, +to - Number(years) * 365.25 * DAY)), to];
}

function render(place, told, state, {strip, redraw}) {
  if (!told.incidents.length) {
    place.textContent = "Nothing was known by that day.";
    strip?.replaceChildren();
    return;
  }
  const width = state.width;
  const narrow = width < 560;
  const half = narrow ? 150 : 190;
  const x = (d) => MARGIN.left + ((+d - state.domain[0]) / (state.domain[1] - state.domain[0])) * (width - MARGIN.left - MARGIN.right);
  const seen = told.incidents.filter((i) => +middle(i) >= +state.domain[0] && +middle(i) <= +state.domain[1]);
  const dots = set(seen, told.pair, x, half - 8, narrow ? 0.8 : 1);
  const tallest = {up: reach(dots, -1), down: reach(dots, 1)};
  const arcs = ties(dots);
  const up = Math.max(64, tallest.up + 18, Math.min(half, arcReach(arcs, -1))), down = Math.max(64, tallest.down + 18, Math.min(half, arcReach(arcs, 1)));
  const height = up + down + 2 * MIDDLE;
  const ticks = utcTicks(...state.domain, narrow ? 4 : 10).filter((d) => x(d) > 24 && x(d) < width - 24);
  const svg = Plot.plot({
    width, height,
    marginLeft: 0, marginRight: 0, marginTop: 0, marginBottom: 0,
    x: {type: "utc", domain: state.domain, range: [MARGIN.left, width - MARGIN.right], axis: null},
    y: {domain: [down + MIDDLE, -(up + MIDDLE)], range: [height, 0], axis: null},
    r: {type: "identity"},
    marks: [
      Plot.ruleY([-MIDDLE, MIDDLE], {stroke: "var(--line)"}),
      arcsOf(arcs),
      Plot.text(ticks, {x: (d) => d, y: 9, text: (d) => tickText(d, state.domain), fill: "var(--quiet)", stroke: "var(--paper)", strokeWidth: 4, fontSize: 12.5})
    ]
  });
  quiet(svg).classList.add("chronicle");
  svg.removeAttribute("aria-label");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `${told.names[0]} above, ${told.names[1]} below: ${seen.length} measures; arrow keys go from one to the next`);
  const origin = up + MIDDLE;
  circles(svg, dots, origin, {strip, state});
  counts(svg, dots, origin);
  atLine(svg, state, x, height);
  brush(svg, state, x, height, redraw);
  place.replaceChildren(svg);
  state.x = x;
  const slider = document.querySelector('input[type=range][data-for="at"]');
  if (slider) {  // so that it runs along the chart
    [slider.min, slider.max] = state.domain.map((d) => Math.round(+d / DAY));
    slider.value = state.at ? dayOf(state.at) : slider.max;
  }
  moveAt(place, state);
}

const LONG = 3 * 365 * DAY;
const tickText = (d, [from, to]) =>
  d.toLocaleDateString("en-GB", {timeZone: "UTC", ...(to - from > LONG ? {year: "numeric"} : to - from > LONG / 12 ? {month: "short", year: "numeric"} : {day: "numeric", month: "short"})});

const middle = (i) => new Date(((dayOf(i.first) + dayOf(i.last)) / 2) * DAY);
const side = (i, pair) => (i.actor === pair[0] ? -1 : i.actor === pair[1] ? 1 : i.target === pair[1] ? -1 : 1);

function radius(i) {
  if (i.context) return 3;
  return i.count ? Math.min(24, 4 + 1.5 * Math.sqrt(i.count)) : 4.5;
}

function set(seen, pair, x, height, scale) {
  const out = [];
  for (const s of [-1, 1]) {
    const mine = seen.filter((i) => !i.symmetric && side(i, pair) === s)
      .map((i) => ({i, x: x(middle(i)), r: radius(i) * scale, s}))
      .sort((a, b) => b.r - a.r || a.x - b.x);
    const laid = dodgeWithin(mine, height);
    mine.forEach((d, n) => out.push({...d, r: Math.max(1.6, d.r * laid.scale), y: s * (MIDDLE + laid.heights[n] + 3)}));
  }
  for (const i of seen.filter((i) => i.symmetric)) out.push({i, x: x(middle(i)), r: 3.5, s: 0, y: -10});
  return out.sort((a, b) => a.x - b.x || a.i.id.localeCompare(b.i.id));
}

const reach = (dots, s) => Math.max(0, ...dots.filter((d) => d.s === s).map((d) => Math.abs(d.y) + d.r - MIDDLE));

function ties(dots) {
  const by = new Map(dots.map((d) => [d.i.id, d]));
  return dots.flatMap((d) => d.i.answers.filter(([id]) => by.has(id)).map(([id, inferred]) => ({from: by.get(id), to: d, inferred})));
}

const arcReach = (arcs, s) => Math.max(0, ...arcs.filter((a) => a.from.s === a.to.s && a.to.s === s).map((a) => Math.abs(a.to.y)));

function arcsOf(arcs) {
  const many = arcs.length > 60;
  return Plot.arrow(arcs, {
    x1: (a) => new Date(+middle(a.from.i)), x2: (a) => new Date(+middle(a.to.i)),
    y1: (a) => a.from.y, y2: (a) => a.to.y,
    stroke: (a) => (a.to.s < 0 ? "var(--a)" : "var(--b)"),
    strokeDasharray: undefined,
    strokeWidth: many ? 0.8 : 1.2, strokeOpacity: many ? 0.35 : 0.6,
    bend: 24, sweep: "+x", insetStart: 5, insetEnd: 5, headLength: many ? 4 : 6,
    className: "arcs",
    render(index, scales, values, dimensions, context, next) {
      const g = next(index, scales, values, dimensions, context);
      [...g.children].forEach((path, n) => {
        const arc = arcs[index[n]];
        path.dataset.ends = `${arc.from.i.id} ${arc.to.i.id}`;
        if (arc.inferred) path.setAttribute("stroke-dasharray", "3 3");
      });
      return g;
    }
  });
}

const make = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

function circles(svg, dots, origin, {strip, state}) {
  const g = make("g", {class: "dots"});
  const links = dots.map((d, n) => {
    const a = make("a", {href: d.i.href, tabindex: n === dots.length - 1 ? 0 : -1, "data-id": d.i.id, "aria-label": `${d.i.date}: ${d.i.told}`});
    const real = d.i.real;
    a.append(make("circle", {cx: d.x, cy: origin + d.y, r: d.r, class: `${d.s < 0 ? "a" : d.s > 0 ? "b" : "both"} ${real ? "real" : "unreal"} ${d.i.context ? "context" : ""}`}));
    if (d.r < 8) a.append(make("circle", {cx: d.x, cy: origin + d.y, r: Math.min(10, d.r + 5), class: "reach"}));
    return a;
  });
  const say = (n) => {
    light(svg, dots[n].i);
    tell(strip, dots[n]);
  };
  const hush = () => {
    light(svg, null);
    rest();
  };
  // While nothing is pointed at, the newest measure up to the day in question is told.
  const rest = () => {
    const upTo = dots.filter((d) => !state.at || d.i.first <= state.at);
    const newest = upTo.reduce((a, b) => (a && (a.i.first > b.i.first || (a.i.first === b.i.first && a.r > b.r)) ? a : b), null);
    if (newest) tell(strip, newest, "The newest by this day");
  };
  state.rest = rest;
  rest();
  links.forEach((a, n) => {
    a.addEventListener("pointerenter", () => say(n));
    a.addEventListener("pointerleave", () => { if (!g.contains(document.activeElement)) hush(); });
    a.addEventListener("focus", () => say(n));
    a.addEventListener("blur", hush);
    a.addEventListener("keydown", (event) => {
      const to = {ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: links.length - 1}[event.key];
      if (to === undefined || !links[to]) return;
      event.preventDefault();
      a.setAttribute("tabindex", -1);
      links[to].setAttribute("tabindex", 0);
      links[to].focus({preventScroll: true});
    });
  });
  g.append(...links);
  svg.append(g);
}

function light(svg, incident) {
  const near = incident && new Set([incident.id, ...incident.answers.map(([id]) => id)]);
  if (incident) {
    for (const p of svg.querySelectorAll("[data-ends]")) {
      if (p.dataset.ends.split(" ").includes(incident.id)) p.dataset.ends.split(" ").forEach((id) => near.add(id));
    }
  }
  svg.classList.toggle("lighting", Boolean(incident));
  for (const a of svg.querySelectorAll("[data-id]")) a.classList.toggle("lit", Boolean(near?.has(a.dataset.id)));
  for (const p of svg.querySelectorAll("[data-ends]")) p.classList.toggle("lit", Boolean(incident) && p.dataset.ends.split(" ").includes(incident.id));
}

/** What the pointer or the focus is on, in words. Text is set as text, never as markup. */
function tell(strip, {i, s}, why = "") {
  if (!strip) return;
  const put = (name, className, text, attributes = {}) => Object.assign(document.createElement(name), {className, textContent: text, ...attributes});
  const head = put("p", "told-head", "");
  head.append(put("span", "told-date", i.date), " ", put("b", s < 0 ? "ink-a" : s > 0 ? "ink-b" : "", i.told));
  const parts = [head];
  if (i.words) parts.push(put("blockquote", "told-words", i.words, {dir: "auto", lang: i.lang ?? ""}));
  const foot = [why, i.source, i.reports > 1 ? `${i.reports} reports` : null].filter(Boolean).join(" · ");
  parts.push(put("p", "told-source", foot));
  strip.replaceChildren(...parts);
}

/** Numbers inside the circles that are large enough for them. */
function counts(svg, dots, origin) {
  const g = make("g", {class: "counts", "aria-hidden": "true"});
  for (const d of dots) {
    if (!d.i.count || d.r < (String(d.i.count).length > 2 ? 12 : 8.5)) continue;
    const t = make("text", {x: d.x, y: origin + d.y, class: d.i.real ? "in" : "out", "font-size": Math.min(15, d.r * 0.85)});
    t.textContent = d.i.count;
    g.append(t);
  }
  svg.append(g);
}

function atLine(svg, state, x, height) {
  const g = make("g", {class: "at-line", "aria-hidden": "true"});
  g.append(make("rect", {y: 0, height, class: "later"}), make("line", {y1: 0, y2: height}));
  svg.insertBefore(g, svg.firstChild);
}

function moveAt(place, state) {
  const g = place.querySelector(".at-line");
  if (!g || !state.x) return;
  const day = state.at ? new Date(dayOf(state.at) * DAY) : state.domain[1];
  const at = Math.max(0, Math.min(state.width, state.x(day)));
  const [rect, line] = g.children;
  rect.setAttribute("x", at);
  rect.setAttribute("width", Math.max(0, state.width - at));
  line.setAttribute("x1", at);
  line.setAttribute("x2", at);
  g.classList.toggle("off", +day >= +state.domain[1]);
}

/** Drag over a stretch of time to look closer. */
function brush(svg, state, x, height, redraw) {
  let from = null;
  const box = make("rect", {class: "brush", y: 0, height, width: 0});
  svg.append(box);
  const back = (px) => new Date(+state.domain[0] + ((px - MARGIN.left) / (state.width - MARGIN.left - MARGIN.right)) * (state.domain[1] - state.domain[0]));
  const px = (event) => event.clientX - svg.getBoundingClientRect().left;
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button || event.target.closest("a")) return;
    from = px(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    box.setAttribute("x", Math.min(from, px(event)));
    box.setAttribute("width", Math.abs(px(event) - from));
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const ends = [back(from), back(px(event))].sort((a, b) => a - b);
    from = null;
    box.setAttribute("width", 0);
    if (ends[1] - ends[0] < 14 * DAY) return;
    state.domain = ends;
    for (const b of state.years) b.setAttribute("aria-pressed", "false");
    redraw();
  });
}

