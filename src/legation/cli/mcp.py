"""``legation mcp``: the books for assistants."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli.books import LedgerOption, books, today
from legation.errors import UsageError


def mcp(
    ledger: LedgerOption = None,
    http: Annotated[bool, typer.Option("--http", help="serve over HTTP at /mcp instead of standard input")] = False,
    host: Annotated[str, typer.Option(help="with --http: where to listen")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="with --http: the port")] = 8766,
    token: Annotated[
        str | None, typer.Option(envvar="LEGATION_TOKEN", help="allow writing; over HTTP each request must bear it")
    ] = None,
) -> None:
    r"""Serve the books to assistants by the Model Context Protocol: reading only, unless there is a token.

    \b
    legation mcp
    legation mcp --ledger row.db
    legation mcp --http --port 8766 --token "$(openssl rand -hex 16)"
    """
    from legation.web import create_assistant, is_loopback, over_http  # noqa: PLC0415 - keeps --help quick

    if http and not is_loopback(host) and not token:
        raise UsageError(f"--host {host} is open to others; give --token or LEGATION_TOKEN, or leave --host out")
    with books(ledger, create=True) as told:
        server = create_assistant(told, clock=today, writes=bool(token))
        if not http:
            server.run("stdio")
            return
        import uvicorn  # noqa: PLC0415

        typer.echo(f"legation: http://{host}:{port}/mcp", err=True)
        uvicorn.run(over_http(server, host=host, token=token), host=host, port=port, log_level="warning")
