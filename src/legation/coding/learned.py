"""A learned back-off: the type a sentence speaks of where typed phrases stand together and no wording fits.

A linear model over words, pairs of words and words beside typed phrases, trained on the packs' own examples
(``quality/train.py``); what is kept of it is a small table of weights, ``packs/xx/learned.csv``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from legation.coding.lexicon import Wording, frame_senses, phrase_kinds
from legation.coding.phrases import View
from legation.coding.tables import weights
from legation.coding.triggers import Trigger

_STEM = 6  # letters by which forms of a word are told to be one
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


def features(
    view: View, senses: Senses, wordings: list[Trigger], loose: list[Trigger], common: frozenset[str]
) -> list[tuple[str, int]]:
    """What the model sees of a sentence: features, each with the word where it stands.

    ``common``: the commonest words of the language, which tell something only beside others.
    """
    heads = [(p.head, ("own " if p.own else "") + (p.unit if p.unit in _UNITS else p.kind)) for p in view.phrases]
    out: list[tuple[str, int]] = []
    before = "^"
    for i, token in _tokens(view):
        stem = token if token[0] in "$<" else token[:_STEM]
        if token not in common:
            out.append((stem, i))
            if stem != token:
                out.append((token + ".", i))
        out.append((f"{before} {stem}", i))
        before = stem
        if token[0].isalpha() and token not in common:
            out += [(f"{stem}~{kind}", i) for at, kind in heads if at != i and abs(at - i) <= _BESIDE]
    out += [(f"<{kind}>", at) for at, kind in heads]
    for first, _, sense in senses:
        out.append((f"[{sense}]", first))
        clause = view.clause_of(first)
        out += [
            (f"[{sense}]~{kind}", first)
            for at, kind in heads
            if clause[0] <= at < clause[1] and abs(at - first) <= _NEAR
        ]
    out += [(f"={t.wording.type}", t.core) for t in wordings]
    out += [(f"~{t.wording.type}", t.core) for t in loose]
    return out


Senses = list[tuple[int, int, str]]
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


def guesses(view: View, row: list[tuple[str, int]], lang: str) -> dict[str, Guess]:
    """Every type with what speaks for it in a sentence of these features; empty where the pack has no table.

    The sentence is weighed as a whole and clause by clause; a type has the best of these.
    """
    table, bias = weights(lang, "learned")
    known = [(table[feature], at, feature) for feature, at in row if feature in table]
    stretches = [(0, len(view.words))]
    if len(view.sentence.clauses) > 1:
        stretches += [(a, b) for a, b in view.sentence.clauses if b - a >= _SHORT]
    out: dict[str, Guess] = {}
    for first, end in stretches:
        total = dict(bias)
        inside = {feature: (told_by, at) for told_by, at, feature in reversed(known) if first <= at < end}
        for told_by, _ in inside.values():
            for type_, weight in told_by.items():
                total[type_] += weight
        for type_, score in total.items():
            probability = 1 / (1 + math.exp(-max(score, _LOW)))
            if probability >= UNLIKELY and (type_ not in out or probability > out[type_].probability):
                out[type_] = _guess(type_, probability, inside)
    return out


def _guess(type_: str, probability: float, inside: dict[str, tuple[dict[str, float], int]]) -> Guess:
    told = sorted(((w[type_], at, f) for f, (w, at) in inside.items() if type_ in w), reverse=True)
    words: dict[int, float] = {}
    for weight, at, _ in told:
        words[at] = words.get(at, 0.0) + weight
    core = max(words, key=lambda i: (words[i], -i), default=0)
    return Guess(type_, probability, core, tuple(f"{feature} {weight:+.1f}" for weight, _, feature in told[:3]))


def sure(guess: Guess, loose: list[Trigger], senses: Senses) -> bool:
    """Whether a guess is to be coded: the less of a frame it has, the surer it must be."""
    if any(t.wording.type == guess.type for t in loose):
        return guess.probability >= SURE["frame"]
    told = frame_senses().get(guess.type, frozenset())
    return guess.probability >= SURE["sense" if any(s in told for _, _, s in senses) else "words"]


def learned_trigger(view: View, guess: Guess, loose: list[Trigger]) -> Trigger:
    """A trigger for a type that no wording announced: the tightest frame of the type, else the word that tells most."""
    frame = next((t for t in loose if t.wording.type == guess.type), None)
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


UNLIKELY = 0.25  # probability below which a type is not named at all
# Probabilities from which a type is coded: where a frame fits, where a sense stands, and on words alone.
SURE = {"frame": 0.4, "sense": 0.5, "words": 0.7}
_SHORT = 4  # words below which a clause is not weighed by itself
_LOW = -30.0  # log odds below which nothing need be told apart
