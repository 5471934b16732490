// Sliders for "at" and "known": each moves the date field beside it, which is what the form sends.
const DAY = 86_400_000;
export const dayOf = (date) => Math.round(Date.parse(`${date}T00:00Z`) / DAY);
export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

export function dayFields() {
  for (const slider of document.querySelectorAll("input[type=range][data-for]")) {
    const field = document.getElementById(slider.dataset.for);
    slider.closest("[hidden]")?.removeAttribute("hidden");
    slider.hidden = false;
    const told = () => slider.setAttribute("aria-valuetext", field.value || "now");
    const follow = () => {
      const day = field.value ? dayOf(field.value) : Number(slider.max);
      if (Number.isFinite(day)) slider.value = day;
      told();
    };
    slider.addEventListener("input", () => {
      field.value = dateOf(Number(slider.value));
      told();
      field.dispatchEvent(new Event("slide", {bubbles: true}));
    });
    // The form listens for "change": that of the slider bubbles to it as well.
    field.addEventListener("change", follow);
    follow();
  }
}
