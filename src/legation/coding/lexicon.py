"""A pack's wordings, compiled: what words, in what order, with which typed phrases, announce which type."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from legation.errors import PackError
from legation.language import pack
from legation.reference import measure_types

PHRASES = frozenset(
    {"personnel", "local_staff", "families", "envoy", "post", "service", "relation", "border", "contact", "penalty"}
    | {"listing", "credential", "people_barred", "immunity"}
)
_SLOTS = PHRASES | {"state", "people", "n", "date", "city"}
_SPLIT = re.compile(r"\s+([>+])\s+")
GAP = 8  # words that may stand between two ordered elements, unless the entry says otherwise


@dataclass(frozen=True, slots=True)
class Forms:
    """Words that may stand in one place: whole forms, beginnings and (for compounds) ends of words."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...] = ()

    def fits(self, word: str) -> bool:
        """Whether ``word`` (casefolded) may stand here."""
        return (
            word in self.exact
            or (bool(self.prefixes) and word.startswith(self.prefixes))
            or (bool(self.suffixes) and word.endswith(self.suffixes))
        )


@dataclass(frozen=True, slots=True)
class Element:
    """A slot for a typed phrase, a sense, or words that stand side by side.

    ``order``: how it follows the element before. ``own``: the phrase is marked as the subject's ("its diplomats").
    """

    slot: str | None
    forms: tuple[Forms, ...]
    order: str
    gap: int
    sense: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of the lexicon. ``anchor``: the element that the search begins from."""

    type: str
    rule: str
    elements: tuple[Element, ...]
    anchor: int
    status: str | None
    actor: str | None
    loose: bool = False  # a frame over a sense; it counts only when the learned table agrees
    needs: tuple[frozenset[str], ...] = ()  # of each set one word must stand in the sentence
    slots: frozenset[str] = frozenset()  # what its slots take


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All wordings of a language, found by the words that may begin their anchor; frames by their sense."""

    wordings: tuple[Wording, ...]
    by_word: dict[str, tuple[Wording, ...]]
    by_prefix: dict[str, tuple[Wording, ...]]
    by_sense: dict[str, tuple[Wording, ...]]
    known: dict[str, tuple[Wording, ...]]

    def at(self, word: str) -> tuple[Wording, ...]:
        """The wordings whose anchor may begin with ``word``."""
        found = self.known.get(word)
        if found is None:
            found = self.by_word.get(word, ())
            for size in range(3, len(word) + 1):
                found += self.by_prefix.get(word[:size], ())
            if len(self.known) >= _KEPT:
                self.known.clear()
            self.known[word] = found
        return found


_KEPT = 100_000  # words whose wordings are remembered


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language, compiled once.

    :raises PackError: when an entry breaks the schema
    """
    table = pack(lang).tables["measures"]
    families: dict[str, list[str]] = table.get("families", {})
    wordings: list[Wording] = []
    for type_, entries in table.items():
        if type_ == "families":
            continue
        if type_ != "none" and type_ not in measure_types():
            raise PackError(f"packs/{lang}/measures.toml: no type '{type_}' in the codebook")
        wordings += [_wording(type_, e, families, lang) for e in entries]
    by_word: dict[str, list[Wording]] = {}
    by_prefix: dict[str, list[Wording]] = {}
    by_sense: dict[str, list[Wording]] = {}
    for type_, entries in _frames().items():
        for entry in entries:
            frame = replace(_wording(type_, entry, families, lang), loose=True)
            by_sense.setdefault(str(frame.elements[frame.anchor].sense), []).append(frame)
    for wording in wordings:
        first = wording.elements[wording.anchor].forms[0]
        for form in first.exact:
            by_word.setdefault(form, []).append(wording)
        for prefix in first.prefixes:
            by_prefix.setdefault(prefix, []).append(wording)
    return Lexicon(
        tuple(wordings),
        {k: tuple(v) for k, v in by_word.items()},
        {k: tuple(v) for k, v in by_prefix.items()},
        {k: tuple(v) for k, v in by_sense.items()},
        {},
    )


@cache
def phrase_kinds() -> dict[str, frozenset[str]]:
    """Which typed phrases each type takes, by its frames."""
    slots = re.compile(r"<(?:own:)?(\w+)>")
    return {type_: frozenset(slots.findall(" ".join(lines))) for type_, lines in _frames().items()}


@cache
def _frames() -> dict[str, list[str]]:
    return tomllib.loads((files("legation.coding") / "frames.toml").read_text(encoding="utf-8"))


def wordings(lang: str) -> int:
    """How many wordings the lexicon of a language has."""
    return len(lexicon(lang).wordings)


def _wording(type_: str, entry: str | dict[str, Any], families: dict[str, list[str]], lang: str) -> Wording:
    fields: dict[str, Any] = {"words": entry} if isinstance(entry, str) else entry
    unknown = set(fields) - {"words", "status", "actor", "gap", "target"}
    rule = f"{type_}: {fields['words']}"
    if unknown:
        raise PackError(f"packs/{lang}/measures.toml: '{rule}' has unknown fields {sorted(unknown)}")
    elements: list[Element] = []
    parts = _SPLIT.split(fields["words"].strip())
    gap = int(fields.get("gap", GAP))
    for chunk, order in zip(parts[::2], ["", *parts[1::2]], strict=True):
        elements += _chunk(chunk, order, gap, families, f"packs/{lang}/measures.toml: '{rule}'")
    literal = [i for i, e in enumerate(elements) if e.slot is None]
    if not literal:
        raise PackError(f"packs/{lang}/measures.toml: '{rule}' has no word of its own")
    slots = frozenset(e.slot for e in elements if e.slot)
    if any(e.sense for e in elements):
        anchor = next(i for i, e in enumerate(elements) if e.sense)
        return Wording(type_, rule, tuple(elements), anchor, fields.get("status"), fields.get("actor"), slots=slots)
    # The rarest element is the best anchor; the one with fewest forms and most letters stands in for it.
    anchor = min(literal, key=lambda i: (len(elements[i].forms[0].exact) > 12, -_letters(elements[i])))
    needs = tuple(
        form.exact
        for i, e in enumerate(elements)
        for k, form in enumerate(e.forms)
        if (i != anchor or k) and not form.prefixes and not form.suffixes
    )
    status, actor = fields.get("status"), fields.get("actor")
    return Wording(type_, rule, tuple(elements), anchor, status, actor, needs=needs, slots=slots)


def _letters(element: Element) -> int:
    return sum(min(map(len, (*f.exact, *f.prefixes, *f.suffixes)), default=0) for f in element.forms)


def _chunk(chunk: str, order: str, gap: int, families: dict[str, list[str]], where: str) -> list[Element]:
    """The elements of one stretch without '>' or '+': slots stand beside their neighbours, words are joined."""
    out: list[Element] = []
    run: list[Forms] = []

    def close() -> None:
        if run:
            out.append(Element(None, tuple(run), order if not out else ">", gap if not out else 1))
            run.clear()

    for token in chunk.split():
        if token.startswith("<"):
            close()
            mark, _, slot = token.strip("<>").rpartition(":")
            if slot not in _SLOTS:
                raise PackError(f"{where} names no slot '{slot}'")
            out.append(Element(slot, (), order if not out else ">", gap if not out else 1, own=mark == "own"))
        elif token.startswith("["):
            close()
            out.append(Element(None, (), order if not out else ">", gap if not out else 1, sense=token.strip("[]")))
        else:
            run.append(forms(token, families, where))
    close()
    return out


def forms(token: str, families: dict[str, list[str]], where: str) -> Forms:
    """The forms that one token of a pattern stands for: ``a|b``, ``stem*``, ``*end``, ``@family``."""
    exact: set[str] = set()
    prefixes: set[str] = set()
    suffixes: set[str] = set()
    for option in token.split("|"):
        if option.startswith("@"):
            if option[1:] not in families:
                raise PackError(f"{where} names no family '{option}'")
            options = families[option[1:]]
        else:
            options = [option]
        for form in options:
            if form.endswith("*"):
                prefixes.add(form[:-1].casefold())
            elif form.startswith("*"):
                suffixes.add(form[1:].casefold())
            else:
                exact.add(form.casefold())
    made = Forms(frozenset(exact), tuple(sorted(prefixes)), tuple(sorted(suffixes)))
    return _SAME.setdefault(made, made)


_SAME: dict[Forms, Forms] = {}  # forms that stand in many entries are held once
