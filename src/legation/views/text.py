"""Answers as tables for the terminal, readable at 80 columns, and as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.incidents import Incident, Report
from legation.ledger import Ledger, StatedStrength
from legation.reference import isolated, printable
from legation.views.deadlines import Deadline
from legation.views.standing import Cell, Mission, Standing, describe, name_of
from legation.views.timeline import Entry

_SHORT = 6  # letters of an id that are shown
_HASHED = {"incident", "strength", "report"}  # kinds whose ids are long


def short(id_: str) -> str:
    """An id as it is shown: enough of it to ask for it again."""
    kind, _, rest = id_.partition("-")
    return rest[:_SHORT] if kind in _HASHED and rest else id_


def show_standing(standing: Standing, console: Console) -> None:
    """A standing: both missions, then the pair, then what does not fit."""
    a, b = standing.pair
    console.print(
        _head(
            f"{name_of(a)} and {name_of(b)} on {standing.at}",
            f"as known on {standing.known}" if standing.known else "as known today",
        )
    )
    for mission in standing.missions:
        console.print(_section(f"{name_of(mission.sending)} in {name_of(mission.receiving)}", _mission(mission)))
    pair = [("relations", [standing.level] if standing.level else [])]
    pair += [
        (name, list(getattr(standing, name))) for name in ("listings", "sanctions", "borders", "contacts", "threats")
    ]
    console.print(_section("Between the two", _cells(pair)))
    console.print(_section("Deadlines ahead", _cells([("", list(standing.ahead))])))
    if standing.contradictions:
        table = _table()
        for c in standing.contradictions:
            versions = [Text.assemble(printable(v), ("  " + _host(s) if s else "", "dim")) for v, s in c.versions]
            table.add_row(
                Group(Text(printable(c.about)), *(Padding(v, (0, 0, 0, 2)) for v in versions)), _ids(c.rests_on)
            )
        console.print(_section("Does not fit together", table))


def show_timeline(entries: Sequence[Entry], console: Console) -> None:
    """A chronicle: number, date, who, what, and what it answers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("#", "date", "who", "what", "by when", "id"):
        table.add_column(name, no_wrap=name in {"#", "id", "who"}, overflow="fold")
    for e in entries:
        i = e.incident
        what = Text(printable(describe(i)))
        if e.told:
            what.append(f"  {e.told}", style="dim")
        who = f"{i.actor or '?'} → {i.target or '?'}"
        table.add_row(str(e.number), i.date or f"{i.first}", who, what, i.deadline or "", short(i.id))
    console.print(table if entries else Text("nothing is known of these two"))


def show_incidents(incidents: Iterable[Incident], console: Console) -> None:
    """Incidents of any states, a line each."""
    show_timeline([Entry(n, i, ()) for n, i in enumerate(incidents, 1)], console)


def show_due(deadlines: Sequence[Deadline], console: Console) -> None:
    """Deadlines ahead, the next first."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("by", "who", "what", "since", "id"):
        table.add_column(name, no_wrap=name in {"by", "id", "who"})
    for d in deadlines:
        i = d.incident
        table.add_row(
            d.told, f"{i.actor or '?'} → {i.target or '?'}", printable(describe(i)), i.date or "", short(i.id)
        )
    console.print(table if deadlines else Text("no deadline ahead"))


def show_incident(incident: Incident, others: Sequence[Incident], ledger: Ledger, console: Console) -> None:
    """One incident: what it comes to, what it is tied to, and every report with its words and source."""
    i = incident
    console.print(_head(f"{i.actor or '?'} → {i.target or '?'}: {describe(i)}", i.id))
    rows = [("date", i.date or f"known {i.first}"), ("status", i.status), ("by when", i.deadline), ("reason", i.reason)]
    table = _table()
    for name, value in rows:
        if value:
            table.add_row(Text(name, style="dim"), Text(printable(str(value))))
    for d in i.disagreements:
        table.add_row(Text(d.field, style="yellow"), Text(printable(f"told differently: {d.told}")))
    by_id = {o.id: o for o in others}
    for tie in i.ties:
        other = by_id.get(tie.incident)
        if other is not None:
            sure = f" (inferred, {tie.confidence:.0%}: {tie.why})" if tie.inferred else ""
            told = f"{other.actor} → {other.target}, {other.date}: {describe(other)} [{short(other.id)}]{sure}"
            table.add_row(Text(tie.relation.replace("_", " "), style="dim"), Text(printable(told)))
    console.print(table)
    for report in i.reports:
        console.print(_report(report, ledger))
    for why in i.why:
        console.print(Text(printable(f"one occasion: {why}"), style="dim"))


def record(incident: Incident) -> dict[str, Any]:
    """An incident as JSON: what it comes to, its ties, disagreements and reports."""
    out: dict[str, Any] = jsonable(asdict(incident))
    return out


def jsonable(value: Any) -> Any:
    """A value with dates as EDTF and tuples as lists."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {k: jsonable(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(v) for v in value]
    return value


def _mission(m: Mission) -> RenderableType:
    rows: list[tuple[str, list[Cell]]] = [("ambassador", [m.ambassador] if m.ambassador else [])]
    table = _cells(rows)
    for s in m.staff.stated:
        table.add_row(Text("stated", style="dim"), _strength(s), s.as_of or str(s.day), Text(short(s.id), style="dim"))
    for e in m.staff.estimates:
        if e.gone or e.allowed is not None:
            told = f"about {e.count} {e.category.replace('_', ' ')} left: {e.stated}"
            told += f", {e.allowed} allowed" if e.allowed is not None else ""
            told += f", less {e.gone} who had to go" if e.gone else ""
            table.add_row(
                Text("estimate", style="dim"),
                Text(told + (" (can't be)" if e.impossible else "")),
                "",
                _ids(e.rests_on),
            )
    for name, cells in (("posts", m.posts), ("services", m.services), ("limits", m.limits)):
        _add(table, name, list(cells))
    return table


def _strength(s: StatedStrength) -> Text:
    about = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(s.about, "")
    kind = "may be " if s.kind == "ceiling" else ""
    out = Text(printable(f"{kind}{about}{s.count} {s.category.replace('_', ' ')}"))
    told = "; ".join(x for x in (s.scope, s.by) if x)
    if told:
        out.append(printable(f"  {told}"), style="dim")
    return out


def _cells(groups: Sequence[tuple[str, list[Cell]]]) -> Table:
    table = _table()
    for name, cells in groups:
        _add(table, name, cells)
    return table


def _add(table: Table, name: str, cells: list[Cell]) -> None:
    for n, cell in enumerate(cells):
        told = Text(printable(cell.told))
        if cell.until:
            told.append(f"  by {cell.until}", style="bold")
        table.add_row(Text("" if n else name, style="dim"), told, cell.since or "", _ids(cell.rests_on))


def _table() -> Table:
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))


def _section(title: str, body: RenderableType) -> Group:
    empty = isinstance(body, Table) and not body.row_count
    return Group(Text(title, style="bold"), Padding(Text("nothing told", style="dim") if empty else body, (0, 0, 1, 2)))


def _head(title: str, rest: str) -> Text:
    return Text.assemble((printable(title), "bold"), "\n", (printable(rest), "dim"), "\n")


def _ids(ids: Sequence[str]) -> Text:
    shown = [short(i) for i in ids]
    return Text(" ".join(shown[:3]) + (" …" if len(shown) > 3 else ""), style="dim")


def _report(r: Report, ledger: Ledger) -> RenderableType:
    document = ledger.document(r.document)
    told = " … ".join(isolated(w) for w in r.words) or "(no words)"
    origin = " ".join(x for x in ((document.published if document else None) or str(r.known), r.source or "") if x)
    fields = ", ".join(
        f"{k} {v}" for k in ("status", "count", "unit", "date", "deadline") if (v := getattr(r, k)) is not None
    )
    return Padding(
        Group(
            Text(printable(told)),
            Text(printable(fields), style="dim"),
            Text(printable(f"{origin}  {r.id}"), style="dim"),
        ),
        (0, 0, 1, 2),
    )


def _host(source: str) -> str:
    return source.split("/")[2] if source.count("/") > 1 else source
