"""The function words of a pack, compiled for the stages that read them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from legation.coding.lexicon import Forms, forms
from legation.coding.sequences import Sequences
from legation.language import pack

_STOPS = ("phrase_stops", "agent", "in_place", "from_place", "to_place", "and_words")


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
    owner_before: bool
    host_before: frozenset[str]
    linkers: frozenset[str]
    markers_behind: bool
    genitive: frozenset[str]
    own_endings: tuple[str, ...]
    inner_status: bool
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

    def listed(key: str) -> frozenset[str]:
        return frozenset(w.casefold() for w in g.get(key, ()))

    return Grammar(
        heads=Sequences(heads, f"packs/{lang}/phrases.toml"),
        status=Sequences(
            [(w, label) for label, forms in tables["status"].items() for w in forms], f"packs/{lang}/status.toml"
        ),
        cues=Sequences(cues, f"packs/{lang}/grammar.toml"),
        possessives=listed("possessives"),
        agent=listed("agent"),
        in_place=listed("in_place"),
        from_place=listed("from_place"),
        to_place=listed("to_place"),
        against=listed("against"),
        offices=listed("offices"),
        and_words=listed("and_words"),
        articles=listed("articles"),
        stops=frozenset().union(*map(listed, _STOPS)),
        each=listed("each"),
        openers=listed("clause_openers"),
        plural=forms("|".join(g["plural"]), {}, f"packs/{lang}/grammar.toml"),
        singular=listed("singular"),
        persons=listed("persons"),
        owner_behind=bool(g.get("owner_behind", False)),
        owner_before=bool(g.get("owner_before", True)),
        host_before=listed("host_before"),
        linkers=listed("linkers"),
        markers_behind=bool(g.get("markers_behind", False)),
        genitive=listed("genitive"),
        own_endings=tuple(g.get("own_endings", ())),
        inner_status=bool(g.get("inner_status", False)),
        lang=lang,
    )
