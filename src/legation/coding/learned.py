"""A learned back-off: the type a sentence speaks of where typed phrases stand together and no wording fits.

A linear model over words, pairs of words and words beside typed phrases, trained on the packs' own examples
(``quality/train.py``); what is kept of it is a small table of weights, ``packs/xx/learned.csv``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from legation.coding.keywords import Keyed
from legation.coding.lexicon import Wording, phrase_kinds
from legation.coding.phrases import View
from legation.coding.scene import Scene
from legation.coding.strengths import tells_strength
from legation.coding.tables import Table, table
from legation.coding.triggers import Trigger

_STEM = 6  # letters by which forms of a word are told to be one
_COMPOUND = 10  # letters from which the end of a word is looked at too
_MANY = 4  # states of a sentence that are counted
LEAST = -1.5  # log odds below which a type is not named at all
_BESIDE = 6  # words between a word and a phrase that are read together
_NEAR = 12  # and between a sense and a phrase of its clause
_KEPT = 20_000  # words whose features are remembered
_NOTHING: frozenset[str] = frozenset()
_MARKS = {"name": "$state", "seat": "$state", "capital": "$state", "office": "$state", "person": "$state"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A type with its probability."""

    type: str
    probability: float


def features(scene: Scene, keys: Keys, common: frozenset[str]) -> list[tuple[str, int]]:
    """What the model sees of a sentence: features, each with the word where it stands.

    What begins with ``w`` is of one language; the rest means the same in all.

    ``keys``: its key words. ``common``: the commonest words of the language, which tell something only beside others.
    """
    view = scene.view
    heads = [(p.head, ("own " if p.own else "") + (p.unit if p.unit in _UNITS else p.kind)) for p in view.phrases]
    out: list[tuple[str, int]] = []
    last = "^"
    for i, token in _tokens(view):
        stem, alone = _SPELLED.get(token) or _spelled(token)
        if token not in common:
            out += [(feature, i) for feature in alone]
        out.append((f"w {last} {stem}", i))
        last = stem
        if heads and token[0].isalpha() and token not in common:
            out += [(f"w {stem}~{kind}", i) for at, kind in heads if at != i and -_BESIDE <= at - i <= _BESIDE]
    out += [(f"<{kind}>", at) for at, kind in heads]
    for first, _, sense in scene.senses:
        out.append((f"[{sense}]", first))
        clause = view.clause_of(first)
        out += [
            (f"[{sense}]{'<' if at > first else '>'}{kind}", first)
            for at, kind in heads
            if clause[0] <= at < clause[1] and abs(at - first) <= _NEAR
        ]
    out += _of_keys(view, keys)
    strength = tells_strength(view)
    if strength is not None:
        out.append(("!strength", strength))
    out += [(f"={t.wording.type}", t.core) for t in scene.strict]
    out += [(f"~{t.wording.type}", t.core) for t in scene.loose]
    out += [(f"^{type_}", 0) for type_ in scene.before]
    out.append((f"#{min(len(view.mention_at), _MANY)}", 0))
    return out


_SPELLED: dict[str, tuple[str, tuple[str, ...]]] = {}


def _spelled(token: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a token and what it says by itself, kept for when it comes again."""
    if len(_SPELLED) >= _KEPT:
        _SPELLED.clear()
    stem = token if token[0] in "$<" else token[:_STEM]
    alone = [f"w {stem}"]
    if stem != token:
        alone.append(f"w {token}.")
    if len(token) >= _COMPOUND:
        alone.append(f"w -{token[-_STEM:]}")
    told = _SPELLED[token] = (stem, tuple(alone))
    return told


def _of_keys(view: View, keys: Keys) -> Iterator[tuple[str, int]]:
    """What key words say: of which type, how surely, and whether a phrase that the type takes stands in the clause."""
    there: dict[tuple[int, int], set[str]] = {}
    for phrase in view.phrases:
        there.setdefault(view.clause_of(phrase.head), set()).update((phrase.kind, phrase.unit))
    taken = {clause: _types_taking(frozenset(kinds)) for clause, kinds in there.items()}
    for first, told in keys:
        types = taken.get(view.clause_of(first), _NOTHING)
        for type_, alone, fitting, bare in told:
            yield alone, first
            yield fitting if type_ in types else bare, first


@lru_cache(maxsize=1_000)
def _types_taking(kinds: frozenset[str]) -> frozenset[str]:
    """The types whose frames take a phrase of one of these kinds."""
    return frozenset(type_ for type_, takes in phrase_kinds().items() if not takes.isdisjoint(kinds))


Keys = Iterable[tuple[int, tuple[Keyed, ...]]]
_UNITS = {"families", "local_staff"}


def _tokens(view: View) -> list[tuple[int, str]]:
    """Words with states, numbers, dates and heads of phrases put as what they are."""
    out: list[tuple[int, str]] = []
    spans = {first: (end, _MARKS.get(m.kind, f"${m.kind}")) for first, (end, m) in view.mention_at.items()}
    spans |= {first: (end, "$date") for first, end in view.date_at}
    spans |= {first: (end, "$n") for first, end in view.numeral_at if first not in spans}
    i = 0
    while i < len(view.words):
        if i in spans:
            end, mark = spans[i]
            out.append((i, mark))
            i = max(end, i + 1)
            continue
        word = view.words[i]
        if word[0].isalnum() or word in {"?", ":", ";"}:
            out.append((i, word))
        i += 1
    return out


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence weighed: the types that are not unlikely, and the features with where they stand."""

    guesses: dict[str, Guess]
    told: dict[str, int]
    weights: Table

    def core(self, type_: str) -> tuple[int, tuple[str, ...]]:
        """The word that speaks most for a type, and the three features that do."""
        index = self.weights.labels.index(type_)
        for_it = sorted(
            ((w, at, f) for f, at in self.told.items() for i, w in self.weights.get(f) if i == index and w > 0),
            reverse=True,
        )
        words: dict[int, float] = {}
        for weight, at, feature in for_it:
            if feature[0] not in "^#!":
                words[at] = words.get(at, 0.0) + weight
        core = max(words, key=lambda i: (words[i], -i), default=0)
        return core, tuple(f"{feature} {weight:+.1f}" for weight, _, feature in for_it[:3])


def weigh(row: list[tuple[str, int]], lang: str) -> Weighed:
    """Weigh a sentence of these features; nothing is likely where the pack has no table."""
    weights = table(lang, "learned")
    total = list(weights.bias)
    told = dict.fromkeys((feature for feature, _ in row), 0) | dict(reversed(row))  # each where it stands first
    for known in weights.rows(told):
        for index, weight in known:
            total[index] += weight
    likely = {
        weights.labels[i]: Guess(weights.labels[i], 1 / (1 + math.exp(-score)))
        for i, score in enumerate(total)
        if score > LEAST
    }
    return Weighed(likely, told, weights)


def _stretch(view: View, core: int) -> tuple[int, int]:
    """From a word to the nearest state of its clause, so that the words quoted say something; else the clause."""
    first, end = view.clause_of(core)
    states = [(a, b) for a, (b, _) in view.mention_at.items() if first <= a < end and abs(a - core) <= _NEAR]
    if states:
        a, b = min(states, key=lambda s: abs(s[0] - core))
        return min(core, a), max(core + 1, b)
    return max(first, core - _BESIDE), min(end, core + _BESIDE + 1)


def learned_trigger(scene: Scene, type_: str, core: int, because: tuple[str, ...] = ()) -> Trigger:
    """A trigger for a type that no wording announced: the tightest frame of the type, else the word that tells most."""
    view = scene.view
    frame = next((t for t in scene.loose if t.wording.type == type_), None)
    if frame is not None:
        return frame
    kinds = phrase_kinds().get(type_, frozenset())
    fitting = [p for p in view.phrases if p.kind in kinds or p.unit in kinds]
    phrase = min(fitting, key=lambda p: abs(p.head - core), default=None)
    why = f"{type_}: learned" + (f", {because[0]}" if because else "")
    wording = Wording(type_, why, (), 0, None, None, loose=True)
    if phrase is None:
        return Trigger(wording, core, core + 1, core, (), 0, ((core, core + 1),), _stretch(view, core))
    first, end = min(core, phrase.first), max(core + 1, phrase.end)
    return Trigger(wording, first, end, core, (phrase,), 0, ((core, core + 1),))
