"""``legation relations`` and ``legation timeline``: two states."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from legation.cli.books import AtOption, JsonOption, KnownOption, LedgerOption, books, day, print_json, state, today

A = Annotated[str, typer.Argument(metavar="A", help="a state: RUS, Russia, Rusland", show_default=False)]
B = Annotated[str, typer.Argument(metavar="B", help="another", show_default=False)]


def relations(
    a: A,
    b: B,
    at: AtOption = None,
    known: KnownOption = None,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    r"""The state of relations between two countries on a day, as it was known on a day.

    \b
    legation relations USA RUS
    legation relations USA Rusland --at 2021-12-01 --known 2021-05-01
    """
    from rich.console import Console  # noqa: PLC0415 - keeps --help quick

    from legation.views import jsonable, show_standing, standing  # noqa: PLC0415

    on = day(at, "--at") or today()
    with books(ledger) as told:
        found = standing(told, state(a), state(b), at=on, known=day(known, "--known"))
        if as_json:
            print_json(jsonable(asdict(found)))
        else:
            show_standing(found, Console())


def timeline(
    a: A,
    b: B,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="from this day on")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="up to this day")] = None,
    known: KnownOption = None,
    words: Annotated[bool, typer.Option("--words/--deeds", help="accusations, protests and talks too")] = True,
    ledger: LedgerOption = None,
    as_json: JsonOption = False,
) -> None:
    r"""What happened between two countries, in order, each measure with what it answers.

    \b
    legation timeline USA RUS --since 2021
    legation timeline "United States" Russia --deeds
    """
    from rich.console import Console  # noqa: PLC0415

    from legation.reference import earliest  # noqa: PLC0415
    from legation.views import incident_record, show_timeline  # noqa: PLC0415
    from legation.views import timeline as chronicle  # noqa: PLC0415

    start = earliest(since) if since and day(since, "--since") else None
    with books(ledger) as told:
        entries = chronicle(
            told,
            state(a),
            state(b),
            since=start,
            until=day(until, "--until"),
            known=day(known, "--known"),
            words=words,
        )
        if as_json:
            print_json([incident_record(e.incident) for e in entries])
        else:
            show_timeline(entries, Console())
