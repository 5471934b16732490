"""``legation show`` and ``legation incidents``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from legation.cli.books import JsonOption, KnownOption, LedgerOption, books, day, print_json, state
from legation.errors import UsageError


def show(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="an incident, or the beginning of its id", show_default=False)
    ],
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    r"""One incident with everything that is told of it: words, sources, and what they disagree on.

    \b
    legation show 3f9a1c
    """
    from rich.console import Console  # noqa: PLC0415 - keeps --help quick

    from legation.views import incident_record, one, pair_incidents, show_incident  # noqa: PLC0415

    with books(ledger) as told:
        incident = one(told, id_)
        if as_json:
            print_json(incident_record(incident))
        else:
            show_incident(incident, pair_incidents(told, incident.pair), told, Console())


def incidents(
    states: Annotated[list[str] | None, typer.Argument(metavar="STATE...", show_default=False)] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", "-t", help="expel, close_post ... (repeatable)")] = None,
    status: Annotated[list[str] | None, typer.Option(help="done, announced, threatened ... (repeatable)")] = None,
    actor: Annotated[str | None, typer.Option(metavar="STATE", help="who did it")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="from this day on")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="up to this day")] = None,
    known: KnownOption = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="only those that sources tell differently")] = False,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    r"""Incidents of some states, or of all, by type, status and time.

    \b
    legation incidents RUS --type expel --since 2022-03
    legation incidents --disputed
    """
    from rich.console import Console  # noqa: PLC0415

    from legation.reference import earliest, measure_types  # noqa: PLC0415
    from legation.views import found, incident_record, show_incidents  # noqa: PLC0415

    for name in type_ or ():
        if name not in measure_types():
            raise UsageError(f"--type: no type '{name}'; there are: {', '.join(measure_types())}")
    start = earliest(since) if since and day(since, "--since") else None
    with books(ledger) as told:
        hits = found(
            told,
            states=[state(s) for s in states or ()],
            actor=state(actor) if actor else None,
            types=type_ or (),
            status=status or (),
            since=start,
            until=day(until, "--until"),
            known=day(known, "--known"),
            disputed=disputed,
        )
        if as_json:
            print_json([incident_record(i) for i in hits])
        else:
            show_incidents(sorted(hits, key=lambda i: (i.first, i.id)), Console(file=sys.stdout))
