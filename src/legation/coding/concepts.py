"""Senses of action ("close", "send home", "zet … uit"), found in a sentence by the pack's ``concepts.toml``."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import NamedTuple

from legation.coding.lexicon import Forms, forms
from legation.language import pack

_TWO = 2
_GAP = "…"
_REACH = 12  # words that may stand between the parts of a separable verb
_KEPT = 100_000  # words whose entries are remembered


class _Entry(NamedTuple):
    """A sequence with its place among those that begin alike: ``head`` words, and ``tail`` words that stand apart.

    ``needs``: words of which one must stand in the sentence, where the tail begins with whole words.
    """

    number: int
    head: tuple[Forms, ...]
    tail: tuple[Forms, ...]
    sense: str
    needs: frozenset[str] | None


class _Options(NamedTuple):
    any: list[_Entry]
    before: dict[str, list[_Entry]]


_NOTHING = _Options([], {})


class Concepts:
    """Word sequences, each with the sense it has; a word may have several."""

    def __init__(self, table: dict[str, list[str]], where: str) -> None:
        """``table``: sequences by sense; ``…`` in one lets words stand between its two parts."""
        self._where = where
        self._by_word: dict[str, list[_Raw]] = {}
        self._by_prefix: dict[str, list[_Raw]] = {}
        self._known: dict[str, _Options] = {}
        self._dull: set[str] = set()  # words that begin nothing
        for sense, sequences in table.items():
            for words in sequences:  # what a sequence stands for is worked out when its first word turns up
                for option in words.split(maxsplit=1)[0].casefold().split("|"):
                    by = self._by_prefix if option.endswith("*") else self._by_word
                    by.setdefault(option.rstrip("*"), []).append((words, sense))

    def find(self, words: list[str]) -> list[tuple[int, int, str]]:
        """Each sense as (first, end, sense), the longest sequence of a sense at a place."""
        out: list[tuple[int, int, str]] = []
        here, known, dull = set(words), self._known, self._dull
        for i, word in enumerate(words):
            if word in dull:
                continue
            options = known.get(word) or self._options(word)
            following = words[i + 1] if i + 1 < len(words) else ""
            entries, further = options.any, options.before.get(following)
            if further:
                entries = sorted((*entries, *further), key=itemgetter(0)) if entries else further
            best: dict[str, tuple[int, int]] = {}
            for _, head, tail, sense, needs in entries:
                if needs is not None and needs.isdisjoint(here):
                    continue
                size = len(head)
                if size > 1 and not (head[1].fits(following) and (size == _TWO or _fit(words, i, head))):
                    continue
                if tail and not _follows(words, i + size, tail):
                    continue
                best[sense] = max(best.get(sense, (0, 0)), (size + len(tail), size))
            out += [(i, i + size, sense) for sense, (_, size) in best.items()]
        return out

    def _options(self, word: str) -> _Options:
        """The entries that may begin with a word, those with a fixed second word by that word."""
        raw = list(self._by_word.get(word, ()))
        for size in range(2, len(word) + 1):
            raw += self._by_prefix.get(word[:size], ())
        anywhere: list[_Entry] = []
        before: dict[str, list[_Entry]] = {}
        for number, (words, sense) in enumerate(raw):
            entry = self._entry(number, words, sense)
            second = entry.head[1] if len(entry.head) > 1 else None
            if second is None or second.prefixes or second.suffixes:
                anywhere.append(entry)
            else:
                for form in second.exact:
                    before.setdefault(form, []).append(entry)
        if not (anywhere or before):  # as with most words
            if len(self._dull) >= _KEPT:
                self._dull.clear()
            self._dull.add(word)
            return _NOTHING
        if len(self._known) >= _KEPT:
            self._known.clear()
        options = self._known[word] = _Options(anywhere, before)
        return options

    def _entry(self, number: int, words: str, sense: str) -> _Entry:
        head, _, tail = words.partition(_GAP)
        first = tuple(forms(t, {}, self._where) for t in head.split())
        second = tuple(forms(t, {}, self._where) for t in tail.split())
        whole = bool(second) and not (second[0].prefixes or second[0].suffixes)
        return _Entry(number, first, second, sense, second[0].exact if whole else None)


_Raw = tuple[str, str]


def _fit(words: list[str], i: int, pattern: tuple[Forms, ...]) -> bool:
    end = i + len(pattern)
    return end <= len(words) and all(map(Forms.fits, pattern, words[i:end]))


def _follows(words: list[str], start: int, tail: tuple[Forms, ...]) -> bool:
    """Whether the second part of a separable verb stands somewhere behind word ``start``."""
    first = tail[0]
    return any(
        first.fits(word) and (len(tail) == 1 or _fit(words, j, tail))
        for j, word in enumerate(words[start : start + _REACH], start)
    )


@cache
def concepts(lang: str) -> Concepts:
    """The senses of a language, compiled once."""
    return Concepts(pack(lang).tables["concepts"], f"packs/{lang}/concepts.toml")
