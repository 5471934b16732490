"""A measure while it is being put together; the last step makes it a Measure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Clues:
    """How sure the parts of a draft are, as probabilities, and what it rests on.

    ``by``: a wording, a frame or learned words. ``rank``: 0 for the likeliest pair of states, 1 for the next.
    ``named``: how many of the two stand in the sentence. ``listed``: whether it is there for being listed with another.
    """

    type: float = 1.0
    ends: float = 1.0
    status: float = 1.0
    by: str = "wording"
    rank: int = 0
    named: int = 2
    listed: bool = False

    @property
    def together(self) -> float:
        """The probability that all parts are right, were they independent."""
        return self.type * self.ends * self.status


@dataclass(slots=True)
class Draft:
    """Fields as in the codebook.

    ``words``: where its trigger stands among the words of the sentence. ``spans``: text offsets of the evidence;
    ``sentence``: where it was read. ``mutual``: the type has no direction; ``reciprocal``: told of both sides at once
    ("expelled each other's"). ``trace``: why it was read so, where that is asked for.
    """

    type: str
    actor: str | None
    target: str | None
    status: str
    rule: str
    sentence: int
    spans: list[tuple[int, int]]
    words: tuple[int, int] = (0, 1)
    clues: Clues = Clues()
    count: int | None = None
    about: str | None = None
    unit: str | None = None
    place: str | None = None
    date: str | None = None
    dated: bool = False
    deadline: str | None = None
    moved_to: str | None = None
    by: str | None = None
    reason: str | None = None
    answering: bool = False
    mutual: bool = False
    reciprocal: bool = False
    answers: list[int] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)

    @property
    def actual(self) -> str:
        """Status with done and announced as one."""
        return "actual" if self.status in {"done", "announced"} else self.status
