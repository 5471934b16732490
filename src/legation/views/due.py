"""Due: the deadlines ahead, over all states or some."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from legation.ledger import Ledger, tables
from legation.views.deadlines import Deadline, deadlines
from legation.views.memory import remembered
from legation.views.standing import pair_incidents


@remembered(len)
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
    told = (d for p in pairs for d in deadlines(pair_incidents(ledger, p.split("-"), known=known, until=at), at=at))
    return sorted((d for d in told if until is None or d.on <= until), key=lambda d: (d.on, d.incident.id))
