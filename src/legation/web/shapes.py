"""The shapes of what assistants are told; their descriptions are part of the tools' schemas."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, field_validator

from legation.reference import printable

LONGEST_QUOTE = 600  # characters of one quotation; the document has the rest
MOST_REPORTS = 50  # reports of one incident that are told

Quote = Annotated[str, Field(description="words of a news text, as they stand there")]


def quoted(words: str) -> str:
    """Words of others: without control characters, and not endless.

    >>> quoted("a" + chr(0) + "b")
    'ab'
    """
    clean = printable(words)
    return clean if len(clean) <= LONGEST_QUOTE else clean[: LONGEST_QUOTE - 1] + "…"


class Shape(BaseModel):
    """What is told: whatever a source filled in, no text of it is endless or has control characters."""

    @field_validator("*", mode="before")
    @classmethod
    def _plain(cls, told: Any) -> Any:
        if isinstance(told, list):
            return [quoted(x) if isinstance(x, str) else x for x in told]
        return quoted(told) if isinstance(told, str) else told


class State(Shape):
    """A state or body."""

    code: str = Field(description="ISO 3166-1 alpha-3, or EU, NATO, UN, XKX, TWN …")
    name: str


class Page(Shape):
    """Which part of a list this is."""

    total: int
    next: int | None = Field(description="give it as `offset` for what follows; null at the end")


class CodedMeasure(Shape):
    """A measure as one text tells it; null: the text does not say."""

    id: str
    type: str
    actor: str | None
    target: str | None
    status: str
    count: int | None
    about: str | None
    unit: str | None
    place: str | None
    date: str | None
    deadline: str | None
    by: str | None
    moved_to: str | None
    reason: str | None
    in_response_to: list[str]
    words: list[Quote]
    spans: list[tuple[int, int]] = Field(description="where the words stand in the text, in characters")
    trace: list[str] = Field(description="why it was read so; only when asked for")


class CodedStrength(Shape):
    """How many a mission has, as one text tells it."""

    sending: str
    receiving: str
    category: str
    count: int
    about: str
    as_of: str | None
    scope: str | None
    by: str | None
    words: list[Quote]


class CodedText(Page):
    """What a text tells."""

    lang: str | None
    published: str | None
    measures: list[CodedMeasure]
    doubtful: list[CodedMeasure] = Field(description="nearly read; no records")
    strengths: list[CodedStrength]
    notices: list[str] = Field(description="trouble with the text that did not stop the reading")


class Brief(Shape):
    """One incident in short."""

    id: str
    told: str = Field(description="what it is, in a few words")
    type: str
    actor: str | None
    target: str | None
    status: str
    count: int | None
    unit: str | None
    place: list[str]
    date: str | None = Field(description="EDTF; null where no report dates it")
    first: str = Field(description="the first day on which it may have happened")
    deadline: str | None
    reason: str | None
    answers: list[str] = Field(description="ids of the incidents that it answers")
    reports: int = Field(description="how many reports tell it")
    disputed: list[str] = Field(description="fields that sources tell differently, with each version")
    words: Quote | None
    source: str | None


class Incidents(Page):
    """Incidents, a page of them."""

    incidents: list[Brief]


class ToldReport(Shape):
    """What one document reports."""

    id: str
    document: str
    known: str
    source: str | None
    status: str
    count: int | None
    unit: str | None
    date: str | None
    deadline: str | None
    by: str | None
    words: list[Quote]


class ToldTie(Shape):
    """What an incident is to another."""

    relation: str
    incident: str
    inferred: bool = Field(description="worked out here, not stated by a source")
    confidence: float
    why: str


class IncidentAnswer(Brief):
    """One incident with its reports."""

    all_reports: list[ToldReport] = Field(description=f"oldest first, no more than {MOST_REPORTS}")
    ties: list[ToldTie]
    one_occasion_because: list[str]


class Fact(Shape):
    """One thing that stands."""

    told: str
    since: str | None
    until: str | None
    rests_on: list[str] = Field(description="ids of incidents, or of stated strengths")


class Figure(Shape):
    """How many a mission has, as a source states it."""

    id: str
    category: str
    count: int
    about: str
    kind: str = Field(description="strength, or ceiling: how many there may be")
    as_of: str | None
    scope: str | None
    by: str | None
    words: list[Quote]
    source: str | None


class ToldEstimate(Shape):
    """What the last stated figure comes to after those who had to go since."""

    category: str
    count: int
    stated: int
    as_of: str | None
    gone: int
    allowed: int | None
    impossible: bool
    rests_on: list[str]


class StaffAnswer(Shape):
    """The people of one mission."""

    sending: State
    receiving: State
    at: str
    stated: list[Figure] = Field(description="oldest first")
    estimates: list[ToldEstimate]


class ToldMission(Shape):
    """The mission of one state in the other."""

    sending: str
    receiving: str
    ambassador: Fact | None
    estimates: list[ToldEstimate]
    posts: list[Fact]
    services: list[Fact]
    limits: list[Fact]


class Version(Shape):
    """One version of what sources contradict each other on."""

    told: str
    source: str | None


class ToldContradiction(Shape):
    """What does not fit together; shown, never settled."""

    about: str
    versions: list[Version]
    rests_on: list[str]


class Relations(Shape):
    """What stands between two states on a day."""

    a: State
    b: State
    at: str
    known: str | None = Field(description="by what was known on that day; null: by all that is known")
    level: Fact | None
    missions: list[ToldMission]
    listings: list[Fact]
    sanctions: list[Fact]
    borders: list[Fact]
    contacts: list[Fact]
    threats: list[Fact]
    deadlines: list[Fact]
    contradictions: list[ToldContradiction]
    incidents: int = Field(description="how many incidents it is worked out from; `timeline` lists them")


class ToldDeadline(Shape):
    """A day by which something must be carried out."""

    on: str
    told: str
    incident: Brief


class Deadlines(Page):
    """Deadlines ahead, the next first."""

    deadlines: list[ToldDeadline]


class States(Shape):
    """States that a name may mean."""

    states: list[State]


class TypeAnswer(Shape):
    """A measure type of the codebook."""

    name: str
    meaning: str
    acts: str
    counts: str
    words_only: bool
    plover: str
    cameo: str
