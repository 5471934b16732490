"""Overview: what the books hold, which pairs of states are in row, and what happened last."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from legation.incidents import Incident
from legation.ledger import Ledger
from legation.views.memory import remembered
from legation.views.standing import pair_incidents

_PAIRS = 60
_READ = 8  # pairs whose newest incidents are shown: more would read the books of busy pairs whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """``since``: the day from which on ``pairs`` (states, how many reports) are counted. ``latest``: newest first."""

    documents: int
    reports: int
    newest: datetime.date | None
    since: datetime.date | None
    pairs: tuple[tuple[tuple[str, str], int], ...]
    latest: tuple[Incident, ...]


@remembered(lambda o: len(o.latest))
def overview(ledger: Ledger, *, today: datetime.date, days: int = 366, latest: int = 12) -> Overview:
    """What the books hold up to today, and the newest of it. ``days``: how long before the newest pairs are counted."""
    counts = ledger.counts()
    newest = ledger.newest_day()
    if newest is None:
        return Overview(documents=counts["documents"], reports=0, newest=None, since=None, pairs=(), latest=())
    since = min(newest, today) - datetime.timedelta(days)
    pairs = tuple(((p.split("-")[0], p.split("-")[1]), n) for p, n in pairs_lately(ledger, since=since, most=_PAIRS))
    told = [i for pair, _ in pairs[:_READ] for i in pair_incidents(ledger, pair) if since <= i.first <= today]
    told.sort(key=lambda i: (i.first, i.id), reverse=True)
    return Overview(
        documents=counts["documents"],
        reports=counts["reports"],
        newest=newest,
        since=since,
        pairs=pairs,
        latest=tuple(told[:latest]),
    )


@remembered(len)
def pairs_lately(ledger: Ledger, *, since: datetime.date | None, most: int) -> list[tuple[str, int]]:
    """Pairs of states with how many reports of what happened since a day they have, the most first."""
    return ledger.pairs_lately(since=since, most=most)
