"""A learned back-off: the type a sentence speaks of where typed phrases stand together and no wording fits.

A linear model over words, pairs of words and words beside typed phrases, trained on the packs' own examples
(``quality/train.py``); what is kept of it is a small table of weights, ``packs/xx/learned.csv``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from legation.coding.lexicon import Wording, phrase_kinds
from legation.coding.phrases import View
from legation.coding.scene import Scene
from legation.coding.tables import Table, table
from legation.coding.triggers import Trigger

_STEM = 6  # letters by which forms of a word are told to be one
_COMPOUND = 10  # letters from which the end of a word is looked at too
_MANY = 4  # states of a sentence that are counted
LEAST = -1.5  # log odds below which a type is not named at all
_BESIDE = 6  # words between a word and a phrase that are read together
_NEAR = 12  # and between a sense and a phrase of its clause
_MARKS = {"name": "$state", "seat": "$state", "capital": "$state", "office": "$state", "person": "$state"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A type with its probability, and the word (index) that speaks most for it."""

    type: str
    probability: float
    core: int
    because: tuple[str, ...]


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
        stem = token if token[0] in "$<" else token[:_STEM]
        if token not in common:
            out.append((f"w {stem}", i))
            if stem != token:
                out.append((f"w {token}.", i))
            if len(token) >= _COMPOUND:
                out.append((f"w -{token[-_STEM:]}", i))
        out.append((f"w {last} {stem}", i))
        last = stem
        if token[0].isalpha() and token not in common:
            out += [(f"w {stem}~{kind}", i) for at, kind in heads if at != i and abs(at - i) <= _BESIDE]
    out += [(f"<{kind}>", at) for at, kind in heads]
    for first, _, sense in scene.senses:
        out.append((f"[{sense}]", first))
        clause = view.clause_of(first)
        out += [
            (f"[{sense}]{'<' if at > first else '>'}{kind}", first)
            for at, kind in heads
            if clause[0] <= at < clause[1] and abs(at - first) <= _NEAR
        ]
    for first, _, type_, grade in keys:
        kinds = phrase_kinds().get(type_, ())
        clause = view.clause_of(first)
        fits = any(clause[0] <= p.head < clause[1] and (p.kind in kinds or p.unit in kinds) for p in view.phrases)
        out += [(f"@{type_}:{grade}", first), (f"@{type_}:{grade}{'+' if fits else '-'}", first)]
    out += [(f"={t.wording.type}", t.core) for t in scene.strict]
    out += [(f"~{t.wording.type}", t.core) for t in scene.loose]
    out += [(f"^{type_}", 0) for type_ in scene.before]
    out.append((f"#{min(len(view.mention_at), _MANY)}", 0))
    return out


Keys = Iterable[tuple[int, int, str, str]]
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
        if word[0].isalnum() or word in {"?", ":", ";", '"'}:
            out.append((i, word))
        i += 1
    return out


def guesses(row: list[tuple[str, int]], lang: str) -> dict[str, Guess]:
    """Every type that is not unlikely in a sentence of these features; empty where the pack has no table."""
    weights = table(lang, "learned")
    rows, total = weights.rows, list(weights.bias)
    told: dict[str, int] = {}
    for feature, at in row:
        if feature not in told and feature in rows:
            told[feature] = at
            for index, weight in rows[feature]:
                total[index] += weight
    out: dict[str, Guess] = {}
    for index, score in enumerate(total):
        if score > LEAST:
            out[weights.labels[index]] = _guess(weights, index, 1 / (1 + math.exp(-score)), told)
    return out


def _guess(weights: Table, index: int, probability: float, told: dict[str, int]) -> Guess:
    """A guess with the word that speaks most for it."""
    for_it = sorted(
        ((w, at, f) for f, at in told.items() for i, w in weights.rows[f] if i == index and w > 0), reverse=True
    )
    words: dict[int, float] = {}
    for weight, at, feature in for_it:
        if feature[0] not in "^#":
            words[at] = words.get(at, 0.0) + weight
    core = max(words, key=lambda i: (words[i], -i), default=0)
    because = tuple(f"{feature} {weight:+.1f}" for weight, _, feature in for_it[:3]) or ("",)
    return Guess(weights.labels[index], probability, core, because)


def learned_trigger(scene: Scene, guess: Guess) -> Trigger:
    """A trigger for a type that no wording announced: the tightest frame of the type, else the word that tells most."""
    view = scene.view
    frame = next((t for t in scene.loose if t.wording.type == guess.type), None)
    if frame is not None:
        return frame
    kinds = phrase_kinds().get(guess.type, frozenset())
    fitting = [p for p in view.phrases if p.kind in kinds or p.unit in kinds]
    phrase = min(fitting, key=lambda p: abs(p.head - guess.core), default=None)
    wording = Wording(guess.type, f"{guess.type}: learned, {guess.because[0]}", (), 0, None, None, loose=True)
    first, end = guess.core, guess.core + 1
    if phrase is not None:
        first, end = min(first, phrase.first), max(end, phrase.end)
    return Trigger(
        wording, first, end, guess.core, (phrase,) if phrase else (), 0, ((guess.core, guess.core + 1),)
    )
