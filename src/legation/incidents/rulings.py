"""What people decided of reports: decisions are rows of their own and outlive any recoding."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from legation.errors import UsageError
from legation.incidents.incident import Report

#: What may be decided: one stands, one does not, a field is put right, two are one occasion, two are not.
KINDS = ("accept", "reject", "correct", "merge", "split")
_TEXT = {"type", "actor", "target", "status", "about", "unit", "date", "deadline", "moved_to", "reason"}
CORRECTABLE = frozenset(_TEXT | {"count", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision on one report, or on two (``merge``, ``split``): who, when and why. ``value``: None empties it."""

    kind: str
    reports: tuple[str, ...]
    by: str
    on: datetime.date
    why: str
    field: str | None = None
    value: str | None = None

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
                del kept[one]
            elif ruling.kind == "accept":
                kept[one] = replace(kept[one], doubtful=False)
            elif ruling.field:
                kept[one] = replace(kept[one], **{ruling.field: _value(ruling.field, ruling.value)})
    return [r for r in kept.values() if not r.doubtful], apart, together


def _value(name: str, value: str | None) -> Any:
    if name == "place":
        return tuple(p.strip() for p in value.split(";")) if value else ()
    if name == "count" and value is not None:
        if not value.isdigit():
            raise UsageError(f"a count is a whole number, not '{value}'")
        return int(value)
    return value
