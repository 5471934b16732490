"""Whether a text can hold a measure at all, in one pass over it."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.language import Tables, languages
from legation.reference import all_polities

_NEAR = 120  # characters between two states that may be said to deal with each other
_FORMS = ("names", "seats", "capitals", "adjectives", "peoples")
_STOPS = (". ", "\n", "。")


@cache
def _automaton(lang: str) -> tuple[AhoCorasick, list[str]]:
    """The automaton of a language with the state that each of its forms names, if any."""
    forms = _forms(lang)
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), list(forms.values())


@cache
def _of_all() -> tuple[AhoCorasick, list[str]]:
    """The automaton of all languages; a form that names different states in two of them stands for itself."""
    forms: dict[str, str] = {}
    for lang in languages():
        for form, state in _forms(lang).items():
            known = forms.setdefault(form, state)
            if known != state:
                forms[form] = form if known and state else ""
    return AhoCorasick(list(forms)), list(forms.values())


def _forms(lang: str) -> dict[str, str]:
    """The names of states in a language with the state each names, and the stems that tell of measures, with none."""
    tables = Tables(lang)
    polities = tables["polities"]
    states = {
        form: code
        for code in sorted(polities.keys() & all_polities().keys())
        for key in _FORMS
        for form in polities[code].get(key, ())
    }
    return states | {form: "" for s in tables["grammar"]["scan"] for form in (s, s.capitalize(), s.upper())}


def holds_measures(text: str, lang: str | None = None) -> bool:
    """Whether a stem of the pack's ``scan`` list stands in the text, or two states near each other; else skip it.

    Of texts that tell a measure some eight in a hundred hold no such stem; nearly all of these name both states.
    Without ``lang``: whether that may be so in any language that has a pack. It never is where this says no, so an
    archive can be screened before anything asks for languages: a text of 3 kB takes some 30 microseconds.
    """
    automaton, states = _automaton(lang) if lang else _of_all()
    before, last = "", 0
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=not lang):
        state = states[index]
        if not state:
            return True
        if before and state != before and start - last <= _NEAR and not any(s in text[last:start] for s in _STOPS):
            return True
        before, last = state, max(last, end)
    return False
