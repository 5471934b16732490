"""``legation due``: deadlines ahead."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli.books import AtOption, JsonOption, LedgerOption, books, day, print_json, state, today


def due(
    states: Annotated[list[str] | None, typer.Argument(metavar="STATE...", show_default=False)] = None,
    at: AtOption = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="up to this day")] = None,
    ics: Annotated[bool, typer.Option("--ics", help="print an iCalendar file")] = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    r"""Deadlines ahead, the next first; of some states, or of all.

    \b
    legation due RUS
    legation due --ics > deadlines.ics
    """
    from rich.console import Console  # noqa: PLC0415 - keeps --help quick

    from legation.exchange import calendar  # noqa: PLC0415
    from legation.views import due as ahead  # noqa: PLC0415
    from legation.views import incident_record, show_due  # noqa: PLC0415

    with books(ledger) as told:
        codes = [state(s) for s in states or ()]
        found = ahead(told, at=day(at, "--at") or today(), until=day(until, "--until"), states=codes)
        if ics:
            typer.echo(calendar(found), nl=False)
        elif as_json:
            print_json(
                [{"on": d.on.isoformat(), "told": d.told, "incident": incident_record(d.incident)} for d in found]
            )
        else:
            show_due(found, Console())
