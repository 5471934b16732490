"""The ``legation`` command."""

from __future__ import annotations

import gc
import inspect
import os
import sys
from collections.abc import Callable

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
_COMMANDS: dict[str, Callable[..., None]] = {
    "code": code,
    "add": add,
    "relations": relations,
    "timeline": timeline,
    "due": due,
    "show": show,
    "incidents": incidents,
    "review": review,
    "import": import_,
    "export": export,
    "eval": evaluate,
    "languages": languages,
    "serve": serve,
    "mcp": mcp,
}
for _name, _command in _COMMANDS.items():
    # Docstrings spell the mark before examples, which keeps their lines, as a backslash and a letter.
    app.command(_name, help=(inspect.getdoc(_command) or "").replace("\\b", "\b"))(_command)


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
