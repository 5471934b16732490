"""``legation review``: go through doubtful records, key by key."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.books import LedgerOption, books, day, print_json, today
from legation.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from legation.incidents import Report
    from legation.ledger import Document, Ledger

_KEYS = "[a]ccept  [r]eject  [c]orrect  [m]erge  [s]plit  [n]ext  [q]uit"
_AROUND = 160  # characters of the text on either side of the evidence


def review(
    states: Annotated[list[str] | None, typer.Argument(metavar="STATE...", show_default=False)] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="who decides", show_default=False)] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="only what was known from this day on")] = None,
    ledger: LedgerOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="list them as JSON and decide nothing")] = False,
) -> None:
    r"""Go through doubtful records one by one: accept, reject, correct, merge, split. Decisions are only added.

    \b
    legation review --by "M. Kok"
    legation review RUS --by desk --since 2022-02
    legation review RUS --json
    """
    from rich.console import Console  # noqa: PLC0415 - keeps --help quick

    from legation.cli.books import state  # noqa: PLC0415
    from legation.reference import earliest  # noqa: PLC0415
    from legation.views import doubtful, jsonable  # noqa: PLC0415

    if by is None and not as_json:
        raise UsageError('say who decides: --by "M. Kok", or list what is doubtful with --json')
    console = Console()
    start = earliest(since) if since and day(since, "--since") else None
    with books(ledger) as into:
        queue = doubtful(into, states=[state(s) for s in states or ()], since=start)
        if by is None or as_json:
            print_json([jsonable(asdict(report)) for report in queue])
            return
        decided = 0
        for n, report in enumerate(queue, 1):
            _show(report, into.document(report.document), console, f"{n} of {len(queue)}")
            key = _asked(console)
            if key == "q":
                break
            decided += _decide(key, report, into, by, console)
        console.print(f"{decided} decided, {len(queue) - decided} left" if queue else "nothing is in doubt")


def _show(report: Report, document: Document | None, console: Console, place: str) -> None:
    from rich.text import Text  # noqa: PLC0415

    from legation.reference import printable  # noqa: PLC0415

    who = f"{report.actor or '?'} → {report.target or '?'}"
    count = f" {report.count} {report.unit or ''}".rstrip() if report.count is not None else ""
    console.print(Text(f"\n{place}  {who}: {report.type.replace('_', ' ')}{count}, {report.status}", style="bold"))
    console.print(Text(f"{report.known}  {report.source or ''}  {report.id}", style="dim"))
    if document and document.text and report.spans:
        start, end = report.spans[0]
        parts = (
            document.text[max(0, start - _AROUND) : start],
            document.text[start:end],
            document.text[end:][:_AROUND],
        )
        before, words, after = (printable(part).replace("\n", " ") for part in parts)
        console.print(Text.assemble(before, (words, "reverse"), after))


def _asked(console: Console) -> str:
    console.print(_KEYS, markup=False)
    while True:
        key = typer.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
        if key in {"", "\x04"}:
            return "q"
        if key in "\r\n":
            continue
        if key in "armscnq":
            return key
        console.print(f"{_KEYS}", markup=False)


def _decide(key: str, report: Report, into: Ledger, by: str, console: Console) -> int:
    from legation.errors import LegationError  # noqa: PLC0415
    from legation.ledger import Decision, decide  # noqa: PLC0415

    kind = {"a": "accept", "r": "reject", "c": "correct", "m": "merge", "s": "split"}.get(key)
    if kind is None:
        return 0
    field = value = other = None
    if kind == "correct":
        field, _, value = _line("field=value, such as count=27 or target=RUS: ").partition("=")
    if kind in {"merge", "split"}:
        other = _line("the other report's id: ")
    why = _line("why: ")
    try:
        decision = Decision(by=by, on=today(), why=why)
        if other is None:
            decide(into, kind, report.id, decision, field=field, value=value)
        else:
            rulings = [decision.ruling(kind, report.id, other)]
            if kind == "merge":  # what a person joins stands
                rulings.append(decision.ruling("accept", report.id))
            into.rule(*rulings)
    except LegationError as error:
        console.print(f"not taken: {error}", markup=False)
        return 0
    return 1


def _line(prompt: str) -> str:
    typer.echo(prompt, nl=False)
    line = sys.stdin.readline()
    if not line:
        raise UsageError("the input ended")
    return line.strip()
