"""Opening a ledger: by path or address, made where it is new, brought up to date where it is old."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from legation.errors import LedgerError, LegationError
from legation.ledger.ledger import Ledger, first_line, take_turn
from legation.ledger.schema import bring_up

_WAIT = 30  # seconds that a writer waits for another


def home() -> Path:
    """Where the ledger stands unless told otherwise: the user's data folder."""
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA", "~")).expanduser()
    elif sys.platform == "darwin":
        data = Path("~/Library/Application Support").expanduser()
    else:
        data = Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser()
    return data / "legation" / "ledger.db"


def open_ledger(where: str | Path | None = None, *, create: bool = True) -> Ledger:
    """Open a ledger by path or database address; a new file is made, an older one brought up to date.

    :raises LedgerVersionError: when a newer legation made it
    :raises LedgerError: when it can't be opened
    """
    told = str(where or os.environ.get("LEGATION_LEDGER") or home())
    address = told
    if "://" not in told:
        path = Path(told).expanduser()
        if not create and not path.exists():
            raise LedgerError(f"no ledger at {path}; make one with: legation add FILE")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"{path.parent} can't be made: {error.strerror}") from error
        address = f"sqlite:///{path}"
    elif told.startswith(("postgresql://", "postgres://")):
        address = "postgresql+psycopg://" + told.split("://", 1)[1]
    if not address.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise LedgerError(f"{told}: a ledger is a SQLite file or a postgresql:// address")
    engine = create_engine(address, json_deserializer=_from_json)
    try:
        if engine.dialect.name == "sqlite":
            _set_up_sqlite(engine)
        with engine.begin() as c:
            take_turn(c)  # two may open a new one at once
            bring_up(c, told)
    except LegationError:
        engine.dispose()
        raise
    except SQLAlchemyError as error:
        engine.dispose()
        raise LedgerError(f"{told} can't be opened: {first_line(error)}") from error
    return Ledger(engine, told)


def _set_up_sqlite(engine: Engine) -> None:
    """Write-ahead log, so that readers and a writer don't wait for each other; a writer waits its turn."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the transaction is begun below
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={_WAIT * 1000}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


_decode = json.JSONDecoder().raw_decode


def _from_json(told: str | bytes) -> Any:
    """A JSON cell; most are empty lists, which need no parser, and none has space around it."""
    if told == "[]":
        return []
    return _decode(told)[0] if isinstance(told, str) else json.loads(told)
