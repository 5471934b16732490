"""Whether a text can hold a measure at all: one pass for the stems without which no wording fits."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from legation.language import pack


@cache
def _automaton(lang: str) -> AhoCorasick:
    stems = pack(lang).tables["grammar"]["scan"]
    return AhoCorasick(sorted({form for s in stems for form in (s, s.capitalize(), s.upper())}))


def holds_measures(text: str, lang: str) -> bool:
    """Whether any stem of the pack's ``scan`` list stands in the text; where none does, nothing more is read."""
    return bool(_automaton(lang).find_matches_as_indexes(text))
