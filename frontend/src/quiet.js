// Plot names its groups of marks for screen readers, where a name is not allowed; the chart as a whole has one.
export function quiet(svg) {
  for (const g of svg.querySelectorAll("g[aria-label], g[aria-description]")) {
    g.removeAttribute("aria-label");
    g.removeAttribute("aria-description");
  }
  return svg;
}
