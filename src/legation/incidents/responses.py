"""What one incident is to another: it answers it, carries it out, is part of it, replaces it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from legation.incidents.incident import Incident, Tie
from legation.reference import days_of

_ANSWERED_WITHIN = 30  # days after a measure in which its mirror is taken for the answer
_PROMPT = 10  # days in which it is the likelier one
_CARRIED_OUT_WITHIN = 60  # days, where no deadline is told
_LATE = 14  # days after a deadline in which people still leave
_LONGEST = 400  # days that an order may give
_REPLACED_WITHIN = 30  # days in which a limit or recall is set anew
_TOGETHER = 120  # days within which parts and total are told
_GOING = ("expel", "cap_staff")
_GONE = {"withdraw_staff", "expel"}
_STAFF = {"expel", "cap_staff", "refuse_accreditation"}


def tied(incidents: list[Incident]) -> list[Incident]:
    """The incidents, oldest first, with their ties: what is stated, and what is inferred where nothing is."""
    home = {r.id: i for i in incidents for r in i.reports}
    near = _Nearby(incidents)
    out = []
    for incident in incidents:
        ties: dict[tuple[str, str], Tie] = {}
        stated: set[str] = set()
        for report in incident.reports:
            for relation, other in report.stated:
                stated.add(relation)  # also where it is to an incident of other states
                there = home.get(other)
                if there is not None and there.id != incident.id and relation != "same":
                    told = Tie(relation, there.id, inferred=False, confidence=1.0, why=f"{report.id} says so")
                    ties.setdefault((relation, there.id), told)
        for tie in _inferred(incident, near, stated):
            if tie.relation != "answers" or not any(t.incident == tie.incident for t in ties.values()):
                ties.setdefault((tie.relation, tie.incident), tie)
        nearer = {i for relation, i in ties if relation != "answers"}  # what carries an order out is no answer to it
        kept = [t for (relation, i), t in ties.items() if relation != "answers" or i not in nearer]
        out.append(
            replace(incident, ties=tuple(sorted(kept, key=lambda t: (t.relation, t.incident)))) if kept else incident
        )
    return out


class _Nearby:
    """Incidents by type and sides, to be found by time."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self._by: dict[tuple[str, str | None, str | None], tuple[list[int], list[Incident]]] = {}
        for i in incidents:  # oldest first
            days, some = self._by.setdefault((i.type, i.actor, i.target), ([], []))
            days.append(i.first.toordinal())  # numbers, as there may be no day so long before or after
            some.append(i)

    def find(
        self, type_: str, actor: str | None, target: str | None, around: Incident, *, before: int, after: int = 0
    ) -> list[Incident]:
        """Other incidents that began at most so many days before and after one began."""
        if (type_, actor, target) not in self._by:
            return []
        days, some = self._by[type_, actor, target]
        day = around.first.toordinal()
        found = some[bisect_left(days, day - before) : bisect_right(days, day + after)]
        return [i for i in found if i.id != around.id]


def _inferred(incident: Incident, near: _Nearby, stated: set[str]) -> Iterator[Tie]:
    if "carries_out" not in stated:
        order = _carried_out(incident, near)
        if order is not None:
            why = "the same people, gone after the order"
            yield Tie("carries_out", order.id, inferred=True, confidence=0.7, why=why)
            return
    if "part_of" not in stated:
        yield from _part_of(incident, near)
    if "supersedes" not in stated:
        earlier = _superseded(incident, near)
        if earlier is not None:
            yield Tie("supersedes", earlier.id, inferred=True, confidence=0.6, why="the same measure anew, days later")
    if "answers" not in stated and incident.real:
        answered = _answered(incident, near)
        if answered is not None:
            confidence = 0.5 + 0.2 * (incident.count is not None and incident.count == answered.count)
            confidence += 0.1 * ((incident.first - answered.last).days <= _PROMPT)
            why = f"its mirror, {max((incident.first - answered.first).days, 0)} days later"
            yield Tie("answers", answered.id, inferred=True, confidence=round(confidence, 2), why=why)


def _carried_out(incident: Incident, near: _Nearby) -> Incident | None:
    """The order that a departure carries out: the people of one side go, whichever side tells it."""
    if incident.status != "done" or incident.type not in _GONE:
        return None
    own = incident.type == "withdraw_staff"
    ends = (incident.target, incident.actor) if own else (incident.actor, incident.target)
    orders = [
        i
        for type_ in _GOING
        for i in near.find(type_, *ends, incident, before=_LONGEST)
        if i.real
        and i.first < incident.last
        and incident.first.toordinal() <= _until(i)
        and (i.type == "cap_staff" or not i.count or not incident.count or incident.count >= i.count)
    ]
    return min(orders, key=lambda i: (not _deadline_near(i, incident), incident.last - i.first, i.id), default=None)


def _deadline_near(order: Incident, incident: Incident) -> bool:
    due = days_of(order.deadline)
    return due is not None and abs((due[1] - incident.last).days) <= 2


def _until(order: Incident) -> int:
    """The number of the last day on which it may be carried out; there may be no such day in a calendar."""
    due = days_of(order.deadline)
    return due[1].toordinal() + _LATE if due else order.last.toordinal() + _CARRIED_OUT_WITHIN


def _part_of(incident: Incident, near: _Nearby) -> Iterator[Tie]:
    """Two or more measures told on one day whose counts make up, or whose cuts make, a third."""
    if not incident.count:
        return
    ends = (incident.actor, incident.target)
    parts = [i for i in near.find(incident.type, *ends, incident, before=0) if i.count and i.real == incident.real]
    if parts:
        parts = sorted((incident, *parts), key=lambda i: i.id)
        for whole in near.find(incident.type, *ends, incident, before=_TOGETHER, after=_TOGETHER):
            some = [i for i in parts if _less(i, whole)]
            total = sum(i.count or 0 for i in some)
            if incident in some and len(some) > 1 and whole.count and abs(total - whole.count) <= 1:
                told = " + ".join(str(i.count) for i in some)
                yield Tie("part_of", whole.id, inferred=True, confidence=0.8, why=f"{told} make {whole.count}")
    if incident.type in _STAFF:
        for whole in near.find("cap_staff", *ends, incident, before=_PROMPT, after=_PROMPT):
            if whole.count and incident.first <= whole.last and whole.first <= incident.last:
                yield Tie(
                    "part_of", whole.id, inferred=True, confidence=0.6, why="who goes by a ceiling set on that day"
                )


def _less(part: Incident, whole: Incident) -> bool:
    return part.count is not None and whole.count is not None and part.count < whole.count


def _superseded(incident: Incident, near: _Nearby) -> Incident | None:
    """The earlier limit or recall of the same two sides that this one replaces."""
    if incident.type not in {"cap_staff", "recall_ambassador"} or not incident.real:
        return None
    earlier = [
        i
        for i in near.find(incident.type, incident.actor, incident.target, incident, before=_REPLACED_WITHIN)
        if i.real and i.first < incident.first
    ]
    return max(earlier, key=lambda i: (i.first, i.id), default=None)


def _answered(incident: Incident, near: _Nearby) -> Incident | None:
    """The other side's measure of the same type shortly before."""
    mirrored = [
        i
        for i in near.find(incident.type, incident.target, incident.actor, incident, before=2 * _ANSWERED_WITHIN)
        if i.real
        and i.own == incident.own
        and i.first < incident.first
        and (incident.first - i.last).days <= _ANSWERED_WITHIN
    ]
    return max(mirrored, key=lambda i: (i.count is not None and i.count == incident.count, i.first, i.id), default=None)
