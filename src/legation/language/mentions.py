"""Names of states: names, adjectives, peoples, capitals and seats of government, found in one pass over the text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from legation.language.analysis import Mention
from legation.language.cutting import Cutter
from legation.reference import OfficeHolder, office_holders

_KINDS = (
    ("names", "name"),
    ("seats", "seat"),
    ("adjectives", "adjective"),
    ("peoples", "people"),
    ("combining", "combining"),  # "polsko-", "franco-": only before a hyphen and another state
)
_NONE = "none"
_COMPOUND = "compound"  # short names within: "中美", "驻法"


class _Form(NamedTuple):
    polity: str
    kind: str
    place: str | None


_PERSON = _Form("", "person", None)


class MentionFinder:
    """Finds the names of one language by its table (packs/xx/polities.toml)."""

    def __init__(self, table: dict[str, Any], cutter: Cutter) -> None:
        """``table``: a table per code with lists of forms (``names``, ``adjectives`` and so on), and ``cities``.

        ``person_endings`` in it: how names of people are declined, new endings by the old one.
        """
        self._cutter = cutter
        forms: dict[str, _Form] = {words: _Form("", _NONE, None) for words in table["not_states"]}
        special = {"not_states", "cities", "double", "person_endings", "compounds"}
        for code, entry in table.items():
            if code in special:
                continue
            for key, kind in _KINDS:
                for words in entry.get(key, ()):
                    forms.setdefault(words, _Form(code, kind, None))
            for words in entry.get("capitals", ()):
                forms.setdefault(words, _Form(code, "capital", entry["capital"]))
        for words, city in table["cities"].items():
            forms.setdefault(words, _Form(city["polity"], "city", city["place"]))
        self._compounds: dict[str, list[tuple[str, int, int]]] = table.get("compounds", {})
        forms |= {words: _Form("", _COMPOUND, None) for words in self._compounds if words not in forms}
        self._double: dict[str, dict[str, str]] = table.get("double", {})
        for words, pair in self._double.items():
            forms.setdefault(words, _Form(pair["home"], "capital", words))
        self._base: dict[str, str] = {}  # of declined names of people
        script = Counter(map(_script, forms)).most_common(1)[0][0]
        endings: dict[str, list[str]] = table.get("person_endings", {})
        self._holders = _people(script)
        surnames = [w for w, holders in self._holders.items() if any(h.bare and w in h.surnames for h in holders)]
        for words in surnames:
            forms.setdefault(words, _PERSON)
            self._base |= dict.fromkeys(_inflected(words, endings), words)
        for words in list(forms):  # headlines
            if len(words) > 3 and words[0].isupper():
                forms.setdefault(words.upper(), forms[words])
        forms |= {words: _PERSON for words in (*self._holders, *self._base) if words not in forms}
        self._by_words = {w: f for w, f in forms.items() if self._compounds and f.kind not in {_COMPOUND, _NONE}}
        self._surfaces = list(forms)
        self._forms = list(forms.values())
        self._automaton = AhoCorasick(self._surfaces, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str, published: str | None = None) -> list[Mention]:
        """All mentions in a text, in order, without overlap. ``published`` tells which office-holder a name means."""
        matches = self._automaton.find_matches_as_indexes(text)
        starting = {start for _, start, _ in matches}
        ending = {end for _, _, end in matches}
        hits: list[tuple[_Form, str, int, int]] = []
        for i, start, end in matches:
            form = self._forms[i]
            joined = text[end : end + 1] == "-" and end + 1 in starting  # "deutsch-russisch"
            joining = text[start - 1 : start] == "-" and start - 1 in ending and start > 0
            if form.kind == "combining" and not joined:
                continue
            if (joining or self._cutter.begins_at(text, start)) and (joined or self._ends(text, start, end)):
                hits += self._parts(form, self._surfaces[i], start, end)
        seen = {form.polity for form, words, _, _ in hits if words not in self._double}
        named = {self._base.get(words, words) for form, words, _, _ in hits if form.kind == "person"}
        out: list[Mention] = []
        for form, words, start, end in hits:
            if form.kind == _NONE:
                continue
            polity = self._in_office(words, named, published) if form.kind == "person" else form.polity
            if not polity:
                continue
            pair = self._double.get(words)
            if pair and pair["body"] in seen and pair["home"] not in seen:
                polity = pair["body"]
            stop = end
            compound = form.kind == "combining" or (text[end : end + 1] == "-" and form.kind == "name")
            kind = "adjective" if compound else form.kind
            if text[end - 2 : end] in {"'s", "’s"}:
                stop = end - 2
            out.append(Mention(start, stop, polity, kind, form.place, self._cutter.owns(text, end)))
        return out

    def _parts(self, form: _Form, words: str, start: int, end: int) -> list[tuple[_Form, str, int, int]]:
        """A match, or the names that a compound of short names is made of."""
        if form.kind != _COMPOUND:
            return [(form, words, start, end)]
        return [
            (self._by_words.get(words[a:b], _Form(polity, "name", None)), words[a:b], start + a, start + b)
            for polity, a, b in self._compounds[words]
        ]

    def _ends(self, text: str, start: int, end: int) -> bool:
        """Whether no letter stands behind the match; a possessive or genitive s is none."""
        if end == len(text):
            return True
        following = text[end]
        if following == "-" and end + 1 < len(text) and text[end + 1].isalnum():
            return text[start:end].isupper()  # "EU-ambassadeur"
        if following == "s" and (end + 1 == len(text) or not text[end + 1].isalnum()):
            return True
        return not following.isalnum() or self._cutter.ends_at(text, end)

    def _in_office(self, words: str, named: set[str], published: str | None) -> str:
        """The state that a person's name stands for at a time; empty where it stands for none or for several."""
        base = self._base.get(words, words)
        meant = [
            h
            for h in self._holders.get(base, self._holders.get(base.title(), ()))
            if h.bare or base not in h.surnames or not named.isdisjoint(h.names)
        ]
        year = int(published[:4]) if published and published[:4].isdigit() else None
        serving = [h for h in meant if year is None or h.since <= year <= h.until + 1]
        latest = sorted(serving or meant, key=lambda h: h.since)[-1:] if year else meant
        polities = {h.polity for h in latest}
        return polities.pop() if len(polities) == 1 else ""


def _inflected(words: str, endings: dict[str, list[str]]) -> list[str]:
    """A name with the case endings of the longest ending that it has."""
    old = max((e for e in endings if words.endswith(e)), key=len, default=None)
    return [] if old is None else [words[: len(words) - len(old)] + new for new in endings[old]]


@cache
def _people(script: str) -> dict[str, list[OfficeHolder]]:
    """The office-holders by their names and surnames in a script."""
    out: dict[str, list[OfficeHolder]] = {}
    for holder in office_holders():
        for words in (*holder.names, *holder.surnames):
            if _script(words) == script:
                out.setdefault(words, []).append(holder)
    return out


def _script(words: str) -> str:
    """The script of the first letter ("LATIN", "CYRILLIC", "CJK")."""
    return _script_of(words[0]) if words[:1].isalpha() else next((_script_of(c) for c in words if c.isalpha()), "")


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]
