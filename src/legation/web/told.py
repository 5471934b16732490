"""The shapes of what the API tells where they are not the views' own."""

from __future__ import annotations

from pydantic import BaseModel, Field

from legation.incidents import Incident
from legation.ledger import StatedStrength


class State(BaseModel):
    """A state or body."""

    code: str = Field(description="ISO 3166-1 alpha-3, or EU, NATO, UN, XKX, TWN …")
    name: str


class PairInBooks(BaseModel):
    """Two states with how many reports of them there are."""

    a: State
    b: State
    reports: int


class Pairs(BaseModel):
    """Pairs of states, the busiest first. ``since``: the day from which on reports are counted."""

    since: str | None
    pairs: list[PairInBooks]


class IncidentsPage(BaseModel):
    """A page of incidents: pair by pair, oldest first within each. ``next``: the cursor of what follows."""

    incidents: list[Incident]
    next: str | None


class ReportInDocument(BaseModel):
    """A report of a document. ``stance``: stands, doubtful or rejected. ``incident``: where it stands."""

    id: str
    type: str
    actor: str | None
    target: str | None
    status: str
    stance: str
    incident: str | None
    words: list[str]
    spans: list[tuple[int, int]] = Field(description="where the words stand in the text, in characters")
    trace: list[str] = Field(description="why it was read so")


class DocumentInBooks(BaseModel):
    """A document with all that was read out of it."""

    id: str
    known: str
    coder: str
    ref: str | None
    lang: str | None
    published: str | None
    title: str | None
    url: str | None
    source: str | None
    text: str | None
    reports: list[ReportInDocument]
    strengths: list[StatedStrength]
    notices: list[str]


class TextGiven(BaseModel):
    """A text to code. Nothing is stored."""

    text: str = Field(description="the text of one article, at most 1 MB")
    published: str | None = Field(None, max_length=40, description="EDTF; relative dates rest on it")
    lang: str | None = Field(None, max_length=20, description="ISO 639-1; found when not told")
    id: str | None = Field(None, max_length=200, description="given back; from the content where none is given")


class Plover(BaseModel):
    """The type in PLOVER."""

    type: str
    mode: str | None


class MeasureRead(BaseModel):
    """A measure as the codebook writes it; what the text does not say is left out."""

    id: str
    type: str
    actor: str | None = None
    target: str | None = None
    status: str
    count: int | None = None
    about: str | None = None
    unit: str | None = None
    place: str | None = None
    date: str | None = None
    deadline: str | None = None
    by: str | None = None
    moved_to: str | None = None
    reason: str | None = None
    rule: str | None = None
    in_response_to: str | list[str] | None = None
    plover: Plover
    cameo: str
    evidence: list[str]
    spans: list[tuple[int, int]]


class StrengthRead(BaseModel):
    """A strength as the codebook writes it; what the text does not say is left out."""

    sending: str
    receiving: str
    category: str
    count: int
    about: str
    as_of: str | None = None
    scope: str | None = None
    by: str | None = None
    evidence: list[str]
    spans: list[tuple[int, int]]


class NoticeTold(BaseModel):
    """Trouble with the text that did not stop the reading."""

    code: str
    start: int
    end: int
    message: str


class TextCoded(BaseModel):
    """What a text tells: an item of what ``legation code --format json`` prints."""

    id: str
    lang: str | None
    published: str | None
    measures: list[MeasureRead]
    strengths: list[StrengthRead]
    notices: list[NoticeTold] | None = None


class MeasureTypeTold(BaseModel):
    """A measure type of the codebook."""

    name: str
    meaning: str
    acts: str
    counts: str
    context: bool = Field(description="words rather than a deed: accusations, protests, talks")
    plover: str
    cameo: str


class Problem(BaseModel):
    """What went wrong (RFC 9457); ``detail`` is one line that says what to do."""

    type: str
    status: int
    detail: str
