"""Lists of fixed word sequences from a pack, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.coding.lexicon import Forms, forms


class Sequences:
    """Word sequences ("chargé d'affaires", "threaten*"), each with a label; the longest at a place wins."""

    def __init__(self, labelled: Iterable[tuple[str, str]], where: str) -> None:
        """``labelled``: pairs of words and label; ``where`` names the file in errors."""
        self._by_word: dict[str, list[tuple[tuple[Forms, ...], str]]] = {}
        self._by_prefix: list[tuple[tuple[Forms, ...], str]] = []
        for words, label in labelled:
            pattern = tuple(forms(t, {}, where) for t in words.split())
            if not pattern:
                continue
            for form in pattern[0].exact:
                self._by_word.setdefault(form, []).append((pattern, label))
            if pattern[0].prefixes:
                self._by_prefix.append((pattern, label))

    def at(self, words: list[str], i: int) -> tuple[int, str] | None:
        """The longest sequence that begins at word ``i``: its length and label."""
        best: tuple[int, str] | None = None
        word = words[i]
        options = self._by_word.get(word, ())
        for pattern, label in (*options, *(p for p in self._by_prefix if p[0][0].fits(word))):
            size = len(pattern)
            fits = i + size <= len(words) and all(f.fits(words[i + k]) for k, f in enumerate(pattern[1:], 1))
            if fits and (best is None or size > best[0]):
                best = (size, label)
        return best

    def find(self, words: list[str], first: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Each sequence between two word indices as (first, end, label), left to right, without overlap."""
        i = first
        end = len(words) if end is None else end
        while i < end:
            found = self.at(words, i)
            if found:
                yield i, i + found[0], found[1]
                i += found[0]
            else:
                i += 1
