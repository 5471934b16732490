"""Who says so, and what is given as the cause, in the words round a measure."""

from __future__ import annotations

from functools import cache

from legation.coding.phrases import View
from legation.coding.sequences import Sequences
from legation.language import pack

_LONGEST = 7  # words of a source
_SAID, _ACCORDING = "said", "according"


@cache
def _cues(lang: str) -> Sequences:
    g = pack(lang).tables["grammar"]
    return Sequences(
        [(w, _SAID) for w in g["says"]] + [(w, _ACCORDING) for w in g["according"]], f"packs/{lang}/grammar.toml"
    )


@cache
def _reasons(lang: str) -> Sequences:
    table = pack(lang).tables["reasons"]
    return Sequences([(w, reason) for reason, forms in table.items() for w in forms], f"packs/{lang}/reasons.toml")


def source(view: View, trigger: tuple[int, int], actor: str | None, text: str) -> str | None:
    """The person, ministry or agency that the sentence names as the source, in its own words.

    ``trigger``: the words (first, end) that tell the measure. The actor's own word needs no source, unless it is a
    person or ministry that is named.
    """
    own = set(range(*trigger))
    for first, end, label in _cues(view.lang).find(view.words):
        if first in own:
            continue
        span = _after(view, end) if label == _ACCORDING else _before(view, first) or _after(view, end)
        if span is None:
            continue
        a, b = span
        states = [m.polity for i, (_, m) in view.mention_at.items() if a <= i < b and m.kind != "city"]
        alone = len(states) == 1 and b - a <= 2
        dated = any(i < b and a < j for i, j in (*view.date_at, *view.numeral_at))
        if dated or own & set(range(a, b)) or (alone and states[0] == actor) or not _speaks(view, b, text):
            continue
        return text[view.sentence.starts[a] : view.sentence.ends[b - 1]]
    return None


def reason(view: View, trigger: tuple[int, int]) -> str | None:
    """The causes that stand in the clause of a trigger or behind it, in English; at most two."""
    first = min(view.clause_of(trigger[0])[0], trigger[0])
    found = [label for _, _, label in _reasons(view.lang).find(view.words, first)]
    return ", ".join(list(dict.fromkeys(found))[:2]) or None


def _before(view: View, at: int) -> tuple[int, int] | None:
    """What stands from the last border of a clause to a verb of saying."""
    first = at
    while first > 0 and view.words[first - 1][0].isalnum() and view.words[first - 1] not in view.grammar.openers:
        first -= 1
    while first < at and view.words[first] in view.grammar.articles:
        first += 1
    return (first, at) if 0 < at - first <= _LONGEST else None


def _after(view: View, at: int) -> tuple[int, int] | None:
    """What stands behind a verb of saying or a word for a source, up to the next border."""
    while at < len(view.words) and view.words[at] in view.grammar.articles:
        at += 1
    end = at
    while end < len(view.words) and end - at < _LONGEST and view.words[end][0].isalnum():
        if view.words[end] in view.grammar.openers or (end > at and view.words[end] in view.grammar.stops):
            break
        end += 1
    return (at, end) if end > at else None


def _speaks(view: View, end: int, text: str) -> bool:
    """Whether what ends before a word can speak: its last word is a name, an office or a state."""
    last = end - 1
    name = last > 0 and text[view.sentence.starts[last]].isupper()
    return name or view.words[last] in view.grammar.offices or end in view.mention_ends
