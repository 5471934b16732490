"""Lists of fixed word sequences from a pack, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from legation.coding.lexicon import Forms, forms

_Labelled = tuple[tuple[Forms, ...], str]
_Numbered = tuple[int, tuple[Forms, ...], str]
_Options = tuple[tuple[int, str] | None, list[_Numbered], dict[str, list[_Numbered]]]
_NOTHING: _Options = (None, [], {})
_KEPT = 100_000  # words whose options are remembered


class Sequences:
    """Word sequences ("chargé d'affaires", "threaten*"), each with a label; the longest at a place wins."""

    def __init__(self, labelled: Iterable[tuple[str, str]], where: str) -> None:
        """``labelled``: pairs of words and label; ``where`` names the file in errors."""
        self._by_word: dict[str, list[_Labelled]] = {}
        self._by_part: list[_Labelled] = []
        self._beginning: dict[str, list[int]] = {}  # of them, those whose first word begins so
        self._ending: dict[str, list[int]] = {}  # or ends so
        self._known: dict[str, _Options] = {}
        self._dull: set[str] = set()  # words that begin nothing
        for words, label in labelled:
            pattern = tuple(forms(t, {}, where) for t in words.split())
            if not pattern:
                continue
            for form in pattern[0].exact:
                self._by_word.setdefault(form, []).append((pattern, label))
            if pattern[0].prefixes or pattern[0].suffixes:
                for prefix in pattern[0].prefixes:
                    self._beginning.setdefault(prefix, []).append(len(self._by_part))
                for suffix in pattern[0].suffixes:
                    self._ending.setdefault(suffix, []).append(len(self._by_part))
                self._by_part.append((pattern, label))

    def at(self, words: list[str], i: int) -> tuple[int, str] | None:
        """The longest sequence that begins at word ``i``: its length and label."""
        word = words[i]
        return None if word in self._dull else _longest(self._known.get(word) or self._options(word), words, i)

    def _options(self, word: str) -> _Options:
        """What may begin with a word: the word alone, longer sequences, and those with a fixed second word by it."""
        alone: tuple[int, str] | None = None
        longer: list[_Numbered] = []
        before: dict[str, list[_Numbered]] = {}
        parts = {n for size in range(len(word) + 1) for n in self._beginning.get(word[:size], ())}
        parts |= {n for size in range(len(word) + 1) for n in self._ending.get(word[size:], ())}
        found = (*self._by_word.get(word, ()), *(self._by_part[n] for n in sorted(parts)))
        for number, (pattern, label) in enumerate(found):
            if len(pattern) == 1:
                alone = alone or (1, label)
            elif pattern[1].prefixes or pattern[1].suffixes:
                longer.append((number, pattern, label))
            else:
                for form in pattern[1].exact:
                    before.setdefault(form, []).append((number, pattern, label))
        if not (alone or longer or before):  # as with most words
            if len(self._dull) >= _KEPT:
                self._dull.clear()
            self._dull.add(word)
            return _NOTHING
        if len(self._known) >= _KEPT:
            self._known.clear()
        options = self._known[word] = (alone, longer, before)
        return options

    def find(self, words: list[str], first: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
        """Each sequence between two word indices as (first, end, label), left to right, without overlap."""
        dull, known = self._dull, self._known
        if dull.issuperset(words):
            return []
        out = []
        past = first
        for i, word in enumerate(words[:end]):
            if word in dull or i < past:
                continue
            options = known.get(word) or self._options(word)
            alone, longer, before = options
            further = longer or (before and i + 1 < len(words) and words[i + 1] in before)
            found = _longest(options, words, i) if further else alone
            if found:
                past = i + found[0]
                out.append((i, past, found[1]))
        return out


def _longest(options: _Options, words: list[str], i: int) -> tuple[int, str] | None:
    """The longest of the sequences that may begin with word ``i`` which goes on as the words do."""
    best, longer, before = options
    if before and i + 1 < len(words):
        further = before.get(words[i + 1])
        if further:
            longer = sorted((*longer, *further), key=itemgetter(0)) if longer else further
    for _, pattern, label in longer:
        size = len(pattern)
        if best is not None and size <= best[0]:
            continue
        if i + size <= len(words) and all(map(Forms.fits, pattern, words[i : i + size])):
            best = (size, label)
    return best
