"""``legation serve``: the books in a browser, and as an API."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from legation.cli.books import LedgerOption
from legation.errors import LegationError, UsageError


def serve(
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(help="where to listen")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="the port; 0 takes a free one")] = 8765,
    token: Annotated[
        str | None, typer.Option(envvar="LEGATION_TOKEN", help="opens writing; needed with --host")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="a name that people reach it by (repeatable)")
    ] = None,
    open_reading: Annotated[
        bool, typer.Option("--open-reading", help="with --host: who has no token may read")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="open it in the browser")] = False,
) -> None:
    r"""Serve the books as pages and as an API: to this machine alone, unless told otherwise.

    \b
    legation serve
    legation serve --ledger row.db --open
    legation serve --host 0.0.0.0 --name books.example.org --token TOKEN
    """
    from legation.web import create_app, is_loopback  # noqa: PLC0415 - keeps --help quick

    public = not is_loopback(host)
    if public and not token:
        raise UsageError(f"--host {host} is open to others; give --token or LEGATION_TOKEN, or leave --host out")
    if token is not None and len(token) < _SHORTEST:
        raise UsageError(f"a token has at least {_SHORTEST} letters; make one with: openssl rand -hex 16")
    import uvicorn  # noqa: PLC0415

    app = create_app(
        ledger, token=token, public=public, names=[host, *(name or ())], open_reading=open_reading, readers=1
    )
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        limit_concurrency=256,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=64_000,
    )
    server = uvicorn.Server(config)
    try:
        listening = config.bind_socket()
        listening.listen()  # who comes from now on waits for an answer
    except SystemExit:
        raise LegationError(f"{host}:{port} can't be had; name another with --port") from None
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    typer.echo(f"legation: {address} (Ctrl+C ends it)", err=True)
    if show:
        import webbrowser  # noqa: PLC0415

        webbrowser.open(address)
    gc.freeze()
    gc.set_threshold(20_000, 20, 500)  # looking through all that is remembered would halt every answer for a while
    server.run([listening])


_SHORTEST = 12
