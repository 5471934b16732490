"""What people decide of reports -> rulings: one decision as a person makes it, and how it is taken back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from legation.errors import UsageError
from legation.incidents import Report, Ruling
from legation.ledger.ledger import Ledger
from legation.reference import printable

_LONGEST = {"by": 200, "why": 2000, "value": 500}  # characters
_MOST = 500  # rulings that one decision may come to
_OPPOSITE = {"accept": "reject", "reject": "accept", "merge": "split", "split": "merge"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decides, when and why."""

    by: str
    on: datetime.date
    why: str

    def __post_init__(self) -> None:
        """Refuse what says nothing, or too much."""
        if not self.by.strip() or not self.why.strip():
            raise UsageError("a ruling says who decided and why")
        _bounded("by", self.by)
        _bounded("why", self.why)

    def ruling(self, kind: str, *reports: str, field: str | None = None, value: str | None = None) -> Ruling:
        """A ruling of this decision."""
        if value is not None:
            _bounded("value", value)
            value = printable(value)
        by, why = " ".join(printable(self.by).split()), printable(self.why).strip()
        return Ruling(kind=kind, reports=reports, by=by, on=self.on, why=why, field=field, value=value)


def decide(
    ledger: Ledger, kind: str, report: str, decision: Decision, *, field: str | None = None, value: str | None = None
) -> tuple[Ruling, ...]:
    """Accept, reject or correct one report. What a person puts right stands, so it is accepted with it.

    :raises UsageError: when it can't be
    :raises LedgerError: when the books don't hold the report
    """
    if kind not in {"accept", "reject", "correct"}:
        raise UsageError(f"no decision '{kind}' on one report; there are: accept, reject, correct")
    told = kind == "correct"
    rulings = [decision.ruling(kind, report, field=field if told else None, value=(value or None) if told else None)]
    if told:
        rulings.append(decision.ruling("accept", report))
    return ledger.rule(*rulings)


def join(ledger: Ledger, some: Sequence[Report], others: Sequence[Report], decision: Decision) -> tuple[Ruling, ...]:
    """Make one occasion of two: each report of the one is tied to each of the other, so that none stays behind."""
    pairs = [(one.id, other.id) for one in some for other in others if one.id != other.id]
    rulings = [decision.ruling("merge", *pair) for pair in pairs]
    rulings += [decision.ruling("accept", r.id) for r in (*some, *others) if r.doubtful]
    return _added(ledger, rulings, "name two incidents to merge")


def part(ledger: Ledger, some: Sequence[str], others: Sequence[str], decision: Decision) -> tuple[Ruling, ...]:
    """Make two occasions of one: each report of the one side is set apart from each of the other."""
    stays = [o for o in others if o not in some]
    if not some or not stays:
        raise UsageError("name the reports to split off, and leave at least one behind")
    return _added(ledger, [decision.ruling("split", one, other) for one in some for other in stays], "nothing to split")


def take_back(ledger: Ledger, numbers: Sequence[int], decision: Decision) -> tuple[Ruling, ...]:
    """Rule the opposite of earlier rulings; a field is put back to what the ruling before it, or the source, says."""
    rulings = []
    for ruling in map(ledger.ruling, sorted(set(numbers))):
        if ruling.kind == "correct":
            told = _before(ledger, ruling)
            rulings.append(decision.ruling("correct", *ruling.reports, field=ruling.field, value=told))
        else:
            rulings.append(decision.ruling(_OPPOSITE[ruling.kind], *ruling.reports))
    return _added(ledger, rulings, "name the ruling to take back")


def _before(ledger: Ledger, ruling: Ruling) -> str | None:
    """What a field was before a ruling on it."""
    for other in reversed(ledger.rulings_of(ruling.reports)):
        earlier = (other.number or 0) < (ruling.number or 0)
        if earlier and (other.kind, other.reports, other.field) == (ruling.kind, ruling.reports, ruling.field):
            return other.value
    told = getattr(ledger.report(ruling.reports[0]), str(ruling.field))
    return "; ".join(told) or None if isinstance(told, tuple) else None if told is None else str(told)


def _added(ledger: Ledger, rulings: Sequence[Ruling], otherwise: str) -> tuple[Ruling, ...]:
    if not rulings:
        raise UsageError(otherwise)
    if len(rulings) > _MOST:
        raise UsageError(f"that comes to {len(rulings)} rulings, more than {_MOST}; take fewer reports at a time")
    return ledger.rule(*rulings)


def _bounded(name: str, told: str) -> None:
    if len(told) > _LONGEST[name]:
        raise UsageError(f"{name} has {len(told):,} characters; at most {_LONGEST[name]:,}")
