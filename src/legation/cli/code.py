"""``legation code``: measures of texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.errors import DateError, UsageError

if TYPE_CHECKING:
    from legation.coding import Coding


class Form(StrEnum):
    """What to print."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"


def code(
    sources: Annotated[list[str], typer.Argument(metavar="FILE|URL|DIR|-...", show_default=False)],
    form: Annotated[Form, typer.Option("--format", "-f", help="what to print")] = Form.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="write here instead")] = None,
    published: Annotated[str | None, typer.Option(help="publication date, EDTF: 2021-11 or 2021-11-24")] = None,
    lang: Annotated[str | None, typer.Option(help="language, ISO 639-1; found when not told")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="print why each measure was read")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="read private hosts too")] = False,
) -> None:
    r"""Code the diplomatic measures of texts, each with the words it rests on.

    \b
    legation code article.txt
    legation code https://example.org/news --format jsonl
    cat article.txt | legation code - --published 2021-11 --explain
    """
    from legation.exchange import show, write  # noqa: PLC0415 - keeps --help quick
    from legation.language import languages  # noqa: PLC0415
    from legation.reference import normalise  # noqa: PLC0415

    if published:
        try:
            published = normalise(published)
        except DateError as error:
            raise UsageError(f"--published: {error}") from None
    if lang and lang not in languages():
        raise UsageError(f"--lang: no language pack '{lang}'; there are: {', '.join(languages())}")
    run = _Run(sources, published, lang, explain=explain, allow_private=allow_private)
    if form is Form.PARQUET and output is None and sys.stdout.isatty():
        raise UsageError("parquet is not for the screen; add --output FILE")
    if form is Form.TABLE:
        from rich.console import Console  # noqa: PLC0415

        with output.open("w", encoding="utf-8") if output else sys.stdout as out:
            console = Console(file=out, width=None if out.isatty() else 80)
            for coding in run.codings():
                show(coding, console)
    elif output:
        with output.open("wb") as binary:
            write(run.codings(), form, binary)
    else:
        write(run.codings(), form, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    if run.failed:
        raise typer.Exit(1)


class _Run:
    """One run over some sources: what could not be read is told on standard error, and the rest goes on."""

    def __init__(
        self, sources: list[str], published: str | None, lang: str | None, *, explain: bool, allow_private: bool
    ) -> None:
        self.sources, self.published, self.lang = sources, published, lang
        self.explain, self.allow_private = explain, allow_private
        self.failed = False

    def codings(self) -> Iterator[Coding]:
        """Each document coded, in order."""
        from legation.coding import code as read  # noqa: PLC0415
        from legation.documents import Problem, read_sources  # noqa: PLC0415

        articles = read_sources(
            self.sources, published=self.published, lang=self.lang, allow_private=self.allow_private
        )
        progress = sys.stderr.isatty()
        for number, article in enumerate(articles, 1):
            if progress and number % 50 == 0:
                typer.echo(f"\r{number:,} documents", err=True, nl=False)
            if isinstance(article, Problem):
                self._fail(article.source, article.message)
                continue
            coding = read(article, explain=self.explain)
            for notice in coding.notices:
                if notice.code == "doubtful":  # for review; the output tells it
                    continue
                self._fail(article.source or article.id, notice.message)
            yield coding

    def _fail(self, source: str, message: str) -> None:
        self.failed = True
        typer.echo(f"legation: {source}: {message}", err=True)
