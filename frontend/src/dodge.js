// Circles set side by side on an axis without covering each other, each as near to the axis as it can stand.

/** Heights above an axis for circles at `x` with radius `r` (pixels), in the order in which they are given. */
export function dodge(circles, gap = 1.5) {
  const set = [];
  return circles.map(({x, r}) => {
    const near = set.filter((c) => Math.abs(c.x - x) < c.r + r + gap);
    const tried = [r, ...near.map((c) => c.y + Math.sqrt((c.r + r + gap) ** 2 - (c.x - x) ** 2))]
      .filter((y) => y >= r)
      .sort((a, b) => a - b);
    const y = tried.find((y) => near.every((c) => (c.x - x) ** 2 + (c.y - y) ** 2 >= (c.r + r + gap) ** 2 - 0.01));
    set.push({x, y, r});
    return y;
  });
}

/** The same, with radii made smaller until all stand within `height`; gives heights and the scale of the radii. */
export function dodgeWithin(circles, height, least = 0.25) {
  for (let scale = 1; ; scale *= 0.88) {
    const heights = dodge(circles.map(({x, r}) => ({x, r: r * scale})), scale < 0.5 ? 0.5 : 1.5);
    const top = Math.max(0, ...heights.map((y, n) => y + circles[n].r * scale));
    if (top <= height || scale < least) return {heights, scale, top};
  }
}
