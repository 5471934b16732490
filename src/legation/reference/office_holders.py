"""Who held which office of a state and when, so that a bare name in the news stands for its state."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OfficeHolder:
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
    return tuple(
        OfficeHolder(
            polity=row["polity"],
            since=int(row["since"]),
            until=int(row["until"]),
            names=tuple(filter(None, row["names"].split(";"))),
            surnames=tuple(filter(None, row["surnames"].split(";"))),
            bare=row["bare"] == "yes",
        )
        for row in csv.DictReader(text.splitlines())
    )
