"""The noun of this stage: a text seen as sentences, words, names of states, numbers and dates.

All offsets count characters of the article's text. Plain slotted classes rather than frozen ones where many are made
a second; nothing changes them after they are made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Mention(NamedTuple):
    """Words that stand for a state or body.

    ``kind``: ``name`` ("Russia"), ``adjective`` ("Russian"), ``people`` ("Russians"), ``capital`` ("Moscow"),
    ``seat`` (seat of government used as the state: "the Kremlin", "Whitehall"), ``city`` (another city: its place),
    ``office`` (an office tied to a state by its words), ``person`` (an office-holder named).
    ``place``: common English name of the city for ``capital`` and ``city``. ``possessive``: "Russia's".
    """

    start: int
    end: int
    polity: str
    kind: str
    place: str | None = None
    possessive: bool = False


class Numeral(NamedTuple):
    """A number in words or digits. ``value`` is None for "several"; ``about`` as in the codebook."""

    start: int
    end: int
    value: int | None
    about: str


class DateMention(NamedTuple):
    """A date in the text, resolved.

    ``relation``: ``by`` (a limit: "by the end of May", "within 72 hours"),
    ``since``, ``until``, ``for`` (a duration) or ``on``. ``edtf`` is None when it can't be resolved
    (a relative day where publication is known to the month only).
    """

    start: int
    end: int
    edtf: str | None
    relation: str


@dataclass(slots=True)
class Sentence:
    """A sentence: ``words[i]`` is the casefolded form of ``text[starts[i]:ends[i]]``; punctuation is a word.

    ``quotes`` are the (start, end) offsets of what stands in quotation marks. ``clauses`` are (first, end) word
    indices, in order, covering the sentence.
    """

    start: int
    end: int
    paragraph: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    clauses: list[tuple[int, int]]
    mentions: list[Mention]
    numerals: list[Numeral]
    dates: list[DateMention]
    quotes: list[tuple[int, int]]


@dataclass(slots=True)
class Analysis:
    """A text with its sentences, in a language."""

    text: str
    lang: str
    published: str | None
    sentences: list[Sentence]
