"""Where a language joins words in writing, or does not part them: how its pack says that they are cut.

Four habits, each a key of ``grammar.toml``: ``elided`` articles ("l'ambassade"), ``suffixed`` names ("Rusya'nın"),
``proclitics`` ("وروسيا"), and ``spaceless`` script, which is cut into the words that the pack knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.language.segmentation import words

_ENDING = re.compile(r"['’]\w+")
_FIGURES = re.compile(r"\D+|\d+(?:[.,]\d+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_KEPT = 100_000  # words whose cuts are remembered
_LEFT = 2  # letters that must be left of a word when something is cut from it
_WORDS_OF = ("phrases", "concepts", "status", "measures", "grammar", "reasons")  # files whose words a pack knows
_PIECE = re.compile(r"[|\s>+]+")

Cut = tuple[list[str], list[int], list[int]]


class Cutter:
    """Cuts a sentence into casefolded words with their offsets, by the habits of one language."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """``tables``: those of the pack; what its grammar does not speak of is not done."""
        g = tables["grammar"]
        self._tables = tables
        self._elided = frozenset(g.get("elided", ()))
        self._suffixed = bool(g.get("suffixed", False))
        self._genitive = frozenset(g.get("genitive", ()))
        self._dotless = bool(g.get("dotless", False))
        self._proclitics = tuple(sorted(g.get("proclitics", ()), key=len, reverse=True))
        self._behind: dict[str, tuple[int, ...]] = {}
        self._spaceless = bool(g.get("spaceless", False))

    def words(self, text: str, start: int, end: int, joints: Iterable[int] = ()) -> Cut:
        """Casefolded words of a stretch of text with their offsets.

        ``joints``: where hyphens join two names of states, which are words of their own ("deutsch-russisch").
        """
        cut = words(text, start, end, dotless=self._dotless)
        if joints:
            cut = _parted(cut, frozenset(joints))
        if self._elided or self._suffixed:
            cut = _recut(cut, self._at_apostrophe)
        if self._proclitics:
            cut = _recut(cut, self._behind_proclitics)
        if self._spaceless:
            cut = _recut(cut, self._into_known)
        return cut

    def begins_at(self, text: str, start: int) -> bool:
        """Whether a word begins at ``start``: nothing that belongs to it stands before."""
        if not start:
            return True
        before = text[start - 1]
        if not (before.isalnum() or before in "-'’ʼ"):
            return True
        if self._spaceless and _UNSPACED.match(text, start - 1):
            return True
        if not (self._elided or self._proclitics):
            return False
        first = start - 1
        while first and (text[first - 1].isalnum() or text[first - 1] in "-'’ʼ"):
            first -= 1
        joined = text[first:start].casefold().replace("’", "'").replace("ʼ", "'")
        return joined in self._elided or joined in self._proclitics

    def owns(self, text: str, end: int) -> bool:
        """Whether a possessive ending follows a name that ends at ``end``: "Russia's", "Moskous", "Rusya'nın"."""
        if not self._suffixed:
            return text[end : end + 2] in {"'s", "’s"} or text[end : end + 1] in {"s", "'", "’"}
        ending = _ENDING.match(text, end)
        return ending is not None and ending.group().replace("’", "'") in self._genitive

    def ends_at(self, text: str, end: int) -> bool:
        """Whether what follows ``end`` belongs to no word of letters only because the script has no spaces."""
        return self._spaceless and bool(_UNSPACED.match(text, end - 1))

    def _at_apostrophe(self, word: str) -> Iterable[int]:
        at = word.find("'", 0, -1) + 1
        if self._suffixed and at > 1:
            yield at - 1
        elif at and word[:at] in self._elided:
            yield at

    def _behind_proclitics(self, word: str) -> Iterable[int]:
        places = self._behind.get(word)
        if places is None:
            if len(self._behind) >= _KEPT:
                self._behind.clear()
            places = self._behind[word] = self._clitic(word)
        return places

    def _clitic(self, word: str) -> tuple[int, ...]:
        if word in self._known or word.startswith(self._stems):
            return ()
        for clitic in self._proclitics:
            rest = word[len(clitic) :]
            if word.startswith(clitic) and len(rest) >= _LEFT and (rest in self._known or rest.startswith(self._stems)):
                return (len(clitic),)
        return ()

    def _into_known(self, word: str) -> Iterable[int]:
        if not _UNSPACED.search(word):
            return
        for part in _FIGURES.finditer(word):
            if part.start():
                yield part.start()
            if not part.group()[0].isdigit():
                yield from (part.start() + place for place in self._known_in(part.group()))

    def _known_in(self, word: str) -> Iterable[int]:
        at = 0
        for _, first, end in self._dictionary.find_matches_as_indexes(word):
            yield from range(at + 1, first + 1) if at else range(1, first + 1)
            if end < len(word):
                yield end
            at = end
        yield from range(at + 1, len(word))

    @cached_property
    def _vocabulary(self) -> tuple[frozenset[str], tuple[str, ...]]:
        whole: set[str] = set()
        stems: set[str] = set()
        for name in _WORDS_OF:
            for entry in _strings(self._tables[name]):
                for piece in _PIECE.split(entry.casefold()):
                    if piece.endswith("*"):
                        stems.add(piece[:-1])
                    elif piece and piece[0] not in "<[@*…":
                        whole.add(piece)
        for entry in self._tables.get("polities", {}).values():  # "وروسيا"
            for form in _strings(entry):
                whole.update(form.casefold().split())
        return frozenset(whole), tuple(sorted(stems - {""}))

    @property
    def _known(self) -> frozenset[str]:
        return self._vocabulary[0]

    @property
    def _stems(self) -> tuple[str, ...]:
        return self._vocabulary[1]

    @cached_property
    def _dictionary(self) -> AhoCorasick:
        return AhoCorasick(sorted(self._known | set(self._stems)), matchkind=MatchKind.LeftmostLongest)


def _recut(cut: Cut, places: Callable[[str], Iterable[int]]) -> Cut:
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, start, end in zip(*cut, strict=True):
        at = 0
        if len(word) == end - start:  # else case folding changed its length
            for place in places(word):
                forms.append(word[at:place])
                starts.append(start + at)
                ends.append(start + place)
                at = place
        forms.append(word[at:])
        starts.append(start + at)
        ends.append(end)
    return forms, starts, ends


def _parted(cut: Cut, joints: frozenset[int]) -> Cut:
    """The words with those cut that hold a joint, the hyphen a word of its own."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, start, end in zip(*cut, strict=True):
        at = start
        for joint in sorted(j for j in joints if start < j < end) if len(word) == end - start else ():
            forms += [word[at - start : joint - start], "-"]
            starts += [at, joint]
            ends += [joint, joint + 1]
            at = joint + 1
        forms.append(word[at - start :] if at > start else word)
        starts.append(at)
        ends.append(end)
    return forms, starts, ends


def _strings(table: Any) -> Iterable[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value)
