"""Text -> Analysis: the steps of this stage in the order they run."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from legation.language.analysis import Analysis, Mention, Sentence
from legation.language.clauses import clauses
from legation.language.pack import Pack
from legation.language.segmentation import paragraphs, quoted, sentences


def analyse(text: str, published: str | None, pack: Pack) -> Analysis:
    """See a text as sentences with their words, clauses, names of states, numbers and dates."""
    found = pack.mentions.find(text, published)
    mention_starts = [m.start for m in found]
    joints = [a.end for a, b in pairwise(found) if a.end + 1 == b.start and text[a.end] == "-"]
    out: list[Sentence] = []
    for number, (p_start, p_end) in enumerate(paragraphs(text)):
        for start, end in sentences(text, p_start, p_end, pack.abbreviations):
            forms, starts, ends = pack.cutter.words(text, start, end, joints)
            if not forms:
                continue
            inside = _within(found, mention_starts, start, end)
            out.append(
                Sentence(
                    start=start,
                    end=end,
                    paragraph=number,
                    words=forms,
                    starts=starts,
                    ends=ends,
                    clauses=clauses(forms, starts, ends, pack.openers),
                    mentions=inside,
                    numerals=pack.numerals.find(text, start, end),
                    dates=pack.dates.find(text, start, end, published),
                    quotes=quoted(text, start, end),
                )
            )
    return Analysis(text=text, lang=pack.lang, published=published, sentences=out)


def _within(found: list[Mention], starts: list[int], start: int, end: int) -> list[Mention]:
    return found[bisect_left(starts, start) : bisect_left(starts, end)]
