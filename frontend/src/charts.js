// The charts of a page: drawn from what the page or its server tells, and drawn anew when the width changes.
import {chronicle} from "./chronicle.js";
import {staff} from "./staff.js";
import {world} from "./world.js";

const CHARTS = {chronicle, staff, world};

export function draw() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    begin(place).catch(() => place.classList.add("undrawn"));
  }
}

async function begin(place) {
  const told = await tell(place.dataset.from);
  const chart = CHARTS[place.dataset.chart](place, told);
  let width = 0;
  new ResizeObserver(() => {
    const now = Math.round(place.clientWidth);
    if (now && now !== width) {
      width = now;
      chart.draw(width);
    }
  }).observe(place);
}

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
