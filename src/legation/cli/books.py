"""What the commands on the books share: the ledger's option, dates, states, JSON."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.errors import DateError, UsageError

if TYPE_CHECKING:
    from legation.ledger import Ledger

LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", "-l", metavar="FILE|ADDRESS", help="the books: a SQLite file, or a postgresql:// address"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="print JSON")]
AtOption = Annotated[str | None, typer.Option("--at", metavar="DATE", help="the day that is asked about (today)")]
KnownOption = Annotated[
    str | None, typer.Option("--known", metavar="DATE", help="by what was known on that day (today)")
]


def books(where: str | None, *, create: bool = False) -> Ledger:
    """The ledger that is meant; ``create`` makes one where there is none."""
    from legation.ledger import open_ledger  # noqa: PLC0415 - keeps --help quick

    return open_ledger(where, create=create)


def day(told: str | None, option: str) -> datetime.date | None:
    """A date as given on the command line; a month or year means its last day."""
    from legation.reference import latest  # noqa: PLC0415

    if told is None:
        return None
    try:
        return latest(told)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from None


def today() -> datetime.date:
    """Today; the command line is the only place that looks at the clock."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def state(named: str) -> str:
    """The code of a state as people name it."""
    from legation.language import code_of  # noqa: PLC0415

    return code_of(named)


def print_json(value: Any) -> None:
    """A value as JSON on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def file(path: Path) -> Path:
    """A path that must be a file."""
    if not path.is_file():
        raise UsageError(f"no file {path}")
    return path
