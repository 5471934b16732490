"""How many, of what."""

from __future__ import annotations

from legation.coding.phrases import Phrase, View
from legation.language import Numeral

_UNITS = {"post": "posts", "people": "diplomats"}
_PERSONS = {"diplomats", "officers"}  # units whose singular is one person


def quantity(view: View, phrase: Phrase | None) -> tuple[int | None, str | None, str | None]:
    """Count, how exact, and unit of a trigger's phrase.

    A single post or diplomat counts as one; an ambassador or chargé d'affaires only where the text numbers (codebook).
    """
    if phrase is None:
        return None, None, None
    unit = _UNITS.get(phrase.kind) or (phrase.unit if phrase.kind == "personnel" else None)
    if phrase.kind == "envoy":
        unit = "diplomats"
    number = part(view, phrase) or phrase.number
    if number is not None:
        return number.value, number.about, unit
    if (phrase.kind == "post" or (phrase.kind == "personnel" and phrase.unit in _PERSONS)) and _single(view, phrase):
        return 1, "exact", unit
    return None, None, unit


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
