"""The nouns of this stage: measures, strengths, notices, and the coding of one document (codebook)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from legation.coding.evidence import Evidence
from legation.errors import EvidenceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one state does, announces or threatens to another, as one document tells it. ``None``: not said."""

    id: str
    type: str
    actor: str | None
    target: str | None
    status: str
    count: int | None = None
    about: str | None = None
    unit: str | None = None
    place: str | None = None
    date: str | None = None
    deadline: str | None = None
    by: str | None = None
    moved_to: str | None = None
    in_response_to: tuple[str, ...] = ()
    reason: str | None = None
    rule: str | None = None
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """Refuse a record without words."""
        if not self.evidence:
            raise EvidenceError("a measure stands on words: give at least one piece of evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How many people or posts the mission of ``sending`` in ``receiving`` has at a time."""

    sending: str
    receiving: str
    category: str
    count: int
    about: str
    as_of: str | None = None
    scope: str | None = None
    by: str | None = None
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """Refuse a record without words."""
        if not self.evidence:
            raise EvidenceError("a strength stands on words: give at least one piece of evidence")


@dataclass(frozen=True, slots=True)
class Notice:
    """Trouble with the input that did not stop the reading: a code, a place, a sentence."""

    code: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """All that one document says. ``trace`` holds the lines of ``--explain`` (empty unless asked for).

    ``traces``: the same lines by the id of the measure that they are of.
    ``doubtful``: what was nearly read and is no record, for people to review; each has a notice as well.
    """

    id: str
    lang: str | None
    published: str | None
    measures: tuple[Measure, ...] = ()
    doubtful: tuple[Measure, ...] = ()
    strengths: tuple[Strength, ...] = ()
    notices: tuple[Notice, ...] = ()
    trace: tuple[str, ...] = field(default=())
    traces: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
