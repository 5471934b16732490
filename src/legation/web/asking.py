"""What addresses ask by: states as people name them, dates, filters, the place in a list."""

from __future__ import annotations

import base64
import binascii
import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Literal

from fastapi import Query, Request

from legation.errors import DateError, UsageError
from legation.incidents import Incident
from legation.language import code_of
from legation.ledger import Ledger
from legation.reference import earliest, latest, measure_types
from legation.views import found

State = Annotated[str, Query(max_length=200, description="a state as people name it: RUS, Russia, Rusland")]
Day = Annotated[str | None, Query(max_length=40, description="EDTF: 2021, 2021-11 or 2021-11-24")]
Format = Annotated[Literal["json", "csv"] | None, Query(description="or ask by Accept: text/csv")]
Status = Literal["done", "announced", "ruled_out", "threatened", "urged"]


def pair_of(a: str, b: str) -> tuple[str, str]:
    """Two states as people name them.

    :raises UsageError: when one is not known, or both are the same
    """
    codes = code_of(a), code_of(b)
    if codes[0] == codes[1]:
        raise UsageError(f"{a} and {b} are one and the same; name two states")
    return codes


def first_day(told: str | None, name: str) -> datetime.date | None:
    """The first day of a date, where one is given.

    :raises UsageError: when it is none
    """
    return _day(earliest, told, name)


def last_day(told: str | None, name: str) -> datetime.date | None:
    """The last day of a date, where one is given.

    :raises UsageError: when it is none
    """
    return _day(latest, told, name)


def _day(read: Callable[[str], datetime.date], told: str | None, name: str) -> datetime.date | None:
    if told is None or not told.strip():
        return None
    try:
        return read(told.strip())
    except DateError as error:
        raise UsageError(f"{name}: {error}") from None


def wants_csv(request: Request, form: str | None) -> bool:
    """Whether a table is wanted rather than JSON."""
    return form == "csv" or (form is None and "text/csv" in request.headers.get("accept", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked of incidents."""

    states: tuple[str, ...]
    actor: str | None
    types: tuple[str, ...]
    status: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None
    known: datetime.date | None
    disputed: bool

    @property
    def anything(self) -> bool:
        """Whether it narrows the books down."""
        return bool(self.states or self.actor or self.types or self.since)


def filters(
    state: Annotated[list[State], Query(max_length=2, description="states that all take part")] = [],  # noqa: B006
    actor: State | None = None,
    type: Annotated[list[str], Query(max_length=40, description="measure types: expel, close_post …")] = [],  # noqa: A002, B006
    status: Annotated[list[Status], Query(max_length=5)] = [],  # noqa: B006
    since: Day = None,
    until: Day = None,
    known: Day = None,
    disputed: Annotated[bool, Query(description="only what sources tell differently")] = False,
) -> Filters:
    """The filters of an address.

    :raises UsageError: when a state, type or date is none
    """
    for name in type:
        if name not in measure_types():
            raise UsageError(f"type: no type '{name}'; there are: {', '.join(measure_types())}")
    return Filters(
        states=tuple(code_of(s) for s in state),
        actor=code_of(actor) if actor else None,
        types=tuple(type),
        status=tuple(status),
        since=first_day(since, "since"),
        until=last_day(until, "until"),
        known=last_day(known, "known"),
        disputed=disputed,
    )


def page_of(
    ledger: Ledger, asked: Filters, *, words: tuple[str, ...] = (), cursor: str | None, limit: int
) -> tuple[list[Incident], str | None]:
    """A page of incidents from a place on, and the place where the next begins.

    Pairs of states come one after the other, and no more of them are read than the page needs.

    :raises UsageError: when the cursor is none
    """
    pair, *key = _opened(cursor) if cursor else ("",)
    hits = found(
        ledger,
        states=asked.states,
        actor=asked.actor,
        types=asked.types,
        status=asked.status,
        since=asked.since,
        until=asked.until,
        known=asked.known,
        disputed=asked.disputed,
        words=words,
        begin=pair,
    )
    some = list(islice(_after(hits, pair, key), limit + 1))
    return some[:limit], _closed(some[limit - 1]) if len(some) > limit else None


def _after(hits: Iterator[Incident], pair: str, key: list[str]) -> Iterator[Incident]:
    for i in hits:
        if not key or "-".join(i.pair) != pair or _key(i) > key:
            yield i


def _key(i: Incident) -> list[str]:
    return [i.first.isoformat(), i.last.isoformat(), i.id]


def _closed(i: Incident) -> str:
    told = json.dumps(["-".join(i.pair), *_key(i)], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _opened(cursor: str) -> list[str]:
    try:
        told = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        told = None
    if not isinstance(told, list) or len(told) != 4 or not all(isinstance(x, str) and x.isascii() for x in told):
        raise UsageError("cursor: give `next` of the answer before, as it is")
    return told
