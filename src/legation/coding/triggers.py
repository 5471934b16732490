"""Where the words of a sentence announce a type: the lexicon laid over words and phrases."""

from __future__ import annotations

from dataclasses import dataclass

from legation.coding.lexicon import PHRASES, Element, Lexicon, Wording
from legation.coding.phrases import Phrase, View
from legation.language import Numeral

_ANY_ORDER = 14  # words on either side within which elements joined by '+' may stand
_NOBODYS = 4  # words by which a phrase that says whose is preferred: "seventeen Russians listed as diplomats"
_PERSONNEL = {"personnel", "envoy", "people"}
_OF_STATES = {"state", "people", "city"}


@dataclass(slots=True)
class Trigger:
    """A wording found: its words, from ``first`` to ``end``, ``core`` its anchor, and the phrases in its slots.

    ``quoted``: the words to give as evidence, where they are more than ``first`` to ``end``. ``number``: what the
    wording itself counts.
    """

    wording: Wording
    first: int
    end: int
    core: int
    phrases: tuple[Phrase, ...]
    weight: int
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[int, int] | None = None
    number: Numeral | None = None


def triggers(view: View, lexicon: Lexicon) -> list[Trigger]:
    """All wordings in a sentence; where two of them share their anchor words, the heavier stands.

    Competing types on the same words are settled here and nowhere else.
    """
    here, there, found = set(view.words), _fillable(view), []
    for i, word in enumerate(view.words):
        wordings = lexicon.known.get(word)
        for wording in lexicon.at(word) if wordings is None else wordings:
            if wording.slots <= there and not any(map(here.isdisjoint, wording.needs)):
                hit = _match(view, wording, (i, i + 1))
                if hit is not None:
                    found.append(hit)
    found.sort(key=lambda t: (-t.weight, t.first, t.wording.rule))
    kept: list[Trigger] = []
    for trigger in found:
        if not any(_compete(trigger, k) for k in kept):
            kept.append(trigger)
    return sorted((t for t in kept if t.wording.type != "none"), key=lambda t: t.first)


def _compete(a: Trigger, b: Trigger) -> bool:
    """Two triggers compete when their own words overlap, or when they say the same of one phrase."""
    words_a = {i for first, end in a.spans for i in range(first, end)}
    if any(first <= i < end for first, end in b.spans for i in words_a):
        return True
    same = a.wording.type == b.wording.type
    return same and bool(a.phrases) and any(p is q for p in a.phrases for q in b.phrases)


def frames(view: View, lexicon: Lexicon, senses: list[tuple[int, int, str]]) -> list[Trigger]:
    """All frames that fit a sentence, within one clause each; the nearest pair of sense and phrase first."""
    found = []
    there = _fillable(view)
    for first, end, sense in senses:
        for frame in lexicon.by_sense.get(sense, ()):
            if not frame.slots <= there:
                continue
            hit = _match(view, frame, (first, end))
            if hit is not None and view.clause_of(hit.first) == view.clause_of(hit.end - 1):
                found.append(hit)
    return sorted(found, key=lambda t: (t.end - t.first, t.first, t.wording.rule))


def _fillable(view: View) -> set[str]:
    """The slots that something in the sentence may stand in."""
    there = {p.kind for p in view.phrases} | {p.unit for p in view.phrases}
    if not there.isdisjoint(_PERSONNEL):
        there.add("personnel")
    if view.mention_at:
        there |= _OF_STATES
    if view.numeral_at:
        there.add("n")
    if view.date_at:
        there.add("date")
    return there


def _match(view: View, wording: Wording, at: tuple[int, int]) -> Trigger | None:
    """Lay a wording over the sentence with its anchor at one place; nearest fits, no going back."""
    elements, anchor = wording.elements, wording.anchor
    own = at if elements[anchor].sense else _words_at(view, elements[anchor], at[0])
    if own is None:
        return None
    spans: dict[int, tuple[int, int]] = {anchor: own}
    phrases: dict[int, Phrase] = {}
    for k in (*range(anchor + 1, len(elements)), *range(anchor - 1, -1, -1)):
        forward = k > anchor
        beside = spans[k - 1] if forward else spans[k + 1]
        rule = elements[k] if forward else elements[k + 1]
        hit = _nearest(view, elements[k], beside, rule.order, rule.gap, forward=forward, taken=list(spans.values()))
        if hit is None:
            return None
        spans[k] = hit[0]
        if hit[1] is not None:
            phrases[k] = hit[1]
    literal = tuple(spans[k] for k, e in enumerate(elements) if e.slot is None)
    first, end = min(s[0] for s in spans.values()), max(s[1] for s in spans.values())
    weight = 3 * sum(b - a for a, b in literal) + 2 * (len(elements) - len(literal))
    number = next((view.numeral_at[spans[k]] for k, e in enumerate(elements) if e.slot == "n"), None)
    return Trigger(wording, first, end, own[0], tuple(phrases.values()), weight, literal, number=number)


def _words_at(view: View, element: Element, at: int) -> tuple[int, int] | None:
    words, end = view.words, at + len(element.forms)
    if at < 0 or end > len(words):
        return None
    for i, form in enumerate(element.forms, at):
        if not form.fits(words[i]):
            return None
    return at, end


def _nearest(
    view: View,
    element: Element,
    beside: tuple[int, int],
    order: str,
    gap: int,
    *,
    forward: bool,
    taken: list[tuple[int, int]],
) -> tuple[tuple[int, int], Phrase | None] | None:
    """The nearest fit of an element: behind (or before) its neighbour, or on either side when the order is free."""
    sides = (forward,) if order == ">" else (forward, not forward)
    reach = gap if order == ">" else max(gap, _ANY_ORDER)
    best: tuple[int, tuple[int, int], Phrase | None] | None = None
    for side in sides:
        if element.slot is None:
            span = _nearest_words(view, element, beside, reach, forward=side, taken=taken)
            options: list[tuple[tuple[int, int], Phrase | None]] = [(span, None)] if span else []
        else:
            options = _fits(view, element.slot, own=element.own)
        for span, phrase in options:
            distance = span[0] - beside[1] if side else beside[0] - span[1]
            if not 0 <= distance <= reach:
                continue
            if phrase is not None and phrase.owner is None and not phrase.own:
                distance += _NOBODYS
            if best is None or distance < best[0]:
                best = (distance, span, phrase)
    return (best[1], best[2]) if best else None


def _nearest_words(
    view: View,
    element: Element,
    beside: tuple[int, int],
    reach: int,
    *,
    forward: bool,
    taken: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """The nearest words that an element may be, behind or before its neighbour, none of them taken."""
    first = beside[1] if forward else beside[0] - len(element.forms)
    for i in range(first, first + reach + 1) if forward else range(first, first - reach - 1, -1):
        span = _words_at(view, element, i)
        if span and not any(a < span[1] and span[0] < b for a, b in taken):
            return span
    return None


def _fits(view: View, slot: str, *, own: bool) -> list[tuple[tuple[int, int], Phrase | None]]:
    """What may stand in a slot; ``own``: only what is marked as the subject's."""
    if slot == "personnel":
        return [((p.first, p.end), p) for p in view.phrases if p.kind in _PERSONNEL and (p.own or not own)]
    if slot in {"local_staff", "families"}:
        return [((p.first, p.end), p) for p in view.phrases if p.unit == slot]
    if slot in PHRASES:
        return [((p.first, p.end), p) for p in view.phrases if p.kind == slot and (p.own or not own)]
    if slot == "n":
        return [(span, None) for span in view.numeral_at]
    if slot == "date":
        return [(span, None) for span in view.date_at]
    kinds = {"people": {"people"}, "city": {"city", "capital"}}.get(
        slot, {"name", "seat", "capital", "office", "adjective", "people", "person"}
    )
    return [((first, end), None) for first, (end, m) in view.mention_at.items() if m.kind in kinds]
