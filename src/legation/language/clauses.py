"""Where one clause ends and the next begins."""

from __future__ import annotations

import itertools


def clauses(words: list[str], starts: list[int], ends: list[int], openers: frozenset[str]) -> list[tuple[int, int]]:
    """Cut a sentence into (first, end) stretches of words.

    A semicolon, colon or dash always cuts, a hyphen only behind a space; a comma cuts where a word that opens a clause
    follows; such a word cuts without comma as well when at least three words stand before it. Where a list of states
    goes on, nothing is cut. ``starts`` and ``ends`` are the offsets of the words.

    >>> clauses(["ten", "left", ";", "one", "stayed"], [0, 4, 8, 10, 14], [3, 8, 9, 13, 20], frozenset())
    [(0, 3), (3, 5)]
    """
    cuts = [0]
    for i, word in enumerate(words):
        joined = word == "-" and i > 0 and starts[i] == ends[i - 1]  # "US-Botschafter"
        if word in ";:–—-؛；：" and not joined and i + 1 < len(words):
            cuts.append(i + 1)
        elif word in openers and i - cuts[-1] >= 3:
            cuts.append(i)
    cuts.append(len(words))
    return [(a, b) for a, b in itertools.pairwise(cuts) if b > a]
