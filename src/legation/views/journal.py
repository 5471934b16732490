"""Journal: what people decided of an incident's reports, oldest first, as they decided it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from legation.incidents import Ruling
from legation.ledger import Ledger

_ABOUT_ONE_OCCASION = {"merge", "split"}
_STANCE = {"accept", "reject"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision: on one report, or the rulings that one merge or split came to.

    ``numbers``: its rulings, to take it back by. ``stands``: no later decision outweighs it.
    """

    kind: str
    by: str
    on: datetime.date
    why: str
    reports: tuple[str, ...]
    numbers: tuple[int, ...]
    field: str | None = None
    value: str | None = None
    stands: bool = True


def journal(ledger: Ledger, reports: Iterable[str]) -> tuple[Judgement, ...]:
    """What was decided of these reports, oldest first."""
    rulings = ledger.rulings_of(reports)
    last = {_subject(r): r.number for r in rulings}
    out = []
    for _, some in groupby(rulings, key=_told_together):
        part = list(some)
        one = part[0]
        out.append(
            Judgement(
                kind=one.kind,
                by=one.by,
                on=one.on,
                why=one.why,
                reports=tuple(dict.fromkeys(id_ for r in part for id_ in r.reports)),
                numbers=tuple(r.number for r in part if r.number is not None),
                field=one.field,
                value=one.value,
                stands=any(last[_subject(r)] == r.number for r in part),
            )
        )
    return tuple(out)


def _subject(r: Ruling) -> tuple[str | None, frozenset[str]]:
    """What a ruling is about: a later one about the same outweighs it."""
    about = "occasion" if r.kind in _ABOUT_ONE_OCCASION else "stance" if r.kind in _STANCE else r.field
    return about, frozenset(r.reports)


def _told_together(r: Ruling) -> Sequence[object]:
    """Rulings that came of one decision; only a merge or a split comes to several."""
    return (r.kind, r.by, r.on, r.why, None if r.kind in _ABOUT_ONE_OCCASION else r.number)
