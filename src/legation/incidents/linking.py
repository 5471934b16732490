"""Reports -> incidents: the same whatever the order in which the reports came."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from legation.incidents.comparison import NEAR, contradict, one_occasion
from legation.incidents.disagreement import disagreements
from legation.incidents.incident import STATUSES, Incident, Report
from legation.incidents.responses import tied
from legation.incidents.rulings import Ruling, ruled
from legation.reference import content_id

_FIELDS = ("place", "count", "about", "unit", "deadline", "moved_to", "reason", "form")


def incidents(reports: Iterable[Report], rulings: Iterable[Ruling] = ()) -> list[Incident]:
    """The occasions that these reports tell, with what ties them, oldest first.

    ``rulings``: what people decided; they outweigh what is found here.
    """
    known, apart, together = ruled(sorted(reports, key=lambda r: (r.days, r.id)), rulings)
    groups = _grouped(known, apart, together)
    return tied(sorted((_incident(g, why) for g, why in groups), key=lambda i: (i.first, i.last, i.id)))


@lru_cache(1 << 16)
def incident_id(report: str) -> str:
    """The id of the incident of which a report is the first that was known."""
    return content_id("incident", report=report)


def _grouped(
    reports: list[Report], apart: set[frozenset[str]], together: set[frozenset[str]]
) -> Iterator[tuple[list[Report], tuple[str, ...]]]:
    """Agglomerate, surest pair first; what contradicts a member keeps a report out."""
    group = {r.id: i for i, r in enumerate(reports)}
    members = {i: [r] for i, r in enumerate(reports)}
    whys: dict[int, list[str]] = {i: [] for i in members}
    for _, a, b, why in sorted(_alike(reports, apart, together), key=lambda p: (-p[0], p[1].id, p[2].id)):
        one, other = sorted((group[a.id], group[b.id]))
        if one == other or not _agree(members[one], members[other], apart, together):
            continue
        members[one] += members.pop(other)
        whys[one] += [*whys.pop(other), f"{a.id} and {b.id}: {'; '.join(why)}"]
        for report in members[one]:
            group[report.id] = one
    for i, some in members.items():
        yield some, tuple(sorted(whys[i]))


def _alike(
    reports: list[Report], apart: set[frozenset[str]], together: set[frozenset[str]]
) -> Iterator[tuple[float, Report, Report, tuple[str, ...]]]:
    """Pairs that may be one occasion: only those whose days are near are compared."""
    by_id = {r.id: r for r in reports}
    for pair in together:
        if len(pair) > 1 and pair <= by_id.keys():
            one, other = sorted(pair)
            yield 2.0, by_id[one], by_id[other], ("a source or a person says that they are one",)
    open_: list[tuple[int, str, Report]] = []
    for b in reports:  # sorted by first day
        first = b.days[0].toordinal()
        while open_ and open_[0][0] + NEAR < first:
            heapq.heappop(open_)
        for _, _, a in open_:
            if frozenset((a.id, b.id)) not in apart:
                found = one_occasion(a, b)
                if found:
                    yield found[0], a, b, found[1]
        heapq.heappush(open_, (b.days[1].toordinal(), b.id, b))


def _agree(some: list[Report], others: list[Report], apart: set[frozenset[str]], together: set[frozenset[str]]) -> bool:
    """Whether no two of them contradict each other, and most are alike; what people and sources say comes first."""
    pairs = [frozenset((a.id, b.id)) for a in some for b in others]
    if any(p in apart for p in pairs):
        return False
    if any(p in together for p in pairs):
        return True
    if any(contradict(a, b) for a in some for b in others):
        return False
    alike = sum(one_occasion(a, b) is not None for a in some for b in others)
    return alike * 2 > len(pairs)


def _incident(reports: list[Report], why: tuple[str, ...]) -> Incident:
    reports = sorted(reports, key=lambda r: (r.known, r.id))
    newest = reports[::-1]
    real = min((r.status for r in reports), key=STATUSES.index)
    lead = next(r for r in newest if r.status == real)
    told: dict[str, Any]
    if len(reports) == 1:
        told, dated = {f: getattr(lead, f) for f in _FIELDS}, lead
    else:
        told = {f: next((v for r in (lead, *newest) if (v := getattr(r, f)) not in (None, ())), None) for f in _FIELDS}
        dated = _dated(reports)
    first, last = dated.days
    return Incident(
        id=incident_id(reports[0].id),
        type=lead.type,
        actor=lead.actor,
        target=lead.target,
        status=real,
        own=lead.own,
        head=any(r.head for r in reports),
        date=dated.date,
        first=first,
        last=last,
        reports=tuple(reports),
        why=why,
        disagreements=disagreements(reports),
        **(told | {"place": told["place"] or ()}),
    )


def _dated(reports: list[Report]) -> Report:
    """The report that dates the occasion most narrowly, and first."""
    return min(reports, key=lambda r: (r.date is None, (r.days[1] - r.days[0]).days, r.days, r.id))
