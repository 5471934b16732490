"""How many, of what."""

from __future__ import annotations

from legation.coding.phrases import Phrase, View
from legation.coding.triggers import Trigger
from legation.language import Numeral
from legation.reference import measure_types

_UNITS = {"post": "posts", "people": "diplomats"}
_PERSONS = {"diplomats", "officers"}  # units whose singular is one person


def quantity(view: View, trigger: Trigger) -> tuple[int | None, str | None, str | None]:
    """Count, how exact, and unit of what a trigger tells.

    A single post or diplomat counts as one; an ambassador or chargé d'affaires only where the text numbers (codebook).
    """
    type_ = trigger.wording.type
    counts = measure_types()[type_].counts
    phrase = trigger.phrases[0] if trigger.phrases else None
    if phrase is not None and phrase.kind == "post" and counts == "people":
        phrase = None  # "the embassy may employ no local people" counts no embassy
    unit = _unit(phrase)
    number = (part(view, phrase) or phrase.number) if phrase else None
    if counts == "people" and (number is None or trigger.number is not None):
        number = trigger.number or (_ceiling(view, trigger) if type_ == "cap_staff" else None)
        unit = unit or ("staff" if number else None)
    if number is not None:
        return number.value, number.about, unit
    single = phrase and (phrase.kind == "post" or (phrase.kind == "personnel" and phrase.unit in _PERSONS))
    if phrase and single and _single(view, phrase):
        return 1, "exact", unit
    return None, None, unit


def _unit(phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    if phrase.kind == "envoy":
        return "diplomats"
    return _UNITS.get(phrase.kind) or (phrase.unit if phrase.kind == "personnel" else None)


def _ceiling(view: View, trigger: Trigger) -> Numeral | None:
    """The number that a mission is brought to: the one behind "to", or the only one of the clause."""
    first, end = view.clause_of(trigger.core)
    inside = [(a, n) for (a, b), n in sorted(view.numeral_at.items()) if first <= a and b <= end and n.value]
    behind = [n for a, n in inside if a > 0 and view.words[a - 1] in view.grammar.to_place]
    if len(behind) == 1:
        return behind[0]
    return inside[0][1] if len(inside) == 1 else None


def part(view: View, phrase: Phrase) -> Numeral | None:
    """The number of fewer that stands before a phrase: "three of the seven diplomats", "ten of its diplomats"."""
    at = phrase.first
    while at > 0 and view.words[at - 1] in view.grammar.articles | view.grammar.possessives:
        at -= 1
    if at < 1 or view.words[at - 1] not in view.grammar.from_place:
        return None
    return next((n for (_, b), n in view.numeral_at.items() if b == at - 1), None)


def _single(view: View, phrase: Phrase) -> bool:
    """Whether the head of a phrase is singular, by the endings that the pack gives, and no list of places follows."""
    word = view.words[phrase.head]
    plural = view.grammar.plural.fits(word) and word not in view.grammar.singular
    return not plural and len(phrase.places) <= 1 and len(phrase.owners) <= 1
