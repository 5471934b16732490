"""Dates and deadlines in the words of news, resolved against the day (or month) of publication.

A pack lists its phrases as templates over named groups; what they mean is computed here, alike for all languages.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any

from legation.language.analysis import DateMention

_Day = datetime.date
_DIGITS_DAY = 10  # characters of a full EDTF day


class DateReader:
    """Reads the dates of one language by its table (packs/xx/dates.toml)."""

    def __init__(self, table: dict[str, Any]) -> None:
        """``table``: ``months``, ``weekdays``, ``numbers``, ``units``, ``parts``, ``relations``, ``templates``."""
        self._months = {form: i + 1 for i, forms in enumerate(table["months"]) for form in forms}
        self._weekdays = {form: i for i, forms in enumerate(table["weekdays"]) for form in forms}
        self._numbers: dict[str, int] = table["numbers"]
        self._units: dict[str, str] = {f: unit for unit, forms in table["units"].items() for f in forms}
        self._parts: dict[str, str] = {f: part for part, forms in table["parts"].items() for f in forms}
        self._relations = {f: r for r, forms in table["relations"].items() for f in forms}
        groups = {
            "month": _any(self._months),
            "weekday": _any(self._weekdays),
            "n": r"\d{1,3}|" + _any(self._numbers),
            "unit": _any(self._units),
            "part": _any(self._parts),
            "year": r"(?:19|20)\d\d",
            "day": r"\d{1,2}",
        }
        self._templates: list[tuple[str, re.Pattern[str]]] = []
        for entry in table["templates"]:
            pattern = entry["pattern"]
            for name, options in groups.items():
                pattern = pattern.replace("{" + name + "}", f"(?P<{name}>{options})", 1)
            self._templates.append((entry["means"], re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)))
        cues = {w.split()[0] for w in (*self._months, *self._weekdays, *self._units, *table["cues"])}
        self._cue = re.compile(rf"(?<!\w)(?:{_any(cues)}|(?:19|20)\d\d)(?!\w)", re.IGNORECASE)
        before = sorted(self._relations, key=len, reverse=True)
        self._before = re.compile(
            rf"(?:^|\W)({'|'.join(map(re.escape, before))})\W+(?:(?:{table['articles']})\W+)?$", re.IGNORECASE
        )

    def find(self, text: str, start: int, end: int, published: str | None) -> list[DateMention]:
        """The dates between two offsets, resolved; earlier templates win where two overlap."""
        if not self._cue.search(text, start, end):
            return []
        out: list[DateMention] = []
        for means, pattern in self._templates:
            for found in pattern.finditer(text, start, end):
                a, b = found.span()
                if any(a < m.end and m.start < b for m in out):
                    continue
                marker = self._before.search(text, max(start, a - 24), a)
                relation = self._relations[marker.group(1).casefold()] if marker else "on"
                edtf, forced = self._resolve(means, found.groupdict(), published, relation)
                begin = marker.start(1) if marker else a
                out.append(DateMention(begin, b, edtf, forced or relation))
        return sorted(out)

    def _resolve(
        self, means: str, groups: dict[str, str | None], published: str | None, relation: str
    ) -> tuple[str | None, str | None]:
        """EDTF of a template's groups, and the relation that the template itself fixes."""
        g = {k: v.casefold() for k, v in groups.items() if v}
        anchor = _anchor(published)
        year = int(g["year"]) if "year" in g else None
        month = self._months.get(g.get("month", ""))
        part = self._parts.get(g.get("part", ""))
        if means == "calendar":
            return self._calendar(year, month, int(g["day"]) if "day" in g else None, part, anchor, relation), None
        if anchor is None or published is None:
            return None, "by" if means == "within" else None
        exact = len(published) >= _DIGITS_DAY
        n = int(g["n"]) if g.get("n", "").isdigit() else self._numbers.get(g.get("n", ""), 1)
        unit = self._units.get(g.get("unit", ""), "day")
        if means == "weekday":
            step = (anchor.weekday() - self._weekdays[g["weekday"]]) % 7
            forward = relation in {"by", "until"}
            day = anchor + datetime.timedelta(days=(-step % 7) if forward else -step)
            return day.isoformat() if exact else published[:7], None
        if means == "next_weekday":
            step = (self._weekdays[g["weekday"]] - anchor.weekday()) % 7 or 7
            return (anchor + datetime.timedelta(days=step)).isoformat() if exact else published[:7], None
        if means == "within":
            return (_shift(anchor, n, unit, exact=exact) if exact or unit in {"month", "year"} else None), "by"
        if means == "ago":
            return _shift(anchor, -n, unit, exact=exact, whole=True), None
        if means in {"last", "next", "this"}:
            offset = {"last": -1, "next": 1, "this": 0}[means]
            edtf = _shift(anchor, offset, unit, exact=exact, whole=True)
            return (_part_of(edtf, part) if part and edtf else edtf), None
        offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[means]
        return (anchor + datetime.timedelta(days=offset)).isoformat() if exact else published[:7], None

    def _calendar(
        self, year: int | None, month: int | None, day: int | None, part: str | None, anchor: _Day | None, relation: str
    ) -> str | None:
        """A date of the calendar; without year, the nearest to publication: past, unless it is a limit."""
        if year is None:
            if anchor is None:
                return None
            month = month or anchor.month
            year = anchor.year
            ahead = (month, day or 0) > (anchor.month, anchor.day if day else 0)
            limit = relation in {"by", "until"}
            if limit and (month, day or 31) < (anchor.month, anchor.day):
                year += 1
            elif not limit and ahead and month - anchor.month > 2:
                year -= 1
        if month is None:
            return f"{year:04}"
        if day is None and part is None and relation == "by":
            return f"{year:04}-{month:02}"
        if day is None:
            return _part_of(f"{year:04}-{month:02}", part if relation in {"by", "until"} else None)
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return f"{year:04}-{month:02}-{day:02}"


def _anchor(published: str | None) -> _Day | None:
    if not published:
        return None
    numbers = [int(x) for x in re.findall(r"\d+", published)][:3]
    try:
        return _Day(*([*numbers, 1, 1])[:3])
    except (ValueError, TypeError):
        return None


def _part_of(edtf: str, part: str | None) -> str:
    """The end of a month or year as a day; other parts only blur."""
    if part == "end" and len(edtf) == 7:
        year, month = int(edtf[:4]), int(edtf[5:])
        return f"{edtf}-{calendar.monthrange(year, month)[1]:02}"
    if part == "end" and len(edtf) == 4:
        return f"{edtf}-12-31"
    return edtf


def _shift(anchor: _Day, n: int, unit: str, *, exact: bool, whole: bool = False) -> str | None:
    """A day so many units away; as a month or year where ``whole`` or the unit says no more."""
    if unit == "hour":
        days = -(-abs(n) // 24) * (1 if n > 0 else -1)
        unit, n = "day", days
    if unit in {"day", "week"}:
        day = anchor + datetime.timedelta(days=n * (7 if unit == "week" else 1))
        if unit == "week" and whole:
            return day.isoformat()[:7]
        return day.isoformat() if exact else anchor.isoformat()[:7]
    months = anchor.year * 12 + anchor.month - 1 + n * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    if unit == "year" and whole:
        return f"{year:04}"
    if whole or not exact:
        return f"{year:04}-{month + 1:02}"
    return f"{year:04}-{month + 1:02}-{min(anchor.day, calendar.monthrange(year, month + 1)[1]):02}"


def _any(options: dict[str, Any] | set[str]) -> str:
    return "|".join(re.escape(o) for o in sorted(options, key=lambda o: (-len(o), o)))
