"""Coding -> a table for people, readable at 80 columns."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.coding import Coding, Measure
from legation.reference import isolated, printable


def show(coding: Coding, console: Console) -> None:
    """Print the measures, then the strengths, of one document."""
    head = " ".join(x for x in (coding.id, coding.lang or "language unknown", coding.published or "undated") if x)
    console.print(Text(printable(head), style="bold"))
    if coding.measures:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
        for name in ("id", "who", "what", "how many", "when"):
            table.add_column(name, no_wrap=name in {"id", "who"})
        table.add_column("words", ratio=1, overflow="fold")
        for measure in coding.measures:
            table.add_row(*(Text(printable(cell)) for cell in _cells(measure)))
        console.print(table)
    else:
        console.print("no measures\n")
    for s in coding.strengths:
        told = f"{s.sending} in {s.receiving}: {s.count} {s.category} ({s.about}, {s.as_of or 'undated'})"
        console.print(Text(printable(f"{told}  {isolated(s.evidence[0].words)}")))
    for notice in coding.notices:
        console.print(Text(printable(f"{notice.code}: {notice.message}"), style="yellow"))
    for line in coding.trace:
        console.print(Text(printable(line), style="dim"))


def _cells(measure: Measure) -> tuple[str, ...]:
    many = " ".join(str(x) for x in (measure.count, measure.unit) if x is not None)
    when = " ".join(x for x in (measure.date, f"by {measure.deadline}" if measure.deadline else "") if x)
    answer = f" (answers {', '.join(measure.in_response_to)})" if measure.in_response_to else ""
    what = f"{measure.type.replace('_', ' ')}, {measure.status.replace('_', ' ')}{answer}"
    who = f"{measure.actor or '?'} → {measure.target or '?'}"
    return measure.id, who, what, many, when, " … ".join(isolated(e.words) for e in measure.evidence)
