"""Small tables of weights, made from annotated texts by ``quality/train.py``.

Each has two parts: features that mean the same in every language, and those of a language's own words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
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

    def __bool__(self) -> bool:
        """Whether there is anything to weigh by."""
        return bool(self.labels)


def compiled(weights: Mapping[str, Mapping[str, float]], labels: Iterable[str]) -> Weights:
    """Weights by feature and label as rows; what is equal is held once, since a language may have 20,000 rows."""
    index = {label: i for i, label in enumerate(labels)}
    pairs: dict[tuple[int, float], tuple[int, float]] = {}
    same: dict[Row, Row] = {}
    out: Weights = {}
    for feature, told in weights.items():
        row = tuple([pairs.setdefault(pair, pair) for k, w in told.items() if (pair := (index[k], w))])
        out[feature] = same.setdefault(row, row)
    return out


_KNOWN: dict[tuple[str, str], Table] = {}


def table(lang: str, name: str) -> Table:
    """What is weighed alike in all languages (``coding/<name>.csv``) with what the pack adds; may be empty."""
    known = _KNOWN.get((lang, name))
    if known is None:
        shared, bias = _shared(name)
        own, _ = _read(files("legation.language") / "packs" / lang / f"{name}.csv")
        known = _KNOWN[lang, name] = Table(compiled(own, bias), shared, bias)
    return known


@cache
def _shared(name: str) -> tuple[Weights, dict[str, float]]:
    weights, bias = _read(files("legation.coding") / f"{name}.csv")
    return compiled(weights, bias), bias


def use(lang: str, name: str, made: Table) -> None:
    """Weigh by a table that has not been written: how training holds texts out."""
    _KNOWN[lang, name] = made


def _read(path: Traversable) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    if path.is_file():
        for feature, label, weight in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            if feature == "":
                bias[label] = float(weight)
            else:
                weights.setdefault(feature, {})[label] = float(weight)
    return weights, bias
