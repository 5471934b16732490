"""How many a mission has: every figure that is stated, and a running estimate from the last of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from legation.incidents import Incident
from legation.ledger import StatedStrength
from legation.reference import days_of

_OUTDATED = datetime.timedelta(400)  # after which a figure counted otherwise has overtaken an older one
_PEOPLE = ("diplomats", "staff", "local_staff")
_GOING = {"expel", "withdraw_staff"}
_TAKEN_FOR = {"officers": "diplomats", "persons": "staff", None: "diplomats"}


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a stated figure comes to after those who had to go since, and under the ceiling set since (``allowed``).

    ``rests_on``: the strength and the incidents. ``impossible``: more were sent away than there were.
    """

    category: str
    count: int
    stated: int
    as_of: str | None
    gone: int
    allowed: int | None
    rests_on: tuple[str, ...]
    impossible: bool


@dataclass(frozen=True, slots=True)
class Staffing:
    """The stated strengths of one mission, oldest first, and an estimate for each category that has one."""

    sending: str
    receiving: str
    stated: tuple[StatedStrength, ...]
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """How the estimate of one category ran: on each day that changed it, what it came to."""

    category: str
    points: tuple[tuple[datetime.date, int], ...]


def running(
    sending: str, receiving: str, real: Sequence[Incident], strengths: Sequence[StatedStrength]
) -> tuple[Running, ...]:
    """The estimates of a mission over time, each as it stood on the days on which something changed it."""
    mine = [s for s in strengths if (s.sending, s.receiving) == (sending, receiving)]
    days = {s.day for s in mine if s.kind == "strength"}
    if not days:
        return ()
    moving = [i for i in real if i.type in _GOING | {"cap_staff"} and i.last >= min(days)]
    for i in moving:
        due = days_of(i.deadline)
        days |= {i.first, due[1] if due and i.type == "cap_staff" else i.first}
    points: dict[str, list[tuple[datetime.date, int]]] = {}
    for day in sorted(days):
        for e in staffing(sending, receiving, moving, mine, at=day).estimates:
            points.setdefault(e.category, []).append((day, e.count))
    return tuple(Running(category, tuple(some)) for category, some in points.items())


def staffing(
    sending: str,
    receiving: str,
    real: Sequence[Incident],
    strengths: Sequence[StatedStrength],
    *,
    at: datetime.date,
) -> Staffing:
    """Stated strengths of the mission of ``sending`` in ``receiving`` and what is left of the last of each category."""
    mine = sorted(
        (s for s in strengths if (s.sending, s.receiving) == (sending, receiving)), key=lambda s: (s.day, s.known, s.id)
    )
    estimates = []
    newest = max((s.day for s in mine if s.kind == "strength" and s.day <= at), default=at)
    for category in _PEOPLE:
        held = [s for s in mine if s.category == category and s.kind == "strength" and s.day <= at]
        if not held or newest - held[-1].day > _OUTDATED:
            continue
        last = held[-1]
        going = [i for i in real if _takes_from(i, sending, receiving, category) and last.day < i.first <= at]
        counted = _once(going)
        gone = sum(i.count or 0 for i in counted)
        ceilings = _ceilings(real, sending, receiving, category, after=last.day, at=at)
        left, allowed = last.count, None
        for _, limit, many in sorted([*ceilings, *((i.first, False, i.count or 0) for i in counted)]):
            left = min(left, many) if limit else left - many
            allowed = many if limit else allowed
        estimates.append(
            Estimate(
                category=category,
                count=max(left, 0),
                stated=last.count,
                as_of=last.as_of,
                gone=gone,
                allowed=allowed,
                rests_on=(last.id, *(i.id for i in counted)),
                impossible=gone > last.count and last.about != "at_least",
            )
        )
    return Staffing(sending, receiving, tuple(mine), tuple(estimates))


def _once(going: Sequence[Incident]) -> list[Incident]:
    """Those that count: an order, not the departure after it (often told with families); parts, not their total."""
    here = {i.id for i in going}
    told_again = {t.incident for i in going for r in ("part_of", "supersedes") for t in i.tied(r)}
    return [
        i
        for i in going
        if i.count and i.id not in told_again and not any(t.incident in here for t in i.tied("carries_out"))
    ]


def _ceilings(
    real: Sequence[Incident], sending: str, receiving: str, category: str, *, after: datetime.date, at: datetime.date
) -> list[tuple[datetime.date, bool, int]]:
    """Ceilings in force by a day, each with the day on which it took effect: its deadline, where it has one."""
    out = []
    for i in real:
        if i.type != "cap_staff" or (i.actor, i.target) != (receiving, sending) or (i.unit or "staff") != category:
            continue
        count = next((r.count for r in reversed(i.reports) if r.form == "ceiling" and r.count is not None), None)
        due = days_of(i.deadline)
        day = due[1] if due else i.first
        if count is not None and after < day <= at:
            out.append((day, True, count))
    return out


def _takes_from(i: Incident, sending: str, receiving: str, category: str) -> bool:
    """Whether an incident takes people of a category away: expelled by the host, or called home."""
    if i.type not in _GOING:
        return False
    unit = _TAKEN_FOR.get(i.unit, i.unit)
    if unit != category and not (category == "staff" and unit == "diplomats"):
        return False
    ends = (i.actor, i.target)
    return ends == ((receiving, sending) if i.type == "expel" else (sending, receiving))
