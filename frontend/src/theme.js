// The theme switch: the system's, light or dark; what is chosen is kept in this browser.
const NAMES = {auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark"};

export function themeSwitch() {
  const button = document.querySelector("#theme");
  if (!button) return;
  const show = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.setAttribute("aria-label", NAMES[theme]);
    button.title = NAMES[theme];
    button.dataset.now = theme;
  };
  show(document.documentElement.dataset.theme ?? "auto");
  button.hidden = false;
  button.addEventListener("click", () => {
    const all = Object.keys(NAMES);
    const next = all[(all.indexOf(button.dataset.now) + 1) % all.length];
    show(next);
    try {
      if (next === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", next);
    } catch {
      // no storage: for this page only
    }
  });
}
