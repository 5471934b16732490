// The pane that opens beside a figure with the words it rests on. htmx fetches them; here it is shown and placed.
export function wordsPane() {
  const pane = document.querySelector("#words");
  if (!pane?.showPopover) return;
  let opener = null;

  document.addEventListener("htmx:beforeRequest", ({detail}) => {
    if (detail.target === pane) opener = detail.elt;
  });
  document.addEventListener("htmx:afterSwap", ({detail}) => {
    if (detail.target !== pane) return;
    if (!pane.matches(":popover-open")) pane.showPopover();
    place(pane, opener);
    opener?.setAttribute("aria-expanded", "true");
    pane.querySelector("h2")?.focus({preventScroll: true});
  });
  pane.addEventListener("toggle", ({newState}) => {
    if (newState !== "closed" || !opener) return;
    opener.removeAttribute("aria-expanded");
    if (!document.activeElement || document.activeElement === document.body || pane.contains(document.activeElement)) {
      opener.focus({preventScroll: true});
    }
  });
}

function place(pane, opener) {
  pane.style.removeProperty("left");
  pane.style.removeProperty("top");
  if (!opener || matchMedia("(max-width: 40rem)").matches) return; // a sheet at the foot of the screen
  const at = opener.getBoundingClientRect();
  const {width, height} = pane.getBoundingClientRect();
  const left = Math.max(12, Math.min(at.left, innerWidth - width - 12));
  const below = at.bottom + 8;
  const top = below + height < innerHeight ? below : Math.max(12, at.top - height - 8);
  pane.style.left = `${left}px`;
  pane.style.top = `${top}px`;
}
