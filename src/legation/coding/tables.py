"""Small tables of weights, made from annotated texts by ``quality/train.py``.

Each has two parts: features that mean the same in every language, and those of a language's own words.
"""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from importlib.resources.abc import Traversable

Weights = dict[str, tuple[tuple[int, float], ...]]


class Table:
    """Linear weights by feature for each of some labels.

    ``rows``: per feature (index of label, weight); ``bias``: what each label has without any feature.
    """

    __slots__ = ("bias", "labels", "rows")

    def __init__(self, weights: dict[str, dict[str, float]], bias: dict[str, float]) -> None:
        """``weights``: by feature and label."""
        self.labels = tuple(bias)
        self.bias = tuple(bias.values())
        index = {label: i for i, label in enumerate(self.labels)}
        self.rows: Weights = {f: tuple((index[k], w) for k, w in told.items()) for f, told in weights.items()}

    def __bool__(self) -> bool:
        """Whether there is anything to weigh by."""
        return bool(self.labels)


_KNOWN: dict[tuple[str, str], Table] = {}


def table(lang: str, name: str) -> Table:
    """What is weighed alike in all languages (``coding/<name>.csv``) with what the pack adds; may be empty."""
    known = _KNOWN.get((lang, name))
    if known is None:
        weights, bias = _read(files("legation.coding") / f"{name}.csv")
        own, _ = _read(files("legation.language") / "packs" / lang / f"{name}.csv")
        known = _KNOWN[lang, name] = Table(weights | own, bias)
    return known


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
