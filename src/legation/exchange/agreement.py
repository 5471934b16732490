"""How far coded documents agree with annotated ones: precision, recall, F1, and the errors by class.

A measure is right when type, actor, target and status agree with an annotated one that is not yet used; ``done`` and
``announced`` count as one status. Optional annotations count neither for nor against. Context types are apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from legation.reference import measure_types

_ATTRIBUTES = ("count", "unit", "place", "date", "deadline", "moved_to")
_PEOPLE = {"diplomats", "staff", "officers", "persons", "families"}
_MONTH = 7  # characters of a date that are compared
_Record = dict[str, Any]


@dataclass(slots=True)
class Agreement:
    """Counts of right, spurious and missed records, and what kind of error each miss was."""

    right: int = 0
    spurious: int = 0
    missed: int = 0
    classes: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of what was coded that is right."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Share of what was annotated that was coded."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def agreement(gold: list[_Record], coded: dict[str, _Record]) -> dict[str, Agreement]:
    """Score documents paired by ``id``: an Agreement each for ``measures``, ``context`` and ``strengths``."""
    out = {"measures": Agreement(), "context": Agreement(), "strengths": Agreement()}
    for document in gold:
        found = coded.get(document["id"], {})
        for name, context in (("measures", False), ("context", True)):
            annotated = [m for m in document.get("measures", []) if measure_types()[m["type"]].context is context]
            given = [m for m in found.get("measures", []) if measure_types()[m["type"]].context is context]
            _measures(out[name], annotated, given)
        _strengths(out["strengths"], document.get("strengths", []), found.get("strengths", []))
    return out


def _measures(score: Agreement, annotated: list[_Record], given: list[_Record]) -> None:
    options = sorted(
        (_clashes(a, g), i, j) for i, a in enumerate(annotated) for j, g in enumerate(given) if _keys(a) & _keys(g)
    )
    used_a: set[int] = set()
    used_g: set[int] = set()
    for _, i, j in options:
        if i not in used_a and j not in used_g:
            used_a.add(i)
            used_g.add(j)
            score.right += not annotated[i].get("optional")
    spare = [g for j, g in enumerate(given) if j not in used_g]
    for i, a in enumerate(annotated):
        if i not in used_a and not a.get("optional"):
            score.missed += 1
            score.classes[_class(a, spare)] += 1
    for j in range(len(given)):
        if j not in used_g:
            score.spurious += 1
            score.classes[f"spurious {given[j]['type']}"] += 1


def _class(missed: _Record, given: list[_Record]) -> str:
    """What kind of miss it was, by the coded records that pair with nothing."""
    same = [g for g in given if g["type"] == missed["type"]]
    ends = {missed.get("actor"), missed.get("target")}
    if any({g.get("actor"), g.get("target")} == ends for g in same):
        return "missed: status or direction"
    return "missed: wrong actor or target" if same else f"missed: no {missed['type']}"


def _actual(record: _Record) -> str:
    status = record.get("status")
    return "actual" if status in {None, "", "done", "announced"} else str(status)


def _keys(record: _Record) -> set[tuple[str, str, str, str]]:
    a, t = record.get("actor") or "", record.get("target") or ""
    keys = {(record["type"], a, t, _actual(record))}
    if measure_types()[record["type"]].symmetric:
        keys.add((record["type"], t, a, _actual(record)))
    return keys


def _clashes(annotated: _Record, given: _Record) -> int:
    stated = [n for n in _ATTRIBUTES if annotated.get(n) is not None]
    agree = sum(_same(n, annotated[n], given.get(n)) for n in stated)
    clash = sum(given.get(n) is not None and not _same(n, annotated[n], given[n]) for n in stated)
    return clash - agree


def _same(name: str, a: object, b: object) -> bool:
    if b is None:
        return False
    if name in {"date", "deadline"}:
        size = min(len(str(a).rstrip("~?")), len(str(b).rstrip("~?")), _MONTH)
        return size >= len("2021") and str(a)[:size] == str(b)[:size]
    return str(a).casefold() == str(b).casefold() or (name == "unit" and a in _PEOPLE and b in _PEOPLE)


def _strengths(score: Agreement, annotated: list[_Record], given: list[_Record]) -> None:
    rest = [(s.get("sending"), s.get("receiving"), s.get("count")) for s in given]
    for s in annotated:
        key = (s.get("sending"), s.get("receiving"), s.get("count"))
        if key in rest:
            rest.remove(key)
            score.right += not s.get("optional")
        elif not s.get("optional"):
            score.missed += 1
    score.spurious += len(rest)
