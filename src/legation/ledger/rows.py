"""Values of the other stages -> rows, and back."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from legation.incidents import Report, Ruling, incident_id
from legation.reference import days_of, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Where reports come from: a text, or a row made by hand. ``known``: the day from which it can be known."""

    id: str
    known: datetime.date
    coder: str
    ref: str | None = None
    lang: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedStrength:
    """How many the mission of ``sending`` in ``receiving`` has at a time, as one source states it.

    ``kind``: ``strength``, or ``ceiling`` where it is how many there may be.
    """

    id: str
    document: str
    sending: str
    receiving: str
    category: str
    count: int
    about: str
    as_of: str | None = None
    scope: str | None = None
    by: str | None = None
    kind: str = "strength"
    known: datetime.date
    source: str | None = None
    words: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The first day for which it holds; that on which it was known where none is told."""
        return span(self.as_of)[0] if self.as_of else self.known


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Sources that contradict each other: each version with its source. Nobody resolves it but the reader."""

    id: str
    pair: str
    about: str
    versions: tuple[tuple[str, str], ...]
    known: datetime.date
    date: str | None = None


def document_row(document: Document) -> dict[str, Any]:
    """A document as a row."""
    return asdict(document)


def report_row(report: Report) -> dict[str, Any]:
    """A report as a row, with what is looked for by index."""
    row = {name: getattr(report, name) for name in _REPORT}
    first, last = report.days
    due = days_of(report.deadline)
    return row | {
        "pair": "-".join(report.pair),
        "place": list(report.place),
        "words": list(report.words),
        "spans": [list(s) for s in report.spans],
        "stated": [list(s) for s in report.stated],
        "first": first,
        "last": last,
        "due": due[1] if due else None,
        "opens": incident_id(report.id),
    }


_DERIVED = ("pair", "first", "last", "due", "opens")
_REPORT = tuple(name for name in Report.__dataclass_fields__ if name not in {"place", "words", "spans", "stated"})


def report_of(row: dict[str, Any]) -> Report:
    """A row as a report; the row is used up."""
    for name in _DERIVED:
        del row[name]
    for name in ("place", "words"):
        row[name] = tuple(row[name])
    for name in ("spans", "stated"):
        row[name] = tuple(map(tuple, row[name]))
    return Report(**row)


def strength_row(strength: StatedStrength) -> dict[str, Any]:
    """A strength as a row."""
    return asdict(strength) | {"words": list(strength.words)}


def strength_of(row: dict[str, Any]) -> StatedStrength:
    """A row as a strength."""
    return StatedStrength(**{**row, "words": tuple(row["words"])})


def dispute_row(dispute: Dispute) -> dict[str, Any]:
    """A dispute as a row."""
    return asdict(dispute) | {"versions": [list(v) for v in dispute.versions]}


def ruling_row(ruling: Ruling) -> dict[str, Any]:
    """A ruling as a row."""
    one, *other = ruling.reports
    return {
        "kind": ruling.kind,
        "report": one,
        "other": other[0] if other else None,
        "field": ruling.field,
        "value": ruling.value,
        "by": ruling.by,
        "on": ruling.on,
        "why": ruling.why,
    }


def ruling_of(row: dict[str, Any]) -> Ruling:
    """A row as a ruling."""
    reports = (row["report"], row["other"]) if row["other"] else (row["report"],)
    return Ruling(
        kind=row["kind"],
        reports=reports,
        by=row["by"],
        on=row["on"],
        why=row["why"],
        field=row["field"],
        value=row["value"],
        number=row["id"],
    )
