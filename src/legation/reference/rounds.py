"""How well each language is read: the first scores of its blind rounds (``rounds.csv``)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Round:
    """A round of unseen texts, scored once before anyone looked: shares of right records (``quality/README.md``)."""

    number: int
    date: str
    f1: float
    precision: float
    recall: float


@cache
def rounds() -> dict[str, tuple[Round, ...]]:
    """The rounds of each language, oldest first.

    >>> rounds()["nl"][0].number
    1
    """
    out: dict[str, list[Round]] = {}
    for row in csv.DictReader(io.StringIO((files("legation.reference") / "rounds.csv").read_text(encoding="utf-8"))):
        figures = {key: float(row[key]) for key in ("f1", "precision", "recall")}
        out.setdefault(row["lang"], []).append(Round(number=int(row["round"]), date=row["date"], **figures))
    return {lang: tuple(sorted(some, key=lambda r: r.number)) for lang, some in out.items()}
