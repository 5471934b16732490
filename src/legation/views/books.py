"""The books as Python code asks them: ``legation.open(path)``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from legation.coding import Coding
from legation.documents import Article
from legation.errors import UsageError
from legation.incidents import Incident
from legation.language import code_of
from legation.ledger import Ledger, add, open_ledger
from legation.reference import content_id, earliest, latest, normalise
from legation.views.deadlines import Deadline
from legation.views.due import due
from legation.views.search import found, one
from legation.views.standing import Standing, standing
from legation.views.timeline import Entry, timeline

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Date = str | datetime.date
_COLUMNS = (
    *("id", "date", "first", "last", "actor", "target", "type", "status", "count", "about", "unit", "place"),
    *("deadline", "moved_to", "reason", "answers", "reports", "disagreements"),
)


class Incidents(list[Incident]):
    """Incidents with a way to a table: one row each, ``reports`` their number, ``answers`` the ids that they answer."""

    columns = _COLUMNS

    def rows(self) -> list[dict[str, Any]]:
        """As flat rows."""
        return [
            {
                **{name: getattr(i, name) for name in _COLUMNS if hasattr(i, name)},
                "place": "; ".join(i.place),
                "answers": " ".join(t.incident for t in i.tied("answers")),
                "reports": len(i.reports),
                "disagreements": "; ".join(f"{d.field}: {d.told}" for d in i.disagreements),
            }
            for i in self
        ]

    def to_polars(self) -> pl.DataFrame:
        """As a polars table."""
        import polars  # noqa: PLC0415 - slow to load

        numbers, days = {"count", "reports"}, {"first", "last"}
        kinds = {c: polars.Int64 if c in numbers else polars.Date if c in days else polars.String for c in _COLUMNS}
        return polars.DataFrame(self.rows(), schema=kinds)

    def to_pandas(self) -> pd.DataFrame:
        """As a pandas table.

        :raises UsageError: when pandas is not installed
        """
        try:
            import pandas  # noqa: PLC0415
        except ImportError:
            raise UsageError("pandas is not installed: pip install pandas, or use to_polars()") from None
        return pandas.DataFrame(self.rows(), columns=list(_COLUMNS))


class Books:
    """A ledger with the questions that are asked of it. States are named as people name them, dates are EDTF.

    >>> import tempfile
    >>> with open_books(tempfile.mkdtemp() + "/row.db") as ledger:
    ...     coding = ledger.add("Poland expelled 45 Russian diplomats on Wednesday.", published="2022-03-24")
    ...     [(i.type, i.actor, i.target, i.count) for i in ledger.incidents("Poland", "Rusland")]
    [('expel', 'POL', 'RUS', 45)]
    """

    def __init__(self, ledger: Ledger) -> None:
        """``ledger``: an open one; see :func:`open_books`."""
        self.ledger = ledger

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.ledger.close()

    def add(self, text: str | Article, *, published: str | None = None, lang: str | None = None) -> Coding | None:
        """Code a text and add what it says; None where it is in the books already."""
        if isinstance(text, str):
            date = normalise(published) if published else None
            text = Article(id=content_id("article", text=text), text=text, published=date, lang=lang)
        return add(self.ledger, text, today=datetime.datetime.now(tz=datetime.UTC).date())

    def relations(self, a: str, b: str, *, at: Date | None = None, known: Date | None = None) -> Standing:
        """The state of relations between two states on a day (today), as it was known on a day (today)."""
        on = _last(at) or datetime.datetime.now(tz=datetime.UTC).date()
        return standing(self.ledger, code_of(a), code_of(b), at=on, known=_last(known))

    def timeline(self, a: str, b: str, *, since: Date | None = None, until: Date | None = None) -> list[Entry]:
        """What happened between two states, oldest first."""
        return timeline(self.ledger, code_of(a), code_of(b), since=_first(since), until=_last(until))

    def incidents(
        self,
        *states: str,
        types: Sequence[str] = (),
        status: Sequence[str] = (),
        since: Date | None = None,
        until: Date | None = None,
        known: Date | None = None,
    ) -> Incidents:
        """Incidents in which all of these states stand, or all incidents, oldest first."""
        hits = found(
            self.ledger,
            states=[code_of(s) for s in states],
            types=types,
            status=status,
            since=_first(since),
            until=_last(until),
            known=_last(known),
        )
        return Incidents(sorted(hits, key=lambda i: (i.first, i.id)))

    def incident(self, id_: str) -> Incident:
        """One incident by the beginning of its id."""
        return one(self.ledger, id_)

    def due(self, *states: str, at: Date | None = None) -> list[Deadline]:
        """Deadlines ahead of a day (today), the next first."""
        on = _last(at) or datetime.datetime.now(tz=datetime.UTC).date()
        return due(self.ledger, at=on, states=[code_of(s) for s in states])


def open_books(path: str | Path | None = None) -> Books:
    """Open a ledger, or make one: a SQLite file, a ``postgresql://`` address, or the user's own where none is named."""
    return Books(open_ledger(path))


def _first(date: Date | None) -> datetime.date | None:
    return earliest(date) if isinstance(date, str) else date


def _last(date: Date | None) -> datetime.date | None:
    return latest(date) if isinstance(date, str) else date
