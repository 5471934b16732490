"""A measure while it is being put together; the last step makes it a Measure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Draft:
    """Fields as in the codebook.

    ``spans``: text offsets of the evidence; ``sentence``: where it was read.
    ``mutual``: the type has no direction; ``reciprocal``: told of both sides at once ("expelled each other's").
    """

    type: str
    actor: str | None
    target: str | None
    status: str
    rule: str
    sentence: int
    spans: list[tuple[int, int]]
    count: int | None = None
    about: str | None = None
    unit: str | None = None
    place: str | None = None
    date: str | None = None
    dated: bool = False
    deadline: str | None = None
    moved_to: str | None = None
    answering: bool = False
    mutual: bool = False
    reciprocal: bool = False
    answers: list[int] = field(default_factory=list)

    @property
    def actual(self) -> str:
        """Status with done and announced as one."""
        return "actual" if self.status in {"done", "announced"} else self.status
