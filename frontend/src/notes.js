// A text with side notes: pointing at a mark or a note lights up both; notes stand beside the words they are of.
export function sideNotes() {
  const text = document.querySelector("[data-marked]");
  if (!text) return;
  const notes = new Map([...document.querySelectorAll("[data-note]")].map((n) => [n.dataset.note, n]));
  const marks = [...text.querySelectorAll("mark[data-ids]")];
  const idsOf = (element) => element.dataset.ids?.split(" ") ?? [element.dataset.note];
  const light = (ids) => {
    for (const m of marks) m.classList.toggle("lit", idsOf(m).some((id) => ids.includes(id)));
    for (const [id, n] of notes) n.classList.toggle("lit", ids.includes(id));
  };
  for (const element of [...marks, ...notes.values()]) {
    for (const begin of ["pointerenter", "focusin"]) element.addEventListener(begin, () => light(idsOf(element)));
    for (const end of ["pointerleave", "focusout"]) element.addEventListener(end, () => light([]));
  }
  const wide = matchMedia("(min-width: 60rem)");
  const lay = () => beside(text, marks, notes, wide.matches);
  wide.addEventListener("change", lay);
  addEventListener("resize", lay);
  for (const n of notes.values()) n.addEventListener("toggle", lay, true);
  document.fonts?.ready.then(lay);
  lay();
}

function beside(text, marks, notes, wide) {
  let foot = 0;
  const top = text.getBoundingClientRect().top;
  for (const [id, note] of notes) {
    note.style.removeProperty("margin-top");
    if (!wide) continue;
    const mark = marks.find((m) => m.dataset.ids.split(" ").includes(id));
    const wanted = mark ? mark.getBoundingClientRect().top - top : foot;
    const lies = note.getBoundingClientRect().top - top;
    if (wanted > lies && wanted - lies < 4000) note.style.marginTop = `${wanted - lies}px`;
    foot = note.getBoundingClientRect().bottom - top;
  }
}
