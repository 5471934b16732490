"""How many, of what."""

from __future__ import annotations

from legation.coding.phrases import Phrase, View

_UNITS = {"post": "posts", "people": "diplomats"}


def quantity(view: View, phrase: Phrase | None) -> tuple[int | None, str | None, str | None]:
    """Count, how exact, and unit of a trigger, from its phrase or from the numeral in a wording's own slot."""
    if phrase is None:
        return None, None, None
    unit = _UNITS.get(phrase.kind) or (phrase.unit if phrase.kind == "personnel" else None)
    if phrase.kind == "envoy":
        unit = "diplomats"
    number = phrase.number
    if number is None:
        partitive = phrase.first - 1  # "four of the six diplomats", "ten of its diplomats"
        if partitive > 0 and view.words[partitive] in view.grammar.from_place:
            number = next((n for (_, b), n in view.numeral_at.items() if b == partitive), None)
    if number is None:
        return None, None, unit
    return number.value, number.about, unit
