"""Timeline: what happened between two states, in order, each measure with what it answers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from legation.incidents import Incident, Tie
from legation.ledger import Ledger
from legation.reference import measure_types
from legation.views.standing import pair_incidents

_SHOWN = {"answers": "answers", "carries_out": "carries out", "part_of": "part of", "supersedes": "replaces"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chronicle: an incident, its place in the list, and its ties to the others by their place."""

    number: int
    incident: Incident
    ties: tuple[tuple[Tie, int], ...]

    @property
    def told(self) -> str:
        """Its ties in words: ``answers 3; part of 5?`` where the last is inferred."""
        return "; ".join(
            f"{_SHOWN[t.relation]} {n}{'?' if t.inferred else ''}" for t, n in self.ties if t.relation in _SHOWN
        )


def timeline(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    known: datetime.date | None = None,
    words: bool = True,
) -> list[Entry]:
    """The chronicle of two states, oldest first. ``words``: accusations, protests and talks too."""
    return chronicle(pair_incidents(ledger, (a, b), known=known, until=until), since=since, words=words)


def chronicle(incidents: Sequence[Incident], *, since: datetime.date | None = None, words: bool = True) -> list[Entry]:
    """Incidents as numbered lines."""
    shown = [
        i for i in incidents if (words or not measure_types()[i.type].context) and (since is None or i.last >= since)
    ]
    number = {i.id: n for n, i in enumerate(shown, 1)}
    return [
        Entry(n, i, tuple((t, number[t.incident]) for t in i.ties if t.incident in number))
        for n, i in enumerate(shown, 1)
    ]
