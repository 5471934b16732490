"""The ``legation`` command."""

from __future__ import annotations

import gc
import os
import sys

import typer

from legation.cli.add import add
from legation.cli.code import code
from legation.cli.due import due
from legation.cli.eval import evaluate
from legation.cli.languages import languages
from legation.cli.mcp import mcp
from legation.cli.relations import relations, timeline
from legation.cli.review import review
from legation.cli.serve import serve
from legation.cli.show import incidents, show
from legation.cli.transfer import export, import_
from legation.errors import LegationError

_SELDOM = 50_000  # a pack is a million small things that all stay; to look through them often took a tenth of the time

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Reads news and keeps the books on relations between states. Try: legation code FILE",
    pretty_exceptions_enable=False,
)
app.command("code")(code)
app.command("add")(add)
app.command("relations")(relations)
app.command("timeline")(timeline)
app.command("due")(due)
app.command("show")(show)
app.command("incidents")(incidents)
app.command("review")(review)
app.command("import")(import_)
app.command("export")(export)
app.command("eval")(evaluate)
app.command("languages")(languages)
app.command("serve")(serve)
app.command("mcp")(mcp)


def main() -> None:
    """Run; what goes wrong is one line and an exit code (1: the work failed, 2: usage)."""
    gc.set_threshold(_SELDOM)
    try:
        app()
    except LegationError as error:
        print(f"legation: {error}", file=sys.stderr)  # noqa: T201 - the command line's own voice
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader has gone (head, less); what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
