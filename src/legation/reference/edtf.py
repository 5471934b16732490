"""Dates as precise as the text allows: EDTF (ISO 8601-2) days, months and years, with "~" for about."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from legation.errors import DateError

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)")
_DECEMBER = 12
_ABOUT = {True: 3, False: 15}  # days round a day, and round a month or year, that "~" may mean


def normalise(date: str) -> str:
    """A date as EDTF; the time of a timestamp is dropped.

    >>> normalise("2021-11-24T10:00:00Z"), normalise("2021-11")
    ('2021-11-24', '2021-11')

    :raises DateError: when it is none, or not in the calendar
    """
    bare = date.strip().split("T", 1)[0]
    found = _EDTF.fullmatch(bare)
    if not found:
        raise DateError(f"'{date}' is no date; write 2021, 2021-11 or 2021-11-24")
    earliest(bare)
    return bare


def earliest(edtf: str) -> datetime.date:
    """The first day that a date may mean.

    :raises DateError: when it is not a date
    """
    year, month, day = _parts(edtf)
    try:
        return datetime.date(year, month or 1, day or 1)
    except ValueError as error:
        raise DateError(f"'{edtf}' is not in the calendar: {error}") from None


def latest(edtf: str) -> datetime.date:
    """The last day that a date may mean.

    >>> latest("2022-06")
    datetime.date(2022, 6, 30)
    >>> latest("9999")
    datetime.date(9999, 12, 31)
    """
    year, month, day = _parts(edtf)
    if day:
        return earliest(edtf)
    month = month or _DECEMBER
    first = earliest(f"{year:04}-{month:02}")
    return first.replace(day=calendar.monthrange(year, month)[1])


def _parts(edtf: str) -> tuple[int, int | None, int | None]:
    found = _EDTF.fullmatch(edtf)
    if not found:
        raise DateError(f"'{edtf}' is no date; write 2021, 2021-11 or 2021-11-24")
    year, month, day, _ = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


@lru_cache(maxsize=50_000)  # the same days come again and again
def span(edtf: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a date or an interval of two ("2018-03-26/2018-03-28"), wider where it is about ("~").

    >>> [d.isoformat() for d in span("2018-03-26/2018-03")]
    ['2018-03-26', '2018-03-31']
    >>> [d.isoformat() for d in span("2024-05-19~")]
    ['2024-05-16', '2024-05-22']

    :raises DateError: when it is neither
    """
    first, _, last = edtf.partition("/")
    start, end = earliest(first), latest(last or first)
    room = datetime.timedelta(_ABOUT[_parts(first)[2] is not None]) if edtf.endswith(("~", "?")) else None
    if room is None:
        return start, end
    return max(start, datetime.date.min + room) - room, min(end, datetime.date.max - room) + room


def days_of(told: str | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of what is told as a date; None where nothing is, or none that the calendar knows.

    >>> days_of("within the week") is None
    True
    """
    try:
        return span(told) if told else None
    except DateError:
        return None
