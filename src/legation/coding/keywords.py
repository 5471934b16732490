"""Words that carry a type: what annotators pointed at in the examples, and how often it meant what.

``packs/xx/keywords.csv`` (made by ``quality/train.py``) counts word sequences, cut to stems: in how many sentences each
stands, and in how many of these it is what tells a type.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

STEM = 6  # letters by which forms of a word are told to be one
LONGEST = 3  # words of a sequence
_GRADES = (0.1, 0.3, 0.5, 0.7, 0.9)  # shares between which one is as good as another


class Keyed(NamedTuple):
    """A type that a sequence tells, with the features of it: alone, and with a phrase that the type takes or none."""

    type: str
    alone: str
    fitting: str
    bare: str


class Keywords:
    """Counts by sequence: of sentences (label ``""``) and of those in which the sequence tells a type."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """``counts``: by stems joined with spaces."""
        self.counts = counts
        self._told: dict[str, tuple[Keyed, ...]] = {}
        self._longest: dict[str, int] = {}
        for key in counts:
            first, size = key.split(" ", 1)[0], key.count(" ") + 1
            self._longest[first] = max(size, self._longest.get(first, 0))

    def find(
        self, words: list[str], but: Mapping[str, Mapping[str, int]] | None = None
    ) -> Iterator[tuple[int, tuple[Keyed, ...]]]:
        """Each sequence that tells types: the word where it begins, and what it tells.

        ``but``: counts that are not to be used, such as those of the text itself when it is learned from.
        """
        for i, word in enumerate(words):
            longest = self._longest.get(word[:STEM])
            if longest is None:
                continue
            key = ""
            for following in words[i : i + longest]:
                key = f"{key} {following[:STEM]}" if key else following[:STEM]
                if key in self.counts:
                    yield i, self._keyed(key) if but is None else _keyed(self.counts[key], but.get(key, _NOTHING))

    def _keyed(self, key: str) -> tuple[Keyed, ...]:
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = _keyed(self.counts[key], _NOTHING)
        return told


_NOTHING: dict[str, int] = {}


def _keyed(told: Mapping[str, int], less: Mapping[str, int]) -> tuple[Keyed, ...]:
    seen = told.get("", 0) - less.get("", 0)
    graded = [(t, f"@{t}:{_grade(n - less.get(t, 0), seen)}") for t, n in told.items() if t and n > less.get(t, 0)]
    return tuple(Keyed(type_, feature, f"{feature}+", f"{feature}-") for type_, feature in graded)


def _grade(meant: int, seen: int) -> str:
    """How often a sequence means a type when it stands there, and whether that was seen more than once."""
    share = meant / max(1, seen)
    return f"{sum(share > g for g in _GRADES)}{'+' if meant > 1 else ''}"


def sequences(words: list[str], first: int, end: int) -> Iterator[str]:
    """The sequences of stems within a stretch of words, no longer than ``LONGEST``."""
    stems = [word[:STEM] for word in words]
    for i in range(first, end):
        for stop in range(i + 1, min(i + LONGEST, end) + 1):
            yield " ".join(stems[i:stop])


_KNOWN: dict[str, Keywords] = {}


def keywords(lang: str) -> Keywords:
    """The key words of a language; none where the pack has no table."""
    known = _KNOWN.get(lang)
    if known is None:
        path = files("legation.language") / "packs" / lang / "keywords.csv"
        counts: dict[str, dict[str, int]] = {}
        if path.is_file():
            for words, type_, n in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
                if words in counts:
                    counts[words][type_] = int(n)
                else:
                    counts[words] = {type_: int(n)}
        known = _KNOWN[lang] = Keywords(counts)
    return known


def use_keywords(lang: str, made: Keywords) -> None:
    """Read by counts that have not been written: how training holds texts out."""
    _KNOWN[lang] = made
