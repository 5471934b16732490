"""Marks: a text cut where the evidence of its records begins and ends, so that each piece knows what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text, with the ids of all records whose evidence covers it, in the order they were given."""

    start: int
    end: int
    words: str
    ids: tuple[str, ...] = ()


def marks(text: str, spans: Iterable[tuple[str, int, int]]) -> tuple[Segment, ...]:
    """A text in pieces that do not overlap and together are the text; spans, as (id, start, end), may overlap.

    What leaves the text is cut off, and what is empty marks nothing.

    >>> [(s.words, s.ids) for s in marks("abcdef", [("m1", 1, 4), ("m2", 3, 5)])]
    [('a', ()), ('bc', ('m1',)), ('d', ('m1', 'm2')), ('e', ('m2',)), ('f', ())]
    """
    cut = [(id_, max(start, 0), min(end, len(text))) for id_, start, end in spans]
    kept = [(id_, start, end) for id_, start, end in cut if start < end]
    rank = {id_: n for n, id_ in enumerate(dict.fromkeys(id_ for id_, _, _ in kept))}
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for id_, start, end in kept:
        opens.setdefault(start, []).append(id_)
        closes.setdefault(end, []).append(id_)
    borders = sorted({0, len(text), *opens, *closes})
    live: dict[str, int] = {}
    out: list[Segment] = []
    for start, end in pairwise(borders):
        for id_ in closes.get(start, ()):
            live[id_] -= 1
        for id_ in opens.get(start, ()):
            live[id_] = live.get(id_, 0) + 1
        live = {id_: many for id_, many in live.items() if many}
        ids = tuple(sorted(live, key=rank.__getitem__))
        if out and out[-1].ids == ids:  # one record's pieces of evidence that touch
            out[-1] = Segment(out[-1].start, end, text[out[-1].start : end], ids)
        else:
            out.append(Segment(start, end, text[start:end], ids))
    return tuple(out)
