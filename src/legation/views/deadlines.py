"""Deadlines that incidents set and that have not passed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from legation.incidents import Incident
from legation.reference import days_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which a measure must be carried out. ``on``: its last day; ``told``: as the source dates it."""

    on: datetime.date
    told: str
    incident: Incident


def deadlines(told: Sequence[Incident], *, at: datetime.date) -> list[Deadline]:
    """Deadlines on or after a day, the next first; not of what only carries an order out, nor of what was replaced."""
    replaced = {t.incident for i in told for t in i.tied("supersedes")}
    out = []
    for i in told:
        days = days_of(i.deadline)
        if days and i.deadline and days[1] >= at and i.real and i.id not in replaced and not i.tied("carries_out"):
            out.append(Deadline(days[1], i.deadline, i))
    return sorted(out, key=lambda d: (d.on, d.incident.id))
