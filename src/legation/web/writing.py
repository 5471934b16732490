"""What assistants may add to the books, where a token allows it: texts, and a person's decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

import legation.web.answers as told
from legation.incidents import Ruling
from legation.ledger import Decision, Ledger, add, decide, document_id, take_back
from legation.web.given import article
from legation.web.questions import Clock, Day
from legation.web.shapes import CodedText, Shape


class Added(Shape):
    """What adding a text came to."""

    document: str
    new: bool = Field(description="false: it was in the books already")
    coded: CodedText | None


class Ruled(Shape):
    """A decision as it stands in the books."""

    numbers: list[int] = Field(description="give them to take the decision back")
    by: str
    why: str


class Writing:
    """The writing tools, on one ledger."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        """``clock``: tells today."""
        self._ledger, self._clock = ledger, clock

    def add_text(
        self,
        text: Annotated[str, Field(description="the text of one article, at most 1 MB")],
        published: Day = None,
        lang: Annotated[str | None, Field(description="ISO 639-1; found when not told")] = None,
        url: Annotated[str | None, Field(description="where it was published", max_length=2000)] = None,
        title: Annotated[str | None, Field(max_length=500)] = None,
    ) -> Added:
        """Code a text and add it, with what it says, to the books. A text that is there already is left as it is."""
        given = article(text, published, lang, url=url, title=title)
        coding = add(self._ledger, given, today=self._clock())
        summary = told.coded(coding, offset=0, limit=50) if coding else None
        return Added(document=document_id(given), new=coding is not None, coded=summary)

    def judge(
        self,
        kind: Annotated[Literal["accept", "reject", "correct"], Field(description="what is decided of the report")],
        report: Annotated[str, Field(description="a report's id, as `incident` lists it", max_length=200)],
        by: Annotated[str, Field(description="the person who decides; never the assistant itself")],
        why: Annotated[str, Field(description="that person's reason")],
        field: Annotated[str | None, Field(description="with correct: the field, such as count")] = None,
        value: Annotated[str | None, Field(description="with correct: what it should be; null empties it")] = None,
    ) -> Ruled:
        """Add a person's decision on one report. Decisions are only added; a later one outweighs an earlier."""
        decision = Decision(by=by, on=self._clock(), why=why)
        return _ruled(decide(self._ledger, kind, report, decision, field=field, value=value))

    def take_back(
        self,
        numbers: Annotated[list[int], Field(description="numbers of rulings", min_length=1, max_length=100)],
        by: Annotated[str, Field(description="the person who decides")],
        why: Annotated[str, Field(description="that person's reason")],
    ) -> Ruled:
        """Take decisions back by ruling the opposite; both stay in the books."""
        decision = Decision(by=by, on=self._clock(), why=why)
        return _ruled(take_back(self._ledger, numbers, decision))


def _ruled(rulings: Sequence[Ruling]) -> Ruled:
    return Ruled(numbers=[r.number for r in rulings if r.number is not None], by=rulings[0].by, why=rulings[0].why)
