"""Small tables of weights that stand in a pack, made from its examples by ``quality/train.py``."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files


@cache
def weights(lang: str, name: str) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Per feature the weight for each label, and each label's bias; empty where a pack has no such table."""
    path = files("legation.language") / "packs" / lang / f"{name}.csv"
    table: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    if path.is_file():
        for feature, label, weight in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            if feature.startswith("#"):
                continue
            if feature == "":
                bias[label] = float(weight)
            else:
                table.setdefault(feature, {})[label] = float(weight)
    return table, bias
