"""``legation add``: texts into the books."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from legation.cli.books import JsonOption, LedgerOption, books, print_json, today
from legation.errors import DateError, UsageError


def add(
    sources: Annotated[list[str], typer.Argument(metavar="FILE|URL|DIR|-...", show_default=False)],
    ledger: LedgerOption = None,
    published: Annotated[str | None, typer.Option(help="publication date, EDTF: 2021-11 or 2021-11-24")] = None,
    lang: Annotated[str | None, typer.Option(help="language, ISO 639-1; found when not told")] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="read private hosts too")] = False,
    as_json: JsonOption = False,
) -> None:
    r"""Code texts and add what they say to the books. A text that is there already is left as it is.

    \b
    legation add article.txt
    legation add articles/ --ledger row.db
    """
    from legation.documents import Problem, read_sources  # noqa: PLC0415 - keeps --help quick
    from legation.ledger import add as add_to  # noqa: PLC0415
    from legation.reference import normalise  # noqa: PLC0415

    try:
        published = normalise(published) if published else None
    except DateError as error:
        raise UsageError(f"--published: {error}") from None
    new = old = told = 0
    failed = False
    progress = sys.stderr.isatty()
    with books(ledger, create=True) as into:
        for article in read_sources(sources, published=published, lang=lang, allow_private=allow_private):
            if isinstance(article, Problem):
                failed = True
                typer.echo(f"legation: {article.source}: {article.message}", err=True)
                continue
            coding = add_to(into, article, today=today())
            if coding is None:
                old += 1
            else:
                new += 1
                told += len(coding.measures)
                for notice in coding.notices:
                    if notice.code != "doubtful":
                        typer.echo(f"legation: {article.source or article.id}: {notice.message}", err=True)
            if progress and (new + old) % 20 == 0:
                typer.echo(f"\r{new + old:,} documents", err=True, nl=False)
        if as_json:
            print_json({"added": new, "there_already": old, "measures": told, "ledger": into.where})
        else:
            typer.echo(f"{new} documents added with {told} measures, {old} there already; {into.where}")
    if failed:
        raise typer.Exit(1)
