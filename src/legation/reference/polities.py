"""States and bodies by code: ISO 3166-1 alpha-3, and the codebook's own for the rest."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Polity:
    """A state or body. ``kind``: ``state``, ``body``, ``territory`` or ``past``; ``capital``: common English name."""

    code: str
    english: str
    capital: str | None
    kind: str


@cache
def all_polities() -> dict[str, Polity]:
    """All of them by code, in the table's order.

    >>> all_polities()["NLD"].english
    'Netherlands'
    """
    text = (files("legation.reference") / "polities.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Polity(row["code"], row["english"], row["capital"] or None, row["kind"])
        for row in csv.DictReader(text.splitlines())
    }


def polity(code: str) -> Polity | None:
    """The polity of a code, or None."""
    return all_polities().get(code)


@cache
def cities() -> dict[str, str]:
    """The state that a capital or consular city lies in, by its common English name.

    >>> cities()["Vladivostok"]
    'RUS'
    """
    text = (files("legation.reference") / "cities.csv").read_text(encoding="utf-8")
    return {row["city"]: row["polity"] for row in csv.DictReader(text.splitlines())}
