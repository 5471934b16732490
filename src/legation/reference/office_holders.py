"""Who held which office of a state and when, so that a bare name in the news stands for its state."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class OfficeHolder(NamedTuple):
    """One person in the public role: ``names`` in full, ``surnames``; first and last year in office.

    ``bare``: the surname alone is enough; else it counts only where the full name stands in the same text.
    """

    polity: str
    since: int
    until: int
    names: tuple[str, ...]
    surnames: tuple[str, ...]
    bare: bool


@cache
def office_holders() -> tuple[OfficeHolder, ...]:
    """All of them, from common knowledge of public offices, 1985 on."""
    text = (files("legation.reference") / "office_holders.csv").read_text(encoding="utf-8")
    lines = csv.reader(text.splitlines())
    next(lines)
    return tuple(
        OfficeHolder(polity, int(since), int(until), _parts(names), _parts(surnames), bare == "yes")
        for polity, since, until, names, surnames, bare in lines
    )


def _parts(told: str) -> tuple[str, ...]:
    return tuple(told.split(";")) if told else ()
