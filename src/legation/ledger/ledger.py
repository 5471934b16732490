"""The one door to storage: add to the books, ask them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Engine, Integer, Select, String, Table, column, func, select
from sqlalchemy.exc import DBAPIError

import legation.ledger.tables as t
from legation.errors import LedgerError, NotInBooksError
from legation.incidents import Report, Ruling
from legation.ledger.rows import (
    Dispute,
    Document,
    StatedStrength,
    dispute_row,
    document_row,
    report_of,
    report_row,
    ruling_of,
    ruling_row,
    strength_of,
    strength_row,
)

_MANY = 500  # values in one question
_SOME = 100  # pairs that are looked up at once
_NUMBERS = 1 << 31  # what a database numbers its rows with


class Entry(NamedTuple):
    """What one document adds to the books."""

    document: Document
    reports: Sequence[Report] = ()
    strengths: Sequence[StatedStrength] = ()


class Added(NamedTuple):
    """How many were new, and the ids that were not taken, since the books hold them with other content."""

    new: int
    refused: tuple[str, ...] = ()


class Ledger:
    """Books that are only ever added to, in SQLite or PostgreSQL. Close it, or use it in a ``with``."""

    def __init__(self, engine: Engine, where: str) -> None:
        """``engine``: an open database that is at the right step; see ``opening``."""
        self._engine = engine
        self._reading = engine.execution_options(reading=True)
        self.where = where

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def append(self, entry: Entry) -> bool:
        """Add one document with all that it says, wholly or not at all; False where it is there already.

        :raises LedgerError: when another document has a report of the same id
        """
        added = self.append_all([entry])
        if added.refused:
            raise LedgerError(f"{added.refused[0]} is in {self.where} with other content")
        return added.new == 1

    def append_all(self, entries: Iterable[Entry]) -> Added:
        """Add many documents in one go, each wholly or not at all; what is there already is left as it is."""
        new, refused = 0, []
        with self._writing() as c:
            for entry in entries:
                if self._holds(c, t.documents, [entry.document.id]):
                    continue
                taken = self._holds(c, t.reports, [r.id for r in entry.reports])
                taken += self._holds(c, t.strengths, [s.id for s in entry.strengths])
                if taken:
                    refused += taken
                    continue
                self._insert(c, t.documents, [document_row(entry.document)])
                self._insert(c, t.reports, [report_row(r) for r in entry.reports])
                self._insert(c, t.strengths, [strength_row(s) for s in entry.strengths])
                new += 1
        return Added(new, tuple(refused))

    def dispute(self, disputes: Iterable[Dispute]) -> Added:
        """Note where sources contradict each other."""
        new, refused = 0, []
        with self._writing() as c:
            for dispute in disputes:
                row = dispute_row(dispute)
                there = c.execute(select(t.disputes).where(t.disputes.c.id == dispute.id)).mappings().first()
                if there is None:
                    self._insert(c, t.disputes, [row])
                    new += 1
                elif dict(there) != row:
                    refused.append(dispute.id)
        return Added(new, tuple(refused))

    def rule(self, *rulings: Ruling) -> tuple[Ruling, ...]:
        """Add a person's decisions, all or none; as they stand in the books, with their numbers.

        :raises NotInBooksError: when a report that one names is not in the books
        """
        named = sorted({report for ruling in rulings for report in ruling.reports})
        with self._writing() as c:
            known = set(self._holds(c, t.reports, named))
            for missing in (id_ for id_ in named if id_ not in known):
                raise self._no_report(missing)
            keys = [c.execute(t.rulings.insert(), ruling_row(r)).inserted_primary_key for r in rulings]
        return tuple(replace(r, number=key[0] if key else None) for r, key in zip(rulings, keys, strict=True))

    def has(self, document: str) -> bool:
        """Whether a document is in the books."""
        return bool(self._scalars(select(t.documents.c.id).where(t.documents.c.id == document)))

    def document(self, id_: str) -> Document | None:
        """A document by its id."""
        rows = self._rows(select(t.documents).where(t.documents.c.id == id_))
        return Document(**rows[0]) if rows else None

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""
        for row in self.table("documents"):
            yield Document(**row)

    def reports(self, where: Select[Any]) -> list[Report]:
        """The reports that a question over ``tables.reports`` finds."""
        return [report_of(row) for row in self._rows(where)]

    def report(self, id_: str) -> Report:
        """A report by its id, as its source tells it.

        :raises NotInBooksError: when there is none
        """
        reports = self.reports(select(t.reports).where(t.reports.c.id == id_))
        if not reports:
            raise self._no_report(id_)
        return reports[0]

    def reports_of(
        self, pair: Sequence[str], *, known: datetime.date | None = None, until: datetime.date | None = None
    ) -> list[Report]:
        """All reports of two states that were known, and of what had happened, by a day."""
        r = t.reports.c
        question = select(t.reports).where(r.pair == "-".join(sorted(pair)))
        if known:
            question = question.where(r.known <= known)
        if until:
            question = question.where(r.first <= until)
        return self.reports(question)

    def reports_moved(self, *, known: datetime.date | None = None) -> list[Report]:
        """Reports whose actor or target people have put right."""
        moved = select(t.rulings.c.report).where(t.rulings.c.field.in_(("actor", "target")))
        question = select(t.reports).where(t.reports.c.id.in_(moved))
        return self.reports(question.where(t.reports.c.known <= known) if known else question)

    def strengths_of(self, a: str, b: str, *, known: datetime.date | None = None) -> list[StatedStrength]:
        """All strengths of the missions of two states in each other, known by a day."""
        s = t.strengths.c
        question = select(t.strengths).where(s.sending.in_((a, b)), s.receiving.in_((a, b)))
        if known:
            question = question.where(s.known <= known)
        return [strength_of(row) for row in self._rows(question.order_by(s.known, s.id))]

    def strengths_in(self, document: str) -> list[StatedStrength]:
        """All strengths that a document states."""
        s = t.strengths
        return [strength_of(row) for row in self._rows(select(s).where(s.c.document == document).order_by(s.c.id))]

    def disputes_of(self, pair: Sequence[str], *, known: datetime.date | None = None) -> list[Dispute]:
        """Contradictions between sources that were noted for two states, or for one of them alone."""
        d = t.disputes.c
        question = select(t.disputes).where(d.pair.in_(("-".join(sorted(pair)), *pair)))
        if known:
            question = question.where(d.known <= known)
        rows = self._rows(question.order_by(d.id))
        return [Dispute(**{**row, "versions": tuple((v, s) for v, s in row["versions"])}) for row in rows]

    def rulings_of(self, reports: Iterable[str], *, known: datetime.date | None = None) -> list[Ruling]:
        """Decisions on any of these reports, oldest first."""
        ids, out = list(reports), []
        r = t.rulings.c
        for i in range(0, len(ids), _MANY):
            some = ids[i : i + _MANY]
            question = select(t.rulings).where(r.report.in_(some) | r.other.in_(some))
            if known:
                question = question.where(r.on <= known)
            out += self._rows(question)
        unique = {row["id"]: row for row in out}
        return [ruling_of(unique[id_]) for id_ in sorted(unique)]

    def ruling(self, number: int) -> Ruling:
        """A decision by its number.

        :raises NotInBooksError: when there is none
        """
        rows = self._rows(select(t.rulings).where(t.rulings.c.id == number)) if 0 < number < _NUMBERS else []
        if not rows:
            raise NotInBooksError(f"no ruling {number} in {self.where}")
        return ruling_of(rows[0])

    def any_rulings(self) -> bool:
        """Whether anybody has decided anything."""
        return bool(self._scalars(select(t.rulings.c.id).limit(1)))

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {
            name: self._scalars(select(func.count()).select_from(table))[0] for name, table in t.metadata.tables.items()
        }

    def pairs_where(self, *conditions: Any) -> list[str]:
        """Pairs with a report that meets conditions over ``tables.reports``, in order; conditions choose the index."""
        told = select(t.reports.c.pair).where(*conditions).limit(_NUMBERS).subquery()  # the limit keeps the two apart
        return sorted(self._scalars(select(told.c.pair).distinct()))

    def pairs_from(self, begin: str, *conditions: Any) -> Iterator[str]:
        """The same in the database's order from ``begin`` on, a few at a time: who needs few does not wait for all."""
        r = t.reports.c
        question = select(r.pair).where(*conditions).distinct().order_by(r.pair).limit(_SOME)
        some = self._scalars(question.where(r.pair >= begin) if begin else question)
        while some:
            yield from some
            some = self._scalars(question.where(r.pair > some[-1])) if len(some) == _SOME else []

    def stamp(self) -> str:
        """What changes whenever anything is added. Rows are only ever added, so their last numbers tell."""
        if self._engine.dialect.name == "postgresql":
            return str(self._scalars(select(func.pg_current_snapshot().cast(String)))[0])
        number = func.max(column("rowid", Integer))
        last = [select(number).select_from(table).scalar_subquery() for table in t.metadata.tables.values()]
        return str(self._rows(select(*last)))

    def pairs_lately(self, *, since: datetime.date | None, most: int) -> list[tuple[str, int]]:
        """Pairs of states with how many reports of what happened since a day they have, the most first."""
        r, many = t.reports.c, func.count()
        told = select(r.pair, many.label("many")).where(r.pair.contains("-"), ~r.doubtful)
        told = told.where(r.first >= since) if since else told
        rows = self._rows(told.group_by(r.pair).order_by(many.desc(), r.pair).limit(most))
        return [(row["pair"], row["many"]) for row in rows]

    def newest_day(self, pair: Sequence[str] | None = None) -> datetime.date | None:
        """The last day on which anything in the books began, or anything between two states."""
        newest = select(func.max(t.reports.c.first))
        if pair is not None:
            newest = newest.where(t.reports.c.pair == "-".join(sorted(pair)))
        return self._scalars(newest)[0]  # type: ignore[no-any-return]

    def langs(self, documents: Iterable[str]) -> dict[str, str]:
        """The languages of documents, where they are known."""
        ids, out = list(dict.fromkeys(documents)), dict[str, str]()
        d = t.documents.c
        for i in range(0, len(ids), _MANY):
            rows = self._rows(select(d.id, d.lang).where(d.id.in_(ids[i : i + _MANY]), d.lang.is_not(None)))
            out |= {row["id"]: row["lang"] for row in rows}
        return out

    def table(self, name: str) -> Iterator[dict[str, Any]]:
        """All rows of a table in the order of their ids, as they are stored."""
        table = t.metadata.tables[name]
        with self._reading.connect() as c:
            for row in c.execution_options(yield_per=1000).execute(select(table).order_by(table.c.id)).mappings():
                yield dict(row)

    def restore(self, rows: Mapping[str, Iterable[dict[str, Any]]]) -> int:
        """Add rows of all tables as :meth:`table` gives them, wholly or not at all; how many were new."""
        new = 0
        with self._writing() as c:
            for name, table in t.metadata.tables.items():
                for row in rows.get(name, ()):
                    # A ruling's id only numbers it in its own ledger; all others derive from content.
                    fields = {k: v for k, v in row.items() if k != "id"} if name == "rulings" else row
                    same = fields if name == "rulings" else {"id": row["id"]}
                    if c.scalar(select(table.c.id).where(*(table.c[k] == v for k, v in same.items()))) is None:
                        self._insert(c, table, [fields])
                        new += 1
        return new

    def _no_report(self, id_: str) -> NotInBooksError:
        return NotInBooksError(f"no report '{id_}' in {self.where}; legation show lists an incident's reports")

    def _holds(self, c: Connection, table: Table, ids: Sequence[str]) -> list[str]:
        """Which of these ids a table holds."""
        parts = (ids[i : i + _MANY] for i in range(0, len(ids), _MANY))
        return [id_ for some in parts for id_ in c.scalars(select(table.c.id).where(table.c.id.in_(some)))]

    def _insert(self, c: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            c.execute(table.insert(), rows)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as c:
                take_turn(c)
                yield c
        except DBAPIError as error:
            raise LedgerError(f"{self.where} can't be written: {first_line(error)}") from error

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        try:
            with self._reading.connect() as c:
                yield c
        except DBAPIError as error:
            raise LedgerError(f"{self.where} can't be asked: {first_line(error)}") from error

    def _rows(self, question: Select[Any]) -> list[dict[str, Any]]:
        with self._asking() as c:
            found = c.execute(question)
            names = tuple(found.keys())
            return [dict(zip(names, row, strict=True)) for row in found]

    def _scalars(self, question: Select[Any]) -> list[Any]:
        with self._asking() as c:
            return list(c.scalars(question))


_LOCK = 0x1E6A


def take_turn(c: Connection) -> None:
    """Let one writer in at a time, as SQLite does of itself, so that what was looked up holds until it is written."""
    if c.dialect.name == "postgresql":
        c.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def first_line(error: Exception) -> str:
    """The first line of what a database says went wrong."""
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
