"""``legation import`` and ``legation export``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.books import JsonOption, LedgerOption, books, print_json
from legation.errors import UsageError


class Form(StrEnum):
    """What to write."""

    PACKAGE = "package"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def import_(
    sources: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER...", show_default=False)],
    by: Annotated[
        str | None,
        typer.Option(
            "--mapping", "-m", help="how to read a CSV made by hand: measures, strengths, conflicts, or a TOML file"
        ),
    ] = None,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    r"""Add records made by hand, or books that were exported. What is there already is left as it is.

    \b
    legation import measures.csv --mapping measures
    legation import books/ --ledger copy.db
    """
    from legation.exchange import Fault, entries, mapping, read_lines, read_package  # noqa: PLC0415 - keeps --help quick
    from legation.ledger import Dispute, Entry  # noqa: PLC0415

    failed = False
    with books(ledger, create=True) as into:
        for path in sources:
            if path.is_dir():
                new = read_package(into, path)
            elif path.suffix in {".jsonl", ".ndjson"}:
                new = read_lines(into, path)
            elif path.is_file():
                scheme = mapping(by or path.stem)
                told = list(entries(path, scheme))
                for fault in (x for x in told if isinstance(x, Fault)):
                    failed = True
                    typer.echo(f"legation: {path}:{fault.row}: {fault.message}", err=True)
                added = into.append_all(x for x in told if isinstance(x, Entry))
                noted = into.dispute(x for x in told if isinstance(x, Dispute))
                new = added.new + noted.new
                for id_ in (*added.refused, *noted.refused):
                    failed = True
                    typer.echo(
                        f"legation: {path}: '{id_}' is in the books with other content; give it another id", err=True
                    )
            else:
                raise UsageError(f"no file or folder {path}")
            if as_json:
                print_json({"source": str(path), "new": new, "ledger": into.where})
            else:
                typer.echo(f"{path}: {new} new; {into.where}")
    if failed:
        raise typer.Exit(1)


def export(
    output: Annotated[Path | None, typer.Argument(metavar="FILE|FOLDER", show_default=False)] = None,
    form: Annotated[
        Form,
        typer.Option("--format", "-f", help="a data package and jsonl hold everything; csv and parquet the reports"),
    ] = Form.PACKAGE,
    ledger: LedgerOption = None,
) -> None:
    r"""Write the books: as a Frictionless data package that legation can read again, JSON lines, CSV or Parquet.

    \b
    legation export books/
    legation export --format csv > reports.csv
    """
    from legation.exchange import write_lines, write_package, write_reports  # noqa: PLC0415

    with books(ledger) as told:
        if form is Form.PACKAGE:
            if output is None:
                raise UsageError("a package is a folder; name one: legation export FOLDER")
            if output.exists() and not output.is_dir():
                raise UsageError(f"{output} is a file; a package is a folder")
            write_package(told, output)
            return
        if output is None and form is Form.PARQUET and sys.stdout.isatty():
            raise UsageError("parquet is not for the screen; name a file")
        with output.open("wb") if output else sys.stdout.buffer as out:
            if form is Form.JSONL:
                write_lines(told, out)
            else:
                write_reports(told, out, form)
