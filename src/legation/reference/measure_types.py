"""The codebook's measure types: who acts, whether they are words only, and their PLOVER and CAMEO neighbours."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureType:
    """One type of the codebook.

    ``meaning``: what it is, in a sentence. ``acts``: which side of a mission does it, ``sending``, ``receiving`` or
    ``either``. ``counts``: what its number is of, ``people``, ``posts`` or ``any``. ``context``: words rather than
    deeds, scored apart. ``symmetric``: has no direction. ``plover``, ``mode``, ``cameo``: the nearest codes.
    """

    name: str
    meaning: str
    acts: str
    counts: str
    context: bool
    symmetric: bool
    plover: str
    mode: str
    cameo: str


@cache
def measure_types() -> dict[str, MeasureType]:
    """All types by name, in the codebook's order.

    >>> measure_types()["expel"].acts
    'receiving'
    """
    raw = tomllib.loads((files("legation.reference") / "measure_types.toml").read_text(encoding="utf-8"))
    return {name: MeasureType(name=name, **fields) for name, fields in raw.items()}
