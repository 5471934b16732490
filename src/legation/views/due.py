"""Due: the deadlines ahead, over all states or some."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from legation.incidents import Incident
from legation.ledger import Ledger, tables
from legation.reference import days_of
from legation.views.standing import pair_incidents


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which a measure must be carried out. ``on``: its last day; ``told``: as the source dates it."""

    on: datetime.date
    told: str
    incident: Incident


def due(
    ledger: Ledger,
    *,
    at: datetime.date,
    until: datetime.date | None = None,
    states: Sequence[str] = (),
    known: datetime.date | None = None,
) -> list[Deadline]:
    """Deadlines on or after a day that incidents which still stand have set, the next first."""
    r = tables.reports.c
    conditions = [r.due >= at]
    if until:
        conditions.append(r.due <= until)
    pairs = [p for p in ledger.pairs_where(*conditions) if not states or set(states) <= set(p.split("-"))]
    out = []
    for pair in pairs:
        for incident in pair_incidents(ledger, pair.split("-"), known=known or at, until=at):
            days = days_of(incident.deadline)
            replaced = any(t.relation == "carries_out" for t in incident.ties)
            if incident.real and not replaced and days and at <= days[1] and (until is None or days[1] <= until):
                out.append(Deadline(days[1], str(incident.deadline), incident))
    return sorted(out, key=lambda d: (d.on, d.incident.id))
