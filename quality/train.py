"""Learn the tables of weights from annotated texts (``examples.py``), or show how well unseen texts are read with them.

python quality/train.py                  # make the tables of packs/xx and of coding
python quality/train.py --held-out 4     # four folds: learn from three, read the fourth as a user would
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from examples import Example, Label, examples
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from legation.coding import acceptance, code
from legation.coding.casting import choices
from legation.coding.coder import candidates
from legation.coding.keywords import LONGEST, STEM, Keywords, sequences, use_keywords
from legation.coding.learned import features, learned_trigger, weigh
from legation.coding.phrases import View
from legation.coding.roles import Context, roles
from legation.coding.scene import Scene, scenes
from legation.coding.status import ACTUAL
from legation.coding.status import features as status_features
from legation.coding.tables import Table, compiled, use
from legation.coding.triggers import Trigger
from legation.documents import Article
from legation.exchange import agreement, document_record
from legation.language import analyse, languages, pack, stopwords
from legation.reference import measure_types

SOURCE = Path(__file__).parents[1] / "src/legation"
_REPEATED = 3  # times that a text of the corpus counts
_FOLDS = 3  # into which texts are parted to learn what is to be accepted
_SMALL = {"learned": 0.15, "reality": 0.05, "casting": 0.02, "acceptance": 0.01}  # weights below this are dropped
_OFTEN = 2  # sentences that a feature must stand in
_AGAIN = 3  # labels that a feature of the choice of ends must speak to
_LOOSENESS = 2.0  # inverse strength of regularisation
_SMOOTH, _SCALE = 0.5, 3.0  # of the counts that tell how unevenly a feature stands
_FIRM, _STEPS = 6.0, 150  # regularisation of the choice of ends, and steps at most


@dataclass(slots=True)
class Row:
    """A sentence as the type model sees it: features, the types it tells, and those that are left open."""

    features: frozenset[str]
    told: frozenset[str]
    open: frozenset[str]


@dataclass(slots=True)
class Told:
    """A sentence with its labels, and the types that are left open."""

    scene: Scene
    labels: list[Label]
    open: frozenset[str]
    row: list[tuple[str, int]] = field(default_factory=list)

    @property
    def view(self) -> View:
        """The sentence as the coder sees it."""
        return self.scene.view


@dataclass(slots=True)
class Reading:
    """An example with its sentences."""

    example: Example
    mentions: list[str]
    scenes: list[Told]


Case = tuple[list[tuple[str, ...]], set[int]]  # features of every pair of states, and which pairs are right
Floats = NDArray[np.float64]
Weights = tuple[dict[str, dict[str, float]], dict[str, float]]


def read(example: Example) -> Reading:
    """See an example as the coder does, up to the point where it begins to weigh."""
    lang = example.lang
    analysis = analyse(example.text, example.published, pack(lang))
    mentions = [m.polity for m in sorted((m for s in analysis.sentences for m in s.mentions), reverse=True)
                if m.kind != "city"]  # fmt: skip
    told = []
    for scene in scenes(analysis):
        sentence = scene.view.sentence
        here = [k for k in example.labels if sentence.start <= k.spans[0][0] < sentence.end]
        also = {k.type for k in example.labels if any(sentence.start <= a < sentence.end for a, _ in k.spans[1:])}
        opened = frozenset(also | {k.type for k in here if k.optional}) - {k.type for k in here if not k.optional}
        told.append(Told(scene, [k for k in here if not k.optional], opened))
    return Reading(example, mentions, told)


def count(reading: Reading) -> dict[str, Counter[str]]:
    """How often each sequence that a label of the text points at tells which type in it."""
    out: dict[str, Counter[str]] = {}
    common = stopwords()[reading.example.lang]
    for scene in reading.scenes:
        for label in scene.labels:
            if not label.core:
                continue
            (start, end), *_ = label.spans
            first, stop = scene.view.span(start, end)
            words = scene.view.words
            told = {" ".join(w[:STEM] for w in words[first:stop][:LONGEST])}
            told |= {w[:STEM] for w in words[first:stop] if w not in common and w[0].isalpha()}
            for key in told:
                out.setdefault(key, Counter())[label.type] += 1
    return out


def learn_keywords(readings: list[Reading]) -> dict[str, Counter[str]]:
    """Count the key words of a language over its texts and give each sentence its features, its own text left out."""
    own = [count(r) for r in readings]
    total: dict[str, Counter[str]] = {}
    for counts in own:
        for key, told in counts.items():
            total.setdefault(key, Counter()).update(told)
    seen: list[Counter[str]] = []
    for r in readings:
        here: Counter[str] = Counter()
        for scene in r.scenes:
            words = scene.view.words
            here.update({k for k in sequences(words, 0, len(words)) if k in total})
        seen.append(here)
        for key, n in here.items():
            total[key][""] += n
    made = Keywords(total)
    for r, counts, here in zip(readings, own, seen, strict=True):
        but = {key: Counter(counts.get(key, ())) + Counter({"": n}) for key, n in here.items()}
        for s in r.scenes:
            keys = made.find(s.view.words, but)
            s.row = features(s.scene, keys, stopwords()[r.example.lang])
    return total


def _marked(features: Iterable[str], lang: str) -> tuple[str, ...]:
    """Features with those of one language marked as its own."""
    return tuple(f"{lang}:{f}" if f.startswith("w ") else f for f in features)


def type_rows(readings: list[Reading]) -> list[Row]:
    """One row a sentence that the coder would weigh."""
    return [
        Row(frozenset(_marked((f for f, _ in s.row), r.example.lang)), frozenset(k.type for k in s.labels), s.open)
        for r in readings
        for s in r.scenes
        if s.scene.speaks
    ]


def trigger_for(scene: Told, label: Label, lang: str) -> Trigger:
    """The trigger that a label would be read by."""
    view, at = scene.view, label.spans[0][0]
    same = [t for t in scene.scene.strict if t.wording.type == label.type]
    if same:
        return min(same, key=lambda t: abs(view.sentence.starts[t.core] - at))
    if label.core:
        core = min(range(len(view.words)), key=lambda i: abs(view.sentence.starts[i] - at))
        return learned_trigger(scene.scene, label.type, core)
    weighed = weigh(scene.row, lang)
    known = label.type in weighed.weights.labels
    return learned_trigger(scene.scene, label.type, weighed.core(label.type)[0] if known else 0)


def status_rows(readings: list[Reading]) -> list[Row]:
    """One row a label whose status its wording does not fix."""
    out = []
    for r in readings:
        for s in r.scenes:
            for label in s.labels:
                if measure_types()[label.type].context:
                    continue
                trigger = trigger_for(s, label, r.example.lang)
                if trigger.wording.status:
                    continue
                told = ACTUAL if label.status in {"done", "announced"} else label.status
                row = frozenset(_marked(status_features(s.view, trigger), r.example.lang))
                out.append(Row(row, frozenset({told}), frozenset()))
    return out


def cases(reading: Reading) -> Iterator[Case]:
    """The labels of a text with all pairs of states and the right ones; the context is told as annotated."""
    context, lang = Context(), reading.example.lang
    for polity in reading.mentions:
        context.saw(polity)
    for scene in reading.scenes:
        for mention in scene.view.sentence.mentions:
            if mention.kind != "city":
                context.saw(mention.polity)
        groups: dict[tuple[str, tuple[int, int]], list[Label]] = {}
        for label in scene.labels:
            groups.setdefault((label.type, label.spans[0]), []).append(label)
        for (type_, _), labels in groups.items():
            ends = {(k.actor, k.target) for k in labels}
            if measure_types()[type_].symmetric:
                ends |= {(b, a) for a, b in ends}
            trigger = trigger_for(scene, labels[0], lang)
            options = choices(scene.view, trigger, context, roles(scene.view, trigger, context))
            right = {i for i, c in enumerate(options) if (c.actor, c.target) in ends}
            if right:
                yield [_marked(c.features, lang) for c in options], right
        for label in scene.labels:
            context.met(label.actor, label.target)


def fit(rows: list[Row]) -> Weights:
    """Weights by feature and label, and biases: one logistic regression a label against all the rest.

    A feature counts the more the more unevenly it stands among the rows with and without a label (Wang and Manning
    2012, "Baselines and Bigrams").
    """
    counts = Counter(f for row in rows for f in row.features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= _OFTEN))}
    names = list(index)
    indptr, indices = [0], []
    for row in rows:
        indices += sorted(index[f] for f in row.features if f in index)
        indptr.append(len(indices))
    x = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(index)))
    weights: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    for label in sorted({t for row in rows for t in row.told}):
        keep = np.array([label not in row.open for row in rows])
        y = np.array([label in row.told for row in rows])[keep]
        there, elsewhere = (np.asarray(x[keep][side].sum(0)).ravel() + _SMOOTH for side in (y, ~y))
        uneven = np.abs(np.log((there / there.sum()) / (elsewhere / elsewhere.sum()))) / _SCALE
        model = LogisticRegression(C=_LOOSENESS, solver="liblinear", random_state=0).fit(x[keep] @ diags(uneven), y)
        bias[label] = float(model.intercept_[0])
        for i, weight in enumerate(model.coef_[0] * uneven):
            if weight:
                weights.setdefault(names[i], {})[label] = float(weight)
    return weights, bias


def fit_choice(rows: list[Case]) -> dict[str, float]:
    """Weights that make the right choices likeliest: a conditional logit, by L-BFGS."""
    counts = Counter(f for options, _ in rows for f in {f for c in options for f in c})
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= _AGAIN))}
    indptr, indices, starts, right = [0], [], [], []
    for options, good in rows:
        starts.append(len(right))
        for i, choice in enumerate(options):
            indices += sorted({index[f] for f in choice if f in index})
            indptr.append(len(indices))
            right.append(i in good)
    x = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(right), len(index)))
    y, begin = np.array(right), np.array(starts)
    sizes = np.diff(np.append(begin, len(right)))

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        odds = np.exp(z - np.repeat(np.maximum.reduceat(z, begin), sizes))
        total, good = np.add.reduceat(odds, begin), np.add.reduceat(odds * y, begin)
        slope = x.T @ (odds / np.repeat(total, sizes) - odds * y / np.repeat(good, sizes))
        return float(-np.log(good / total).sum() + _FIRM / 2 * w @ w), slope + _FIRM * w

    w = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return {f: float(w[i]) for f, i in index.items()}


Made = dict[tuple[str, str], Weights]


def learn(readings: list[Reading]) -> tuple[Made, dict[str, dict[str, Counter[str]]]]:
    """Learn every table and the key words from these readings and put them to use; tables by language and name."""
    by_lang: dict[str, list[Reading]] = {}
    for r in readings:
        by_lang.setdefault(r.example.lang, []).append(r)
    made: Made = {}
    words = {lang: learn_keywords(some) for lang, some in by_lang.items()}
    for lang, counts in words.items():
        use_keywords(lang, Keywords(counts))
    weighed = [r for r in readings for _ in range(_weight(r))]
    _share(made, "learned", fit(type_rows(weighed)), by_lang)
    _share(made, "reality", fit(_with_strangers(status_rows(weighed))), by_lang)
    chosen = fit_choice([case for r in weighed for case in cases(r)])
    _share(made, "casting", ({f: {"": w} for f, w in chosen.items()}, {"": 0.0}), by_lang)
    return made, words


def _with_strangers(rows: list[Row]) -> list[Row]:
    """The rows, and each once more as a language without words of its own would show it.

    So what all languages share learns to tell a status alone; languages with few texts live on that.
    """
    return rows + [replace(r, features=frozenset(f for f in r.features if ":w " not in f)) for r in rows]


def _weight(reading: Reading) -> int:
    """How many times a text counts: those of the corpus are news as it is, examples are denser than news."""
    return _REPEATED if reading.example.corpus else 1


def acceptance_rows(readings: list[Reading]) -> list[Row]:
    """One row a candidate of these texts, read with the tables in use, with whether it is right."""
    out = []
    for r in readings:
        e = r.example
        right = {key for k in e.labels for key in _keys(k.type, k.actor, k.target, k.status)}
        left = {key for k in e.labels if k.optional for key in _keys(k.type, k.actor, k.target, k.status)}
        found = candidates(Article(id=e.id, text=e.text, lang=e.lang, published=e.published))
        for draft, row in zip(found, acceptance.features(found), strict=True):
            keys = _keys(draft.type, draft.actor, draft.target, draft.status)
            if not keys & left:
                told = Row(frozenset(row), frozenset({"right"} if keys & right else ()), frozenset())
                out += [told] * _weight(r)
    return out


def _keys(type_: str, actor: str | None, target: str | None, status: str) -> set[tuple[str | None, ...]]:
    """What must agree for a record to be right: once more the other way round where the type has no direction."""
    told = "done" if status == "announced" else status
    turned = {(type_, target, actor, told)} if measure_types()[type_].symmetric else set()
    return {(type_, actor, target, told)} | turned


def learn_acceptance(readings: list[Reading], folds: int) -> Weights:
    """Weights for accepting, from texts that were read with tables learned from the others."""
    rows = []
    for fold in range(folds):
        learn([r for i, r in enumerate(readings) if i % folds != fold])
        kept = [r for i, r in enumerate(readings) if i % folds == fold]
        rows += acceptance_rows(kept)
    return fit(rows)


def _share(made: Made, name: str, weights: Weights, langs: Iterable[str]) -> None:
    """Part weights into those of all languages (language ``""``) and each language's own, and put them to use."""
    rows, bias = weights
    parts: dict[str, dict[str, dict[str, float]]] = {"": {}} | {lang: {} for lang in langs}
    for feature, told in rows.items():
        lang, _, word = feature.partition(":w ")
        if word:
            parts[lang][f"w {word}"] = told
        else:
            parts[""][feature] = told
    shared = compiled(parts[""], bias)
    for lang, part in parts.items():
        made[lang, name] = part, bias if not lang else {}
        if lang:
            use(lang, name, Table(compiled(part, bias), shared, bias))


def gold(example: Example) -> dict[str, object]:
    """An example's labels as the record of a document; an occasion told again is one measure."""
    told: dict[tuple[object, ...], dict[str, object]] = {}
    for k in example.labels:
        actual = "done" if k.status == "announced" else k.status
        told.setdefault(
            (k.type, k.actor, k.target, actual),
            {"type": k.type, "actor": k.actor, "target": k.target, "status": k.status, "optional": k.optional},
        )
    return {"id": example.id, "measures": list(told.values())}


def held_out(readings: list[Reading], folds: int) -> None:
    """Print how well texts are read that were held out, by language and source of the text."""
    golds: dict[tuple[str, str], list[dict[str, object]]] = {}
    found: dict[str, dict[str, object]] = {}
    for fold in range(folds):
        learn([r for i, r in enumerate(readings) if i % folds != fold])
        for i, r in enumerate(readings):
            e = r.example
            if i % folds == fold:
                golds.setdefault((e.lang, e.source), []).append(gold(e))
                coded = code(Article(id=e.id, text=e.text, lang=e.lang, published=e.published))
                found[e.id] = document_record(coded)
    for (lang, source), told in golds.items():
        score = agreement(told, found)
        for name in ("measures", "context"):
            s = score[name]
            figures = f"P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}  of {s.right + s.missed}"
            print(f"{lang} {source:12} {name:9} {figures}")


def render(made: Weights, small: float) -> str:
    """A table as CSV, with biases first."""
    weights, bias = made
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(["", label, f"{weight:.2f}"] for label, weight in bias.items())
    for feature in sorted(weights):
        writer.writerows([feature, k, f"{w:.2f}"] for k, w in weights[feature].items() if abs(w) >= small)
    return out.getvalue()


def render_words(counts: dict[str, Counter[str]]) -> str:
    """Key words as CSV: words, type (empty: sentences they stand in), count."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for key in sorted(counts):
        writer.writerows([key, type_, n] for type_, n in sorted(counts[key].items()) if n)
    return out.getvalue()


def main() -> int:
    """Learn and write, or show what is unseen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", type=int, metavar="FOLDS")
    parser.add_argument("--lang", action="append")
    args = parser.parse_args()
    readings = [read(e) for lang in args.lang or languages() for e in examples(lang)]
    if args.held_out:
        held_out(readings, args.held_out)
        return 0
    accepting = learn_acceptance(readings, _FOLDS)
    made, words = learn(readings)
    made["", "acceptance"] = accepting
    for lang, counts in words.items():
        (SOURCE / "language/packs" / lang / "keywords.csv").write_text(render_words(counts), encoding="utf-8")
    for (lang, name), weights in made.items():
        folder = SOURCE / "language/packs" / lang if lang else SOURCE / "coding"
        (folder / f"{name}.csv").write_text(render(weights, _SMALL[name]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
