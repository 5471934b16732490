"""What people decided of reports: decisions are rows of their own and outlive any recoding."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Any

from legation.errors import UsageError
from legation.incidents.incident import STATUSES, Report
from legation.reference import all_polities, days_of, measure_types

#: What may be decided: one stands, one does not, a field is put right, two are one occasion, two are not.
KINDS = ("accept", "reject", "correct", "merge", "split")
_TEXT = {"type", "actor", "target", "status", "about", "unit", "date", "deadline", "moved_to", "reason"}
CORRECTABLE = frozenset(_TEXT | {"count", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision on one report, or on two (``merge``, ``split``): who, when and why. ``value``: None empties it.

    ``number``: its place in the ledger that it was read from.
    """

    kind: str
    reports: tuple[str, ...]
    by: str
    on: datetime.date
    why: str
    field: str | None = None
    value: str | None = None
    number: int | None = dataclasses.field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse what can't be carried out."""
        if self.kind not in KINDS:
            raise UsageError(f"no ruling '{self.kind}'; there are: {', '.join(KINDS)}")
        if len(self.reports) != (2 if self.kind in {"merge", "split"} else 1):
            raise UsageError(
                f"'{self.kind}' is of {'two reports' if self.kind in {'merge', 'split'} else 'one report'}"
            )
        if self.kind == "correct" and self.field not in CORRECTABLE:
            raise UsageError(f"no field '{self.field}' to correct; there are: {', '.join(sorted(CORRECTABLE))}")
        if not self.by or not self.why:
            raise UsageError("a ruling says who decided and why")
        if self.kind == "correct" and self.field:
            _value(self.field, self.value)


def ruled(
    reports: list[Report], rulings: Iterable[Ruling]
) -> tuple[list[Report], set[frozenset[str]], set[frozenset[str]]]:
    """Reports as people left them, and the pairs that are apart and together; a later ruling outweighs an earlier.

    What sources state counts as well: "the same", or that one is another occasion that carries out, replaces,
    answers or is part of it.
    """
    apart: set[frozenset[str]] = set()
    together: set[frozenset[str]] = set()
    for report in reports:
        for relation, other in report.stated:
            (together if relation == "same" else apart).add(frozenset((report.id, other)))
    apart -= together  # a source that calls them both an answer and the same means one occasion seen from two sides
    kept = {r.id: r for r in reports}
    rejected: set[str] = set()
    for ruling in rulings:
        pair = frozenset(ruling.reports)
        if ruling.kind == "merge":
            together.add(pair)
            apart.discard(pair)
        elif ruling.kind == "split":
            apart.add(pair)
            together.discard(pair)
        elif (one := ruling.reports[0]) in kept:
            if ruling.kind == "reject":
                rejected.add(one)
            elif ruling.kind == "accept":
                rejected.discard(one)
                kept[one] = replace(kept[one], doubtful=False)
            elif ruling.field:
                kept[one] = replace(kept[one], **{ruling.field: _value(ruling.field, ruling.value)})
    return [r for r in kept.values() if not r.doubtful and r.id not in rejected], apart, together


def _value(name: str, value: str | None) -> Any:
    """What a field is put right to.

    :raises UsageError: when the field can't have that value
    """
    if name == "place":
        return tuple(p.strip() for p in value.split(";")) if value else ()
    if value is None:
        if name in {"type", "status"}:
            raise UsageError(f"a report has a {name}; give another, or reject the report")
        return None
    if name == "count":
        if not value.isdecimal():
            raise UsageError(f"a count is a whole number, not '{value}'")
        return int(value)
    if name in {"date", "deadline"} and days_of(value) is None:
        raise UsageError(f"'{value}' is no date; write 2021, 2021-11 or 2021-11-24")
    known: dict[str, Container[str]] = {
        "type": measure_types(),
        "actor": all_polities(),
        "target": all_polities(),
        "status": STATUSES,
    }
    if name in known and value not in known[name]:
        raise UsageError(f"no {name} '{value}'")
    return value
