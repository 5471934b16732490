// The charts of a page: drawn from what the page or its server tells, and drawn anew when the width changes.
import {chronicle} from "./chronicle.js";
import {staff} from "./staff.js";
import {world} from "./world.js";

const CHARTS = {chronicle, staff, world};

export function draw() {
  const places = [...document.querySelectorAll("[data-chart]")];
  for (const place of places) begin(place).catch(() => place.classList.add("undrawn"));
  const known = document.getElementById("known");
  known?.addEventListener("change", () => {
    for (const place of places) {
      const from = new URL(place.dataset.from, location.href);
      if (known.value) from.searchParams.set("known", known.value);
      else from.searchParams.delete("known");
      place.dataset.from = from.pathname + from.search;
      begin(place).catch(() => place.classList.add("undrawn"));
    }
  });
}

async function begin(place) {
  const told = await tell(place.dataset.from);
  drawn.get(place)?.abort();
  const end = new AbortController();
  drawn.set(place, end);
  const chart = CHARTS[place.dataset.chart](place, told, end.signal);
  let width = 0;
  const observer = new ResizeObserver(() => {
    const now = Math.round(place.clientWidth);
    if (now && now !== width) {
      width = now;
      chart.draw(width);
    }
  });
  observer.observe(place);
  end.signal.addEventListener("abort", () => observer.disconnect());
}

const drawn = new Map(); // what ends the listeners of a chart that is drawn anew

const asked = new Map();

/** What an address of this server tells; charts that ask the same share the answer. */
export function tell(address) {
  if (!asked.has(address)) {
    asked.set(address, fetch(address, {credentials: "same-origin"}).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    }));
  }
  return asked.get(address);
}
