"""The nouns of this stage: a report (one measure as one document tells it) and an incident (one occasion)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from legation.reference import span

#: How real a measure is (codebook), from most to least.
STATUSES = ("done", "announced", "ruled_out", "threatened", "urged")
#: What one report may be stated, or found, to be to another.
RELATIONS = ("same", "carries_out", "part_of", "supersedes", "answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One measure as one document, or one hand-made record, tells it. ``None``: not said.

    ``known``: the day from which it can have been known. ``own``: the post or the people are the actor's own.
    ``head``: the head of mission is among them. ``form``: ``ceiling`` or ``cut``, how a limit of staff is told.
    ``stated``: what the source says it is to other reports, as (relation, report id).
    """

    id: str
    document: str
    type: str
    actor: str | None
    target: str | None
    status: str
    count: int | None = None
    about: str | None = None
    unit: str | None = None
    place: tuple[str, ...] = ()
    date: str | None = None
    deadline: str | None = None
    moved_to: str | None = None
    by: str | None = None
    reason: str | None = None
    own: bool = False
    head: bool = False
    form: str | None = None
    note: str | None = None
    known: datetime.date
    source: str | None = None
    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    rule: str | None = None
    stated: tuple[tuple[str, str], ...] = ()
    doubtful: bool = False

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """First and last day on which it may have happened; the day it was known where no date is told."""
        return span(self.date) if self.date else (self.known, self.known)

    @property
    def pair(self) -> tuple[str, ...]:
        """The two states, sorted; one where the other is not told."""
        return tuple(sorted({p for p in (self.actor, self.target) if p}))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What reports of one occasion tell differently: each value with the reports that tell it, oldest first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def told(self) -> str:
        """Both in short: ``27 / 28``."""
        return " / ".join(value for value, _ in self.values)


@dataclass(frozen=True, slots=True)
class Tie:
    """What an incident is to another. ``inferred``: found by us, with a confidence; else a source states it."""

    relation: str
    incident: str
    inferred: bool
    confidence: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One occasion: its reports, and what they tell together. Fields are those of the report that is latest known."""

    id: str
    type: str
    actor: str | None
    target: str | None
    status: str
    count: int | None
    about: str | None
    unit: str | None
    place: tuple[str, ...]
    date: str | None
    deadline: str | None
    moved_to: str | None
    reason: str | None
    own: bool
    head: bool
    form: str | None
    first: datetime.date
    last: datetime.date
    reports: tuple[Report, ...]
    why: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    ties: tuple[Tie, ...] = field(default=())

    @property
    def pair(self) -> tuple[str, ...]:
        """The two states, sorted."""
        return tuple(sorted({p for p in (self.actor, self.target) if p}))

    @property
    def real(self) -> bool:
        """Whether it was done or decided, not only threatened, urged or ruled out."""
        return self.status in {"done", "announced"}

    def tied(self, relation: str) -> tuple[Tie, ...]:
        """Its ties of one relation."""
        return tuple(t for t in self.ties if t.relation == relation)
