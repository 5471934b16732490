"""Senses of action ("close", "send home", "zet … uit"), found in a sentence by the pack's ``concepts.toml``."""

from __future__ import annotations

from functools import cache

from legation.coding.lexicon import Forms, forms
from legation.language import pack

_TWO = 2
_GAP = "…"
_REACH = 12  # words that may stand between the parts of a separable verb
_KEPT = 100_000  # words whose entries are remembered


class Concepts:
    """Word sequences, each with the sense it has; a word may have several."""

    def __init__(self, table: dict[str, list[str]], where: str) -> None:
        """``table``: sequences by sense; ``…`` in one lets words stand between its two parts."""
        self._where = where
        self._by_word: dict[str, list[_Raw]] = {}
        self._by_prefix: dict[str, list[_Raw]] = {}
        self._known: dict[str, tuple[_Entry, ...]] = {}
        for sense, sequences in table.items():
            for words in sequences:  # what a sequence stands for is worked out when its first word turns up
                for option in words.split(maxsplit=1)[0].casefold().split("|"):
                    by = self._by_prefix if option.endswith("*") else self._by_word
                    by.setdefault(option.rstrip("*"), []).append((words, sense))

    def find(self, words: list[str]) -> list[tuple[int, int, str]]:
        """Each sense as (first, end, sense), the longest sequence of a sense at a place."""
        out = []
        for i, word in enumerate(words):
            options = self._known.get(word)
            if options is None:
                options = self._options(word)
            if not options:
                continue
            best: dict[str, tuple[int, int]] = {}
            following = words[i + 1] if i + 1 < len(words) else ""
            for head, tail, sense in options:
                size = len(head)
                if size > 1 and not (head[1].fits(following) and (size == _TWO or _fit(words, i, head))):
                    continue
                if tail and not any(_fit(words, j, tail) for j in range(i + size, min(i + size + _REACH, len(words)))):
                    continue
                best[sense] = max(best.get(sense, (0, 0)), (size + len(tail), size))
            out += [(i, i + size, sense) for sense, (_, size) in best.items()]
        return out

    def _options(self, word: str) -> tuple[_Entry, ...]:
        raw = list(self._by_word.get(word, ()))
        for size in range(2, len(word) + 1):
            raw += self._by_prefix.get(word[:size], ())
        found = [self._entry(*r) for r in raw]
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[word] = options = tuple(found)
        return options

    def _entry(self, words: str, sense: str) -> _Entry:
        head, _, tail = words.partition(_GAP)
        return (
            tuple(forms(t, {}, self._where) for t in head.split()),
            tuple(forms(t, {}, self._where) for t in tail.split()),
            sense,
        )


_Raw = tuple[str, str]
_Entry = tuple[tuple[Forms, ...], tuple[Forms, ...], str]


def _fit(words: list[str], i: int, pattern: tuple[Forms, ...]) -> bool:
    return i + len(pattern) <= len(words) and all(f.fits(words[i + k]) for k, f in enumerate(pattern))


@cache
def concepts(lang: str) -> Concepts:
    """The senses of a language, compiled once."""
    return Concepts(pack(lang).tables["concepts"], f"packs/{lang}/concepts.toml")
