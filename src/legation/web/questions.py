"""What assistants may ask: each method is a tool, its docstring what the assistant reads of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import islice
from typing import Annotated, Literal, TypeVar

from pydantic import Field

import legation.web.answers as told
from legation.coding import code
from legation.errors import DateError, UsageError
from legation.incidents import Incident
from legation.language import code_of
from legation.ledger import Ledger
from legation.reference import earliest, latest, measure_types
from legation.views import due, found, one, standing, timeline
from legation.web.given import article
from legation.web.shapes import CodedText, Deadlines, IncidentAnswer, Incidents, Relations, StaffAnswer, States

_MOST_FOUND = 2000  # incidents that a search looks through before it asks to be narrowed

T = TypeVar("T")
Clock = Callable[[], datetime.date]
StateName = Annotated[str, Field(description="a state as people name it: RUS, Russia, Rusland", max_length=200)]
Day = Annotated[str | None, Field(description="EDTF: 2021, 2021-11 or 2021-11-24", max_length=40)]
Limit = Annotated[int, Field(ge=1, le=100, description="how many at most")]
Offset = Annotated[int, Field(ge=0, description="`next` of the answer before")]
Status = Literal["done", "announced", "ruled_out", "threatened", "urged"]


class Questions:
    """The reading tools, on one ledger."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        """``clock``: tells today."""
        self._ledger, self._clock = ledger, clock

    def code_text(
        self,
        text: Annotated[str, Field(description="the text of one article, at most 1 MB")],
        published: Day = None,
        lang: Annotated[str | None, Field(description="ISO 639-1; found when not told")] = None,
        explain: Annotated[bool, Field(description="tell why each measure was read")] = False,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> CodedText:
        """Read the diplomatic measures and strengths of missions out of one news text, each with its words.

        Nothing is stored. Give `published` where it is known: relative dates ("last Tuesday") rest on it.
        """
        return told.coded(code(article(text, published, lang), explain=explain), offset=offset, limit=limit)

    def relations(self, a: StateName, b: StateName, at: Day = None, known: Day = None) -> Relations:
        """What stands between two states on a day (today), each figure with the incidents it rests on.

        Missions, staff, posts, services, limits, listings, sanctions, open threats, deadlines ahead, and what sources
        contradict each other on.
        """
        on = _last(at, "at") or self._clock()
        return told.relations(standing(self._ledger, code_of(a), code_of(b), at=on, known=_last(known, "known")))

    def timeline(
        self,
        a: StateName,
        b: StateName,
        since: Day = None,
        until: Day = None,
        known: Day = None,
        deeds_only: Annotated[bool, Field(description="leave out accusations, protests, demands and talks")] = False,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Incidents:
        """What happened between two states, oldest first, each with the incidents that it answers."""
        entries = timeline(
            self._ledger,
            code_of(a),
            code_of(b),
            since=_first(since, "since"),
            until=_last(until, "until"),
            known=_last(known, "known"),
            words=not deeds_only,
        )
        return told.incidents([e.incident for e in entries], offset=offset, limit=limit)

    def staff(self, sending: StateName, receiving: StateName, at: Day = None, known: Day = None) -> StaffAnswer:
        """How many people the mission of one state in another has: every stated figure, and the running estimate."""
        on = _last(at, "at") or self._clock()
        pair = code_of(sending), code_of(receiving)
        stands = standing(self._ledger, *pair, at=on, known=_last(known, "known"))
        return told.staff(stands.missions[0].staff, at=on.isoformat())

    def search(
        self,
        words: Annotated[str, Field(description="words that the quoted evidence holds", max_length=200)] = "",
        states: Annotated[list[StateName], Field(description="states that all take part", max_length=2)] = [],  # noqa: B006
        actor: Annotated[str | None, Field(description="the state that did it")] = None,
        types: Annotated[list[str], Field(description="measure types: expel, close_post …", max_length=40)] = [],  # noqa: B006
        status: Annotated[list[Status], Field(max_length=5)] = [],  # noqa: B006
        since: Day = None,
        until: Day = None,
        disputed: Annotated[bool, Field(description="only what sources tell differently")] = False,
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Incidents:
        """Incidents of any states by words of their evidence, states, type, status and time; newest first."""
        for name in types:
            if name not in measure_types():
                raise UsageError(f"no type '{name}'; there are: {', '.join(measure_types())}")
        if not (words.strip() or states or actor or types or since):
            raise UsageError("say what to search for: words, states, actor, types or since")
        hits = found(
            self._ledger,
            states=[code_of(s) for s in states],
            actor=code_of(actor) if actor else None,
            types=types,
            status=status,
            since=_first(since, "since"),
            until=_last(until, "until"),
            disputed=disputed,
        )
        wanted = words.casefold().split()
        kept = list(islice((i for i in hits if _holds(i, wanted)), _MOST_FOUND))
        newest = sorted(kept, key=lambda i: (i.first, i.id), reverse=True)
        return told.incidents(newest, offset=offset, limit=limit)

    def incident(
        self,
        id: Annotated[str, Field(description="its id, or the beginning of it", min_length=4, max_length=200)],  # noqa: A002
    ) -> IncidentAnswer:
        """One incident: every report with its words and source, what they disagree on, what it answers."""
        return told.incident(one(self._ledger, id))

    def due(
        self,
        states: Annotated[list[StateName], Field(description="states that all take part", max_length=2)] = [],  # noqa: B006
        at: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Deadlines:
        """Deadlines ahead of a day (today), the next first; of some states or of all."""
        codes = [code_of(s) for s in states]
        ahead = due(self._ledger, at=_last(at, "at") or self._clock(), until=_last(until, "until"), states=codes)
        return told.deadlines(ahead, offset=offset, limit=limit)

    def countries(self, query: StateName) -> States:
        """States and bodies that a name may mean, in any of the thirteen languages."""
        return States(states=[told.state(code_of(query))])


def _holds(i: Incident, wanted: list[str]) -> bool:
    return not wanted or any(all(w in " ".join(r.words).casefold() for w in wanted) for r in i.reports)


def _first(date: str | None, name: str) -> datetime.date | None:
    return _checked(earliest, date, name) if date else None


def _last(date: str | None, name: str) -> datetime.date | None:
    return _checked(latest, date, name) if date else None


def _checked(read: Callable[[str], T], date: str, name: str) -> T:
    try:
        return read(date)
    except DateError as error:
        raise UsageError(f"{name}: {error}") from None
