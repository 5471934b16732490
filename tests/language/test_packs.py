"""Every pack is whole: the same files and keys, wordings of every type, nothing that never matches, nothing twice."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from legation.language import languages, pack
from legation.reference import all_polities, cities, measure_types

LANGUAGES = languages()
FRAMES = tomllib.loads((files("legation.coding") / "frames.toml").read_text(encoding="utf-8"))
SENSES = {type_: set(re.findall(r"\[(\w+)\]", " ".join(lines))) for type_, lines in FRAMES.items()}
OPTIONAL = {"elided", "suffixed", "proclitics", "spaceless", "dotless", "each"}
OPTIONAL |= {
    "host_before",
    "linkers",
    "owner_behind",
    "owner_before",
    "own_endings",
    "genitive",
    "markers_behind",
    "inner_status",
}
_SLOT = re.compile(r"^(<|\[|@|…$|>$|\+$)")


def strings(table):
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from strings(value)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["grammar", "phrases", "status", "numerals", "dates"])
def test_all_keys_are_there(lang, name):
    ours, theirs = (set(pack(x).tables[name]) for x in ("nl", lang))
    if name == "grammar":
        assert ours - OPTIONAL <= theirs
        assert theirs - OPTIONAL <= ours
    elif name in {"phrases", "status"}:
        assert ours == theirs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_type_has_wordings(lang):
    measures, senses = pack(lang).tables["measures"], pack(lang).tables["concepts"]
    for type_ in measure_types():
        told = len(measures.get(type_, ())) + sum(len(senses.get(s, ())) for s in SENSES.get(type_, ()))
        assert told >= 4, f"{lang}: {type_} has {told} wordings"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["concepts", "status", "phrases", "measures"])
def test_every_word_can_be_found_in_a_text(lang, name):
    """A token that the text is never cut into can never match; such entries are silently lost."""
    cutter, elided, lost = pack(lang).cutter, pack(lang).tables["grammar"].get("elided", ()), []
    for entry in strings(pack(lang).tables[name]):
        for token in entry.split():
            for form in [token] if _SLOT.match(token) else token.split("|"):
                bare = form.strip("*").casefold()
                if bare in {"'s", "ruled_out", *elided}:  # cut off in texts as well; a status, which is no word
                    continue
                if bare and not _SLOT.match(form) and "*" not in form and cutter.words(bare, 0, len(bare))[0] != [bare]:
                    lost.append(f"{entry!r}: {form}")
    assert not lost, f"{len(lost)}: {lost[:20]}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_wording_stands_for_two_types(lang):
    measures = {t: es for t, es in pack(lang).tables["measures"].items() if t != "families"}
    told = Counter(e if isinstance(e, str) else e["words"] for es in measures.values() for e in es)
    assert not [w for w, n in told.items() if n > 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_stands_for_two_states(lang):
    table = pack(lang).tables["polities"]
    known = {}
    for code, entry in table.items():
        if isinstance(entry, dict) and code in all_polities():
            for key in ("names", "adjectives", "peoples", "seats", "capitals"):
                for form in entry.get(key, ()):
                    known.setdefault(form, set()).add(code)
    assert not {f: c for f, c in known.items() if len(c) > 1 and f not in table.get("double", {})}
    assert {c for c, p in all_polities().items() if p.kind == "state"} <= set(table)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cities_lie_where_the_reference_says(lang):
    known = cities()
    for words, city in pack(lang).tables["polities"]["cities"].items():
        assert known.get(city["place"], city["polity"]) == city["polity"], words
