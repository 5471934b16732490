"""Where one clause ends and the next begins."""

from __future__ import annotations

import itertools


def clauses(words: list[str], openers: frozenset[str]) -> list[tuple[int, int]]:
    """Cut a sentence into (first, end) stretches of words.

    A semicolon, colon or dash always cuts; a comma cuts where a word that opens a clause follows; such a word cuts
    without comma as well when at least three words stand before it. Where a list of states goes on, nothing is cut.

    >>> clauses("moscow expelled ten , while london waited".split(), frozenset({"while"}))
    [(0, 4), (4, 7)]
    """
    cuts = [0]
    for i, word in enumerate(words):
        if word in ";:–—-" and i + 1 < len(words):
            cuts.append(i + 1)
        elif word in openers and i - cuts[-1] >= 3:
            cuts.append(i)
    cuts.append(len(words))
    return [(a, b) for a, b in itertools.pairwise(cuts) if b > a]
