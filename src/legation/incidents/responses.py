"""What one incident is to another: it answers it, carries it out, is part of it, replaces it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from legation.incidents.comparison import days
from legation.incidents.incident import Incident, Tie

_ANSWERED_WITHIN = 30  # days after a measure in which its mirror is taken for the answer
_PROMPT = 10  # days in which it is the likelier one
_CARRIED_OUT_WITHIN = 60  # days, where no deadline is told
_LATE = 14  # days after a deadline in which people still leave
_TOGETHER = 120  # days within which parts and total are told
_GOING = {"expel", "cap_staff"}
_GONE = {"withdraw_staff", "expel"}
_STAFF = {"expel", "cap_staff", "refuse_accreditation"}


def tied(incidents: list[Incident]) -> list[Incident]:
    """The incidents with their ties; stated ones first, then what is inferred where nothing is stated."""
    home = {r.id: i for i in incidents for r in i.reports}
    out = []
    for incident in incidents:
        ties: dict[tuple[str, str], Tie] = {}
        for report in incident.reports:
            for relation, other in report.stated:
                there = home.get(other)
                if there is not None and there.id != incident.id and relation != "same":
                    why = f"{report.id} says so"
                    ties.setdefault(
                        (relation, there.id), Tie(relation, there.id, inferred=False, confidence=1.0, why=why)
                    )
        stated = {relation for relation, _ in ties}
        if any(r.stated for r in incident.reports if any(k == "answers" for k, _ in r.stated)):
            stated.add("answers")  # of another pair of states
        for tie in _inferred(incident, incidents, stated):
            if tie.relation != "answers" or not any(t.incident == tie.incident for t in ties.values()):
                ties.setdefault((tie.relation, tie.incident), tie)
        out.append(replace(incident, ties=tuple(sorted(ties.values(), key=lambda t: (t.relation, t.incident)))))
    return out


def _inferred(incident: Incident, incidents: list[Incident], stated: set[str]) -> Iterator[Tie]:
    if "carries_out" not in stated:
        order = _carried_out(incident, incidents)
        if order is not None:
            yield Tie(
                "carries_out", order.id, inferred=True, confidence=0.7, why="the same people, gone after the order"
            )
            return
    if "part_of" not in stated:
        yield from _part_of(incident, incidents)
    if "supersedes" not in stated:
        earlier = _superseded(incident, incidents)
        if earlier is not None:
            yield Tie("supersedes", earlier.id, inferred=True, confidence=0.6, why="the same measure anew, days later")
    if "answers" not in stated and incident.real:
        answered = _answered(incident, incidents)
        if answered is not None:
            confidence = 0.5 + 0.2 * (incident.count is not None and incident.count == answered.count)
            confidence += 0.1 * ((incident.first - answered.last).days <= _PROMPT)
            why = f"its mirror, {max((incident.first - answered.first).days, 0)} days later"
            yield Tie("answers", answered.id, inferred=True, confidence=round(confidence, 2), why=why)


def _carried_out(incident: Incident, incidents: list[Incident]) -> Incident | None:
    """The order that a departure carries out: the people of one side go, whichever side tells it."""
    if incident.status != "done" or incident.type not in _GONE:
        return None
    own = incident.type == "withdraw_staff"
    ends = (incident.target, incident.actor) if own else (incident.actor, incident.target)
    orders = [
        i
        for i in incidents
        if i.id != incident.id
        and i.type in _GOING
        and i.real
        and (i.actor, i.target) == ends
        and i.first < incident.last
        and incident.first <= _until(i)
        and (i.type == "cap_staff" or not i.count or not incident.count or incident.count >= i.count)
    ]
    return min(orders, key=lambda i: (not _deadline_near(i, incident), incident.last - i.first, i.id), default=None)


def _deadline_near(order: Incident, incident: Incident) -> bool:
    due = days(order.deadline)
    return due is not None and abs((due[1] - incident.last).days) <= 2


def _until(order: Incident) -> datetime.date:
    due = days(order.deadline)
    wait = datetime.timedelta(_LATE) if due else datetime.timedelta(_CARRIED_OUT_WITHIN)
    return (due[1] if due else order.last) + wait


def _part_of(incident: Incident, incidents: list[Incident]) -> Iterator[Tie]:
    """Two or more measures of one side whose counts make up, or whose cuts make, a third."""
    for whole in incidents:
        if whole.id == incident.id or (whole.actor, whole.target) != (incident.actor, incident.target):
            continue
        if not incident.count or not whole.count or not _near(incident, whole, _TOGETHER):
            continue
        kin = [
            i
            for i in incidents
            if (i.actor, i.target) == (whole.actor, whole.target)
            and i.id != whole.id
            and i.count
            and i.real == incident.real
            and _near(i, whole, _TOGETHER)
        ]
        if whole.type == incident.type and whole.count > incident.count:
            parts = [i for i in kin if i.type == whole.type and i.first == incident.first and _less(i, whole)]
            total = sum(i.count or 0 for i in parts)
            if incident in parts and len(parts) > 1 and abs(total - whole.count) <= 1:
                told = " + ".join(str(i.count) for i in parts)
                yield Tie("part_of", whole.id, inferred=True, confidence=0.8, why=f"{told} make {whole.count}")
        elif whole.type == "cap_staff" and incident.type in _STAFF and _near(incident, whole, 0):
            yield Tie("part_of", whole.id, inferred=True, confidence=0.6, why="who goes by a ceiling set on that day")


def _less(part: Incident, whole: Incident) -> bool:
    return part.count is not None and whole.count is not None and part.count < whole.count


def _near(a: Incident, b: Incident, room: int) -> bool:
    return max((a.first - b.last).days, (b.first - a.last).days) <= room


def _superseded(incident: Incident, incidents: list[Incident]) -> Incident | None:
    """The earlier limit or recall of the same two sides that this one replaces."""
    if incident.type not in {"cap_staff", "recall_ambassador"} or not incident.real:
        return None
    earlier = [
        i
        for i in incidents
        if i.type == incident.type
        and i.real
        and (i.actor, i.target) == (incident.actor, incident.target)
        and i.first < incident.first
        and (incident.first - i.last).days <= _TOGETHER / 4
    ]
    return max(earlier, key=lambda i: (i.first, i.id), default=None)


def _answered(incident: Incident, incidents: list[Incident]) -> Incident | None:
    """The other side's measure of the same type shortly before."""
    mirrored = [
        i
        for i in incidents
        if i.type == incident.type
        and i.real
        and (i.actor, i.target) == (incident.target, incident.actor)
        and i.own == incident.own
        and i.first < incident.first
        and (incident.first - i.last).days <= _ANSWERED_WITHIN
    ]
    return max(mirrored, key=lambda i: (i.count is not None and i.count == incident.count, i.first, i.id), default=None)
