"""Deadlines as an iCalendar file (RFC 5545): an all-day event each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.reference import printable
from legation.views import Deadline, describe

_FOLD = 73  # octets of a line, less its break (RFC 5545, 3.1)


def calendar(deadlines: Iterable[Deadline]) -> str:
    """An iCalendar file with one all-day event a deadline."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//legation//deadlines//EN"]
    for d in deadlines:
        i = d.incident
        told = f"{i.actor} → {i.target}: {describe(i)}"
        source = next((r.source for r in i.reports if r.source), "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{i.id}@legation",
            f"DTSTAMP:{max(r.known for r in i.reports):%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{d.on:%Y%m%d}",
            f"SUMMARY:{_escaped(told)}",
            f"DESCRIPTION:{_escaped(f'by {d.told}; announced {i.date or i.first}; {source}')}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    r"""Text as a value: RFC 5545, 3.3.11.

    >>> _escaped("a, b; c")
    'a\\, b\\; c'
    """
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return printable(" ".join(text.split()))


def _folded(line: str) -> Iterator[str]:
    """A line in parts of no more octets than may be, never cut inside a character; further ones begin with a space."""
    part = ""
    for character in line:
        if len((part + character).encode()) > _FOLD:
            yield part
            part = " "
        part += character
    yield part
