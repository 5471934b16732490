"""Train the learned back-off of a language on its pack's examples and write ``packs/xx/learned.csv``.

python quality/train.py en            # cross-validated figures, then the table
python quality/train.py en --check    # fail when the table was not made from these examples
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from legation.coding.concepts import concepts
from legation.coding.grammar import grammar
from legation.coding.learned import Guess, features, learned_trigger
from legation.coding.lexicon import lexicon
from legation.coding.phrases import View
from legation.coding.status import ACTUAL
from legation.coding.status import features as status_features
from legation.coding.triggers import frames, triggers
from legation.language import analyse, pack, stopwords

PACKS = Path(__file__).parents[1] / "src/legation/language/packs"
_SMALL = 0.08  # weights below this are dropped
_OFTEN = 2  # sentences that a feature must stand in


Row = tuple[set[str], frozenset[str]]


def examples(lang: str) -> list[tuple[str, list[list[str]]]]:
    """Sentences, each with its labels: type, actor, target, status."""
    out = []
    for line in (PACKS / lang / "examples.tsv").read_text(encoding="utf-8").splitlines():
        text, _, labels = line.partition("\t")
        out.append((text, [part.split() for part in labels.split(";") if part.strip()]))
    return out


def reality(text: str, labels: list[list[str]], lang: str) -> list[Row]:
    """The features of each trigger of a text whose status the labels tell, with that status."""
    rows: list[Row] = []
    wanted = {type_: status.replace("done", ACTUAL).replace("announced", ACTUAL) for type_, _, _, status in labels}
    for sentence in analyse(text, None, pack(lang)).sentences:
        view = View(sentence, grammar(lang))
        found = triggers(view, lexicon(lang))
        loose = frames(view, lexicon(lang), concepts(lang).find(view.words))
        for type_, told in wanted.items():
            trigger = next((t for t in (*found, *loose) if t.wording.type == type_), None)
            if trigger is None and view.words:
                core = max((a for a, _ in view.sentence.clauses), default=0)
                trigger = learned_trigger(view, Guess(type_, 1.0, core, ("",)), loose)
            if trigger is not None and not trigger.wording.status:
                rows.append((set(status_features(view, trigger)), frozenset({told})))
    return rows


def seen(text: str, lang: str) -> set[str]:
    """The features of a text, all its sentences together."""
    rules = grammar(lang)
    found: set[str] = set()
    for sentence in analyse(text, None, pack(lang)).sentences:
        view = View(sentence, rules)
        senses = concepts(lang).find(view.words)
        strict, loose = triggers(view, lexicon(lang)), frames(view, lexicon(lang), senses)
        row = features(view, senses, strict, loose, stopwords()[lang])
        found |= {feature for feature, _ in row}
    return found


def fit(
    rows: list[set[str]], labels: list[frozenset[str]], looseness: float = 2.0
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Weights by feature and type, and biases: one logistic regression a type against all the rest."""
    counts: dict[str, int] = {}
    for row in rows:
        for feature in row:
            counts[feature] = counts.get(feature, 0) + 1
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= _OFTEN))}
    indptr, indices = [0], []
    for row in rows:
        indices += sorted(index[f] for f in row if f in index)
        indptr.append(len(indices))
    x = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(index)))
    names = list(index)
    table: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    for type_ in sorted({t for label in labels for t in label}):
        y = np.array([type_ in label for label in labels])
        model = LogisticRegression(C=looseness, solver="liblinear", random_state=0).fit(x, y)
        bias[type_] = float(model.intercept_[0])
        for i in np.flatnonzero(np.abs(model.coef_[0]) >= _SMALL):
            table.setdefault(names[i], {})[type_] = float(model.coef_[0][i])
    return table, bias


def predict(row: set[str], table: dict[str, dict[str, float]], bias: dict[str, float]) -> dict[str, float]:
    """Each type's score (log odds) for a row of features."""
    total = dict(bias)
    for feature in row:
        for type_, weight in table.get(feature, {}).items():
            total[type_] += weight
    return total


def cross_validate(rows: list[set[str]], labels: list[frozenset[str]]) -> None:
    """Print precision and recall of types over five folds at some thresholds."""
    scored: list[tuple[float, bool]] = []
    wanted = sum(map(len, labels))
    for train, test in KFold(5, shuffle=True, random_state=0).split(rows):
        table, bias = fit([rows[i] for i in train], [labels[i] for i in train])
        for i in test:
            scored += [(s, t in labels[i]) for t, s in predict(rows[i], table, bias).items()]
    for threshold in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0):
        kept = [right for s, right in scored if s > threshold]
        right = sum(kept)
        print(f"  log odds > {threshold:+.1f}: P {right / max(1, len(kept)):.3f}  R {right / wanted:.3f}")


def best_of(rows: list[set[str]], labels: list[frozenset[str]]) -> float:
    """How often the label with the best score is the right one, over five folds."""
    right = 0
    for train, test in KFold(5, shuffle=True, random_state=0).split(rows):
        table, bias = fit([rows[i] for i in train], [labels[i] for i in train])
        for i in test:
            scores = predict(rows[i], table, bias)
            right += max(scores, key=lambda t: scores[t]) in labels[i]
    return right / max(1, len(rows))


def render(table: dict[str, dict[str, float]], bias: dict[str, float], digest: str) -> str:
    """The table as CSV; its first line tells which examples it was made from."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["# examples", digest, ""])
    writer.writerows(["", type_, f"{weight:.2f}"] for type_, weight in bias.items())
    for feature in sorted(table):
        writer.writerows([feature, type_, f"{weight:.2f}"] for type_, weight in table[feature].items())
    return out.getvalue()


def main() -> int:
    """Train, show, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lang")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    digest = hashlib.sha256((PACKS / args.lang / "examples.tsv").read_bytes()).hexdigest()[:16]
    target = PACKS / args.lang / "learned.csv"
    if args.check:
        return int(f"# examples,{digest}," not in target.read_text(encoding="utf-8").splitlines()[:1])
    given = examples(args.lang)
    rows = [seen(text, args.lang) for text, _ in given]
    labels = [frozenset(label[0] for label in told) for _, told in given]
    print(f"{args.lang}: {len(given)} examples, {sum(map(len, labels))} labels; types, five folds:")
    cross_validate(rows, labels)
    target.write_text(render(*fit(rows, labels), digest), encoding="utf-8")
    real = [row for text, told in given for row in reality(text, told, args.lang)]
    rows, labels = [row for row, _ in real], [label for _, label in real]
    print(f"  status, five folds: right {best_of(rows, labels):.3f} of {len(rows)}")
    target.with_name("reality.csv").write_text(render(*fit(rows, labels), digest), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
