"""Train the choice of actor and target (``src/legation/coding/casting.csv``) on annotated texts of all languages.

python quality/train_casting.py           # held-out figures, then the table
"""

from __future__ import annotations

import csv
import io
import json
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from legation.coding import casting
from legation.coding.casting import Choice, choices
from legation.coding.concepts import concepts
from legation.coding.grammar import grammar
from legation.coding.learned import Guess, learned_trigger
from legation.coding.lexicon import lexicon, phrase_kinds
from legation.coding.phrases import View
from legation.coding.roles import Context, roles
from legation.coding.triggers import Trigger, frames, triggers
from legation.language import analyse, languages, pack
from legation.reference import measure_types

HERE = Path(__file__).parent
PACKS = HERE.parent / "src/legation/language/packs"
TARGET = HERE.parent / "src/legation/coding/casting.csv"
_EPOCHS = 12
_RATE = 0.15
_DECAY = 0.03
_SMALL = 0.02
Ends = tuple[str | None, str | None]
Case = tuple[list[Choice], set[int], bool]  # choices, the right ones, whether the rule alone was right


def texts() -> Iterator[tuple[str, str, str | None, list[tuple[int, str, set[Ends]]]]]:
    """Language, text, publication and, per measure, where its words begin, its type and its ends."""
    for path in sorted(HERE.glob("corpus/*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            d = json.loads(line)
            told = []
            for m in d["measures"]:
                quotes = m["evidence"] if isinstance(m["evidence"], list) else [m["evidence"]]
                told += [(d["text"].find(q), m["type"], {_ends(m.get("actor"), m.get("target"))}) for q in quotes]
            yield d["lang"], d["text"], d.get("published"), told
    for lang in languages():
        path = PACKS / lang / "examples.tsv"
        if not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, labels = line.partition("\t")
            parts = [part.split() for part in labels.split(";") if part.strip()]
            told = [(0, t, {_ends(a, b)}) for t, a, b, _ in parts if "?" not in (a, b) or t == "attack_post"]
            if told:
                yield lang, text, None, told


def _ends(actor: str | None, target: str | None) -> Ends:
    return (None if actor in {None, "?"} else actor, None if target in {None, "?"} else target)


def cases() -> Iterator[list[Case]]:
    """The triggers of a text with all choices and the right ones; the context is told as annotated."""
    for lang, text, published, told in texts():
        analysis = analyse(text, published, pack(lang))
        context = Context()
        for mention in sorted((m for s in analysis.sentences for m in s.mentions), reverse=True):
            if mention.kind != "city":
                context.saw(mention.polity)
        out: list[Case] = []
        for sentence in analysis.sentences:
            view = View(sentence, grammar(lang))
            for mention in sentence.mentions:
                if mention.kind != "city":
                    context.saw(mention.polity)
            wanted: dict[str, set[Ends]] = {}
            for at, type_, ends in told:
                if sentence.start <= at < sentence.end:
                    wanted.setdefault(type_, set()).update(ends)
            found = triggers(view, lexicon(lang))
            loose = frames(view, lexicon(lang), concepts(lang).find(view.words))
            for type_, ends in wanted.items():
                if measure_types()[type_].symmetric:
                    ends = ends | {(b, a) for a, b in ends}
                for trigger in _triggers(view, type_, found, loose):
                    rule = roles(view, trigger, context)
                    options = choices(view, trigger, context, rule)
                    right = {i for i, c in enumerate(options) if (c.actor, c.target) in ends}
                    ruled = any((a, b) in ends for a in rule.actors or [None] for b in rule.targets or [None])
                    if right:
                        out.append((options, right, ruled))
                for a, b in sorted(ends, key=str)[:1]:
                    context.met(a, b)
        if out:
            yield out


def _triggers(view: View, type_: str, found: list[Trigger], loose: list[Trigger]) -> list[Trigger]:
    same = [t for t in found if t.wording.type == type_][:1]
    if same:
        return same
    kinds = phrase_kinds().get(type_, ())
    if any(t.wording.type == type_ for t in loose) or any(p.kind in kinds for p in view.phrases):
        core = next((p.head for p in view.phrases if p.kind in kinds), 0)
        return [learned_trigger(view, Guess(type_, 1.0, core, ("",)), loose)]
    return []


def fit(rows: list[Case]) -> dict[str, float]:
    """Weights by gradient steps on the likelihood of the right choices (Adagrad, fixed order of shuffles)."""
    dice = random.Random(0)  # noqa: S311 - a fixed shuffle, no secret
    weights: dict[str, float] = {"P:rule=True:named2": 1.0, "A:rule=yes": 1.0, "T:rule=yes": 1.0}
    grown: dict[str, float] = {}
    for _ in range(_EPOCHS):
        dice.shuffle(rows)
        for options, right, _ in rows:
            scores = [sum(weights.get(f, 0.0) for f in c.features) for c in options]
            top = max(scores)
            odds = [math.exp(s - top) for s in scores]
            total, good = sum(odds), sum(odds[i] for i in right)
            slope: dict[str, float] = {}
            for i, choice in enumerate(options):
                delta = (odds[i] / good if i in right else 0.0) - odds[i] / total
                if abs(delta) > 1e-4:
                    for feature in choice.features:
                        slope[feature] = slope.get(feature, 0.0) + delta
            for feature, value in slope.items():
                step = value - _DECAY * weights.get(feature, 0.0)
                grown[feature] = grown.get(feature, 0.1) + step * step
                weights[feature] = weights.get(feature, 0.0) + _RATE * step / math.sqrt(grown[feature])
    return weights


def rightly(rows: list[Case], weights: dict[str, float]) -> float:
    """The share of cases whose best choice is right."""
    hits = sum(
        max(range(len(options)), key=lambda i: sum(weights.get(f, 0.0) for f in options[i].features)) in right
        for options, right, _ in rows
    )
    return hits / max(1, len(rows))


def main() -> int:
    """Hold out every fifth text, show, train on all, write."""
    documents = list(cases())
    train = [case for i, d in enumerate(documents) if i % 5 for case in d]
    test = [case for i, d in enumerate(documents) if not i % 5 for case in d]
    by_rule = sum(ruled for *_, ruled in test) / max(1, len(test))
    print(f"{sum(map(len, documents))} cases; held out: rule {by_rule:.3f}, weighed {rightly(test, fit(train)):.3f}")
    weights = fit([case for d in documents for case in d])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([f, f"{w:.2f}"] for f, w in sorted(weights.items()) if abs(w) >= _SMALL)
    TARGET.write_text(out.getvalue(), encoding="utf-8")
    casting.weights.cache_clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
