"""Small tables of weights, made from annotated texts by ``quality/train.py``.

Each has two parts: features that mean the same in every language, and those of a language's own words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

Row = tuple[tuple[int, float], ...]
Weights = dict[str, Row]


class Table:
    """Linear weights by feature for each of some labels.

    ``own``: of one language; ``shared``: what means the same in all; per feature (index of label, weight).
    ``bias``: what each label has without any feature.
    """

    __slots__ = ("bias", "labels", "own", "shared")

    def __init__(self, own: Weights, shared: Weights, bias: dict[str, float]) -> None:
        """``own`` and ``shared`` as ``compiled`` makes them for the labels of ``bias``."""
        self.labels = tuple(bias)
        self.bias = tuple(bias.values())
        self.own, self.shared = own, shared

    def get(self, feature: str) -> Row:
        """The weights of a feature; none where it is not known."""
        return self.own.get(feature) or self.shared.get(feature) or ()

    def rows(self, features: Iterable[str]) -> Iterator[Row]:
        """The weights of those features that are known, in their order."""
        if not self.shared:
            return filter(None, map(self.own.get, features))
        return filter(None, map(self.get, features))

    def __bool__(self) -> bool:
        """Whether there is anything to weigh by."""
        return bool(self.labels)


def compiled(weights: Mapping[str, Mapping[str, float]], labels: Iterable[str]) -> Weights:
    """Weights by feature and label as rows."""
    index = {label: i for i, label in enumerate(labels)}
    return {f: tuple((index[k], w) for k, w in told.items()) for f, told in weights.items()}


_KNOWN: dict[tuple[str, str], Table] = {}


def table(lang: str, name: str) -> Table:
    """What is weighed alike in all languages (``coding/<name>.csv``) with what the pack adds; may be empty."""
    known = _KNOWN.get((lang, name))
    if known is None:
        shared, bias = _shared(name)
        own, _ = _read(files("legation.language") / "packs" / lang / f"{name}.csv", bias)
        # Each weight is looked up some hundred times a sentence: one search finds it, whoever it is of.
        known = _KNOWN[lang, name] = Table(shared | own, {}, bias)
    return known


@cache
def _shared(name: str) -> tuple[Weights, dict[str, float]]:
    return _read(files("legation.coding") / f"{name}.csv")


def use(lang: str, name: str, made: Table) -> None:
    """Weigh by a table that has not been written: how training holds texts out."""
    _KNOWN[lang, name] = made


def _read(path: Traversable, labels: Iterable[str] = ()) -> tuple[Weights, dict[str, float]]:
    """The rows of a table, equal ones held once, and the biases that stand first in it.

    ``labels``: those of a table that has no biases itself.
    """
    rows: dict[str, list[tuple[int, float]]] = {}
    bias: dict[str, float] = {}
    index = {label: i for i, label in enumerate(labels)}
    pairs: dict[tuple[str, str], tuple[int, float]] = {}  # as written; few differ
    numbers: dict[str, float] = {}
    if path.is_file():
        for feature, label, weight in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            if feature == "":
                index[label] = len(bias)
                bias[label] = float(weight)
                continue
            pair = pairs.get((label, weight))
            if pair is None:
                pair = pairs[label, weight] = (index[label], numbers.setdefault(weight, float(weight)))
            if feature in rows:
                rows[feature].append(pair)
            else:
                rows[feature] = [pair]
    same: dict[Row, Row] = {}
    return {f: same.setdefault(row, row) for f, row in zip(rows, map(tuple, rows.values()), strict=True)}, bias
