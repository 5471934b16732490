"""Whether a text can hold a measure at all, in one pass over it."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.language import pack
from legation.reference import all_polities

_NEAR = 120  # characters between two states that may be said to deal with each other
_FORMS = ("names", "seats", "capitals", "adjectives", "peoples")
_STOPS = (". ", "\n", "。")


@cache
def _automaton(lang: str) -> tuple[AhoCorasick, list[str]]:
    """The automaton of a language with the state that each of its forms names, if any."""
    tables = pack(lang).tables
    stems = {form: "" for s in tables["grammar"]["scan"] for form in (s, s.capitalize(), s.upper())}
    states = {
        form: code
        for code in sorted(tables["polities"].keys() & all_polities().keys())
        for key in _FORMS
        for form in tables["polities"][code].get(key, ())
    }
    forms = states | stems
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), list(forms.values())


def holds_measures(text: str, lang: str) -> bool:
    """Whether a stem of the pack's ``scan`` list stands in the text, or two states near each other; else skip it.

    Of texts that tell a measure some eight in a hundred hold no such stem; nearly all of these name both states.
    """
    automaton, states = _automaton(lang)
    before, last = "", 0
    for index, start, end in automaton.find_matches_as_indexes(text):
        state = states[index]
        if not state:
            return True
        if before and state != before and start - last <= _NEAR and not any(s in text[last:start] for s in _STOPS):
            return True
        before, last = state, end
    return False
