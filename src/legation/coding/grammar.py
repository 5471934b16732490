"""The function words of a pack, compiled for the stages that read them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from legation.coding.lexicon import Forms, forms
from legation.coding.sequences import Sequences
from legation.language import pack


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a pack says of the words between the phrases."""

    heads: Sequences
    status: Sequences
    cues: Sequences
    possessives: frozenset[str]
    agent: frozenset[str]
    in_place: frozenset[str]
    from_place: frozenset[str]
    to_place: frozenset[str]
    against: frozenset[str]
    offices: frozenset[str]
    and_words: frozenset[str]
    articles: frozenset[str]
    stops: frozenset[str]
    each: frozenset[str]
    openers: frozenset[str]
    plural: Forms
    singular: frozenset[str]
    persons: frozenset[str]
    owner_behind: bool
    lang: str


@cache
def grammar(lang: str) -> Grammar:
    """The grammar of a language, compiled once."""
    tables = pack(lang).tables
    g, phrases = tables["grammar"], tables["phrases"]
    heads = [
        (words, f"{kind}.{unit}") for kind, units in phrases.items() for unit, forms in units.items() for words in forms
    ]
    cues = [
        (w, name)
        for name in ("mutual", "response", "earlier", "same_actor", "same_target", "group", "after")
        for w in g.get(name, ())
    ]
    function = {w for key in ("agent", "in_place", "from_place", "to_place", "and_words") for w in g[key]}
    return Grammar(
        heads=Sequences(heads, f"packs/{lang}/phrases.toml"),
        status=Sequences(
            [(w, label) for label, forms in tables["status"].items() for w in forms], f"packs/{lang}/status.toml"
        ),
        cues=Sequences(cues, f"packs/{lang}/grammar.toml"),
        possessives=frozenset(g["possessives"]),
        agent=frozenset(g["agent"]),
        in_place=frozenset(g["in_place"]),
        from_place=frozenset(g["from_place"]),
        to_place=frozenset(g["to_place"]),
        against=frozenset(g["against"]),
        offices=frozenset(g["offices"]),
        and_words=frozenset(g["and_words"]),
        articles=frozenset(g["articles"]),
        stops=frozenset(g["phrase_stops"]) | function,
        each=frozenset(g.get("each", ())),
        openers=frozenset(g["clause_openers"]),
        plural=forms("|".join(g["plural"]), {}, f"packs/{lang}/grammar.toml"),
        singular=frozenset(g["singular"]),
        persons=frozenset(g["persons"]),
        owner_behind=bool(g.get("owner_behind", False)),
        lang=lang,
    )
