// What every page runs. All of it adds to pages that work without.
import {themeSwitch} from "./theme.js";
import {wordsPane} from "./words.js";
import {dayFields} from "./days.js";
import {sideNotes} from "./notes.js";

themeSwitch();
wordsPane();
dayFields();
sideNotes();

if (document.querySelector("[data-chart]")) {
  const {draw} = await import(new URL("charts.js", import.meta.url));
  draw();
}
