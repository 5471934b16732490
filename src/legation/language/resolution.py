"""What the readings of dates mean: EDTF, seen from the day (or month, or year) of publication."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

LIMITS = frozenset({"by", "until"})
_LENGTHS = {1: 4, 2: 7, 3: 10}  # characters of an EDTF year, month and day
_SHOWN = {"hour": 3, "day": 3, "workday": 3, "week": 3, "month": 2, "year": 1}  # what a shift by a unit can tell
_FINER = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}
_MIDDLE = 15  # the day that stands for a month
_FAR = 10  # months: a limit so far ahead is rather one just gone
_SOON = 2  # months: a day so near ahead is meant before one ten months ago
_VAGUE = 3  # "some days ago"
_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_REAL = re.compile(r"(?!0000)\d{4}(?:-\d\d){0,2}~?")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The time that relative dates are seen from. ``level``: known to the year (1), the month (2) or the day (3)."""

    day: datetime.date
    level: int

    @property
    def months(self) -> int:
        return self.day.year * 12 + self.day.month


@dataclass(frozen=True, slots=True)
class Reading:
    """A template found at some offsets, with the values of its groups.

    ``turn``: which of several days it may mean: the ``last`` or ``next`` of its kind, one ``past`` or in the
    ``future``, the one that a ``limit`` means, the ``nearest``, or ``near`` (past, unless it comes soon).
    """

    start: int
    end: int
    relation: str
    turn: str
    means: str
    values: dict[str, Any]
    options: dict[str, Any]


def unit_of(told: str) -> tuple[int, str]:
    """How many of which unit.

    >>> unit_of("2 week"), unit_of("day")
    ((2, 'week'), (1, 'day'))
    """
    times, _, base = told.rpartition(" ")
    return int(times or 1), base


def _anchor(edtf: str | None) -> _Anchor | None:
    """The time of a date: its day, or a day in the middle of its month or year."""
    found = _EDTF.match(edtf or "")
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return _Anchor(datetime.date(int(year), int(month or 7), int(day or _MIDDLE)), 3 if day else 2 if month else 1)
    except ValueError:
        return None


def resolved(readings: list[Reading], published: str | None) -> list[str | None]:
    """The date of each reading; what counts from a day that the sentence tells counts from there."""
    out: list[str | None] = []
    anchor = _anchor(published)
    told: str | None = None
    for reading in readings:
        edtf = None
        if reading.means == "later":
            edtf = _later(reading, anchor, _anchor(told))
        elif reading.means in _MEANINGS and (anchor or reading.means in _ABSOLUTE):
            edtf = _within_calendar(_MEANINGS[reading.means](reading, anchor))
        told = edtf if edtf and reading.relation == "on" else told
        out.append(edtf)
    days = [_telling_day(r, edtf, anchor) for r, edtf in zip(readings, out, strict=True)]
    following: list[_Anchor | None] = [*accumulate(reversed(days), _or_before)][::-1]
    known: _Anchor | None = None
    for i, reading in enumerate(readings):
        known = days[i] or known
        if reading.means == "within":
            out[i] = _within_calendar(_within(reading, known or following[i] or anchor))
    return out


def _or_before(known: _Anchor | None, day: _Anchor | None) -> _Anchor | None:
    return day or known


def _telling_day(reading: Reading, edtf: str | None, anchor: _Anchor | None) -> _Anchor | None:
    """The day that a reading tells exactly, if it lies not ahead of publication."""
    day = _anchor(edtf) if edtf and reading.relation == "on" and len(edtf) == _LENGTHS[3] else None
    return day if day and (anchor is None or day.day <= anchor.day) else None


def _within_calendar(edtf: str | None) -> str | None:
    """The date, if its year has four figures and is one."""
    return edtf if edtf and _REAL.fullmatch(edtf) else None


def _cut(day: datetime.date | None, level: int) -> str | None:
    """A day as EDTF, to the year, the month or the day."""
    return day.isoformat()[: _LENGTHS[level]] if day else None


def _moved(day: datetime.date, n: int, unit: str) -> datetime.date | None:
    """The day so many units away; None beyond the calendar. Hours round towards later."""
    try:
        if unit in {"month", "year"}:
            year, month = divmod(day.year * 12 + day.month - 1 + n * (12 if unit == "year" else 1), 12)
            return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
        if unit == "workday":
            weeks, rest = divmod(n, 5)
            day += datetime.timedelta(weeks=weeks)
            for _ in range(rest):
                day += datetime.timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
            return day
        return day + datetime.timedelta(days={"hour": math.ceil(n / 24), "week": 7 * n}.get(unit, n))
    except (ValueError, OverflowError):
        return None


def _amount(reading: Reading) -> tuple[int, str, bool]:
    """How many of which unit a reading tells, and whether that is only about right ("a decade", "half a year")."""
    times, base = reading.values.get("unit") or unit_of(reading.options.get("unit", "day"))
    amount = (reading.values.get("n", 1) + reading.options.get("plus", 0)) * times
    about = amount != int(amount) or (times != 1 and base in {"month", "year"})
    while amount != int(amount) and base in _FINER:
        base, finer = _FINER[base]
        amount *= finer
    return int(amount), base, about or "about" in reading.options


def _ago(reading: Reading, anchor: _Anchor) -> str | None:
    amount, base, about = _amount(reading)
    if reading.options.get("vague"):
        level, amount, about = (2 if _SHOWN[base] == 3 else 1), amount * _VAGUE, True
    elif reading.options.get("exact"):
        level = 3
    else:
        level = 2 if base == "week" else _SHOWN[base]
    edtf = _cut(_moved(anchor.day, -amount, base), min(level, anchor.level))
    return f"{edtf}~" if edtf and about else edtf


def _hence(reading: Reading, anchor: _Anchor) -> str | None:
    amount, base, about = _amount(reading)
    edtf = _cut(_moved(anchor.day, amount, base), min(_SHOWN[base], anchor.level))
    return f"{edtf}~" if edtf and about else edtf


def _within(reading: Reading, anchor: _Anchor | None) -> str | None:
    """A limit so far from a day; None where the day is known less exactly than the time granted."""
    amount, base, _ = _amount(reading)
    if anchor is None or anchor.level < _SHOWN[base]:
        return None
    return _cut(_moved(anchor.day, amount, base), anchor.level)


def _later(reading: Reading, anchor: _Anchor | None, told: _Anchor | None) -> str | None:
    """So long after or before (``sign``) the date told last in the sentence; without one, before publication."""
    amount, base, _ = _amount(reading)
    sign = reading.options["sign"]
    if told is None:
        return _ago(reading, anchor) if sign < 0 and anchor and not reading.options.get("told") else None
    if told.level < _SHOWN[base]:
        return None
    return _cut(_moved(told.day, sign * amount, base), _SHOWN[base])


def _days(reading: Reading, anchor: _Anchor) -> str | None:
    return _cut(_moved(anchor.day, reading.options["offset"], "day"), anchor.level)


def _recent(reading: Reading, anchor: _Anchor) -> str | None:
    _, base, _ = _amount(reading)
    level = {3: 2, 2: 1}.get(_SHOWN[base])
    return f"{_cut(anchor.day, min(level, anchor.level))}~" if level else None


def _weekday(reading: Reading, anchor: _Anchor) -> str | None:
    """A day of the week, or (``weeks``) of this week, the last or the next."""
    weekday = reading.options.get("weekday", reading.values.get("weekday", 0))
    ahead = (weekday - anchor.day.weekday()) % 7
    if "weeks" in reading.options:
        step = weekday - anchor.day.weekday() + 7 * reading.options["weeks"]
    elif reading.turn in {"near", "past"}:
        step = ahead - 7 if ahead else 0
    else:
        step = {"last": ahead - 7, "next": ahead or 7}.get(reading.turn, ahead)
    edtf = _cut(_moved(anchor.day, step + reading.options.get("plus", 0), "day"), anchor.level)
    return f"{edtf}~" if edtf and "about" in reading.options and reading.relation not in LIMITS else edtf


def _period(reading: Reading, anchor: _Anchor) -> str | None:
    """A week, month or year that many (``offset``) from now; for a limit, its day."""
    times, base = reading.values.get("unit") or unit_of(reading.options.get("unit", "day"))
    part, limit = reading.values.get("part", reading.options.get("part")), reading.relation in LIMITS
    day = _moved(anchor.day, reading.options["offset"] * times, "day" if base == "hour" else base)
    if day is None or (times != 1 and base == "year"):
        return None
    if times != 1 and base == "month":
        return _cut(day, 1)
    if base == "week" and limit:
        last = {"start": 0, "middle": 2}.get(part or "end", 6)
        return _cut(_moved(day, last - day.weekday(), "day"), 3) if anchor.level == 3 else None
    level = min({"week": 2, "workday": 3}.get(base, _SHOWN[base]), anchor.level)
    return _part_of(str(_cut(day, level)), part if limit and base != "week" else None)


def _calendar(reading: Reading, anchor: _Anchor | None) -> str | None:
    """A date of the calendar; what it lacks is filled in from publication."""
    values = reading.values
    year, month, day = values.get("year"), values.get("month") or values.get("mm"), values.get("day")
    if year is None and anchor is None:
        return None
    if year is None and anchor is not None:
        if "years" in reading.options:
            year = anchor.day.year + reading.options["years"]
        elif month is None:
            year, month = _month_of(day, anchor, reading.turn)
        else:
            year = _year_of(lambda _: (month, day), anchor, reading.turn)
    if month is None:
        return _part_of(f"{year:04}", values.get("part") if reading.relation in LIMITS else None)
    edtf = f"{year:04}-{month:02}"
    if day is None:
        return _part_of(edtf, values.get("part") if reading.relation in LIMITS else None)
    return f"{edtf}-{day:02}" if day <= calendar.monthrange(int(year or 0), month)[1] else edtf


def _numeric(reading: Reading, _: _Anchor | None) -> str | None:
    """A date in numbers of which either may be the month; only the year where both may."""
    year, one, other = (reading.values[name] for name in ("year", "one", "other"))
    day, month = (one, other) if other <= 12 else (other, one)
    if month > 12 or (day <= 12 and day != month):
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if day <= calendar.monthrange(year, month)[1] else f"{year:04}-{month:02}"


def _feast(reading: Reading, anchor: _Anchor | None) -> str | None:
    told: str = reading.values["feast"]

    def place(year: int) -> tuple[int, int]:
        if not told.startswith("easter"):
            month, day = told.split("-")
            return int(month), int(day)
        date = _easter(year) + datetime.timedelta(days=int(told.removeprefix("easter") or 0))
        return date.month, date.day

    year = reading.values.get("year")
    if year is None and anchor:
        year = _year_of(place, anchor, reading.turn)
    if year is None:
        return None
    month, day = place(year)
    return f"{year:04}-{month:02}-{day:02}"


def _season(reading: Reading, anchor: _Anchor | None) -> str | None:
    """The year of a season: its months differ from land to land."""
    year = reading.values.get("year")
    if year is None and anchor:
        named = reading.options.get("years")
        middle = reading.values["season"]
        year = _year_of(lambda _: (middle, None), anchor, reading.turn) if named is None else anchor.day.year + named
    return None if year is None else f"{year:04}"


def _decade(reading: Reading, _: _Anchor | None) -> str:
    first = reading.values.get("decade") or reading.values["tens"]
    return f"{first + {'start': 2, 'end': 8}.get(reading.values.get('part', ''), 5):04}~"


def _nowhere(_: Reading, __: _Anchor | None) -> None:
    return None


_MEANINGS: dict[str, Callable[[Reading, Any], str | None]] = {
    "ago": _ago,
    "ahead": _hence,
    "calendar": _calendar,
    "days": _days,
    "decade": _decade,
    "duration": _nowhere,
    "feast": _feast,
    "numeric": _numeric,
    "period": _period,
    "recent": _recent,
    "season": _season,
    "weekday": _weekday,
}
_ABSOLUTE = frozenset({"calendar", "decade", "duration", "feast", "numeric", "season"})


def _month_of(day: int | None, anchor: _Anchor, turn: str) -> tuple[int, int]:
    """Year and month of a day of which only the number is told."""
    step = 0
    if anchor.level == 3 and turn in {"limit", "future", "nearest", "next"}:
        step = int((day or 0) < anchor.day.day)
    elif anchor.level == 3:
        step = -int((day or 0) > anchor.day.day)
    months = anchor.months - 1 + step
    return months // 12, months % 12 + 1


def _year_of(place: Callable[[int], tuple[int, int | None]], anchor: _Anchor, turn: str) -> int:
    """The year of a month (and day) without one; ``place`` gives the month and day that it has in a year."""
    this = anchor.day.year

    def distance(year: int) -> tuple[int, int]:
        month, day = place(year)
        days = day - anchor.day.day if day and anchor.level == 3 else 0
        return year * 12 + month - anchor.months, days

    years = [y for y in (this - 1, this, this + 1) if 1 <= y <= 9999]
    gone = [y for y in years if distance(y) <= (0, 0)] or years[:1]
    coming = [y for y in years if distance(y) >= (0, 0)] or years[-1:]
    if turn in {"limit", "future"}:
        return coming[0] if distance(coming[0])[0] < _FAR else gone[-1]
    if turn == "past":
        return gone[-1]
    if turn == "last":
        return next((y for y in reversed(years) if distance(y) < (0, 0)), gone[-1])
    if turn == "next":
        return next((y for y in years if distance(y) > (0, 0)), coming[0])
    if turn == "nearest":
        return min(reversed(years), key=lambda y: abs(distance(y)[0]))
    month, day = place(this)
    if day is None:
        return this - 1 if month - anchor.day.month > _SOON and this > 1 else this
    return coming[0] if distance(coming[0])[0] <= _SOON else gone[-1]


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches.

    >>> _easter(2022)
    datetime.date(2022, 4, 17)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    full = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * full + 114, 31)
    return datetime.date(year, month, day + 1)


def _part_of(edtf: str, part: str | None) -> str:
    """The day that ends a part of a month or year; other parts only blur."""
    if part not in {"middle", "end"} or len(edtf) > 7:
        return edtf
    if len(edtf) == 4:
        return f"{edtf}-12-31" if part == "end" else f"{edtf}-06-30"
    year, month = int(edtf[:4]), int(edtf[5:])
    return f"{edtf}-{calendar.monthrange(year, month)[1] if part == 'end' else _MIDDLE:02}"
