"""Pictures: the chronicle of two states on one card, as SVG and PNG, for who shares its page.

What the one did stands above the axis, what the other did below, each measure a circle whose area grows with how many
it was about, with an arc to what it answers. Where there are too many for circles, bars count them by the month or so.
No word of a source is on it.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from xml.sax.saxutils import escape

from fastapi import APIRouter
from starlette.responses import Response

from legation.incidents import Incident
from legation.ledger import Ledger
from legation.reference import measure_types
from legation.views import name_of, pair_incidents
from legation.web.asking import Day, last_day, pair_of
from legation.web.desk import Books
from legation.web.tagging import Tagged

WIDTH, HEIGHT = 1200, 630  # what those who show such cards ask for
_LEFT, _RIGHT, _EDGE, _AXIS, _ROOM = (
    64,
    WIDTH - 122,
    WIDTH - 64,
    372,
    190,
)  # the chart: its sides, the card's edge, its axis, and how far it goes from it
_BAND = 15  # half of the band in which the years stand
_ABOVE, _BELOW, _INK, _FAINT, _PAPER = "#1c5ca3", "#ad4d07", "#1d1d1b", "#6b6a64", "#fdfcf9"
_MOST_CIRCLES = 160
_BARS = 90
_FONT = "Legation Picture, Source Sans 3, system-ui, sans-serif"
_KEPT = "public, max-age=3600"
_SHARED = {"Cache-Control": _KEPT, "Cross-Origin-Resource-Policy": "cross-origin"}

router = APIRouter(route_class=Tagged, include_in_schema=False)


@router.get("/pair/{a}/{b}/picture.svg")
def as_svg(ledger: Books, a: str, b: str, at: Day = None, known: Day = None) -> Response:
    """The card as SVG."""
    drawn = picture(ledger, a, b, at=last_day(at, "at"), known=last_day(known, "known"))
    return Response(drawn, headers=_SHARED, media_type="image/svg+xml")


@router.get("/pair/{a}/{b}/picture.png")
def as_png(ledger: Books, a: str, b: str, at: Day = None, known: Day = None) -> Response:
    """The card as PNG."""
    import resvg_py  # noqa: PLC0415 - only where a picture is asked for

    fonts = files("legation.web") / "fonts"
    told = resvg_py.svg_to_bytes(
        svg_string=picture(ledger, a, b, at=last_day(at, "at"), known=last_day(known, "known")),
        skip_system_fonts=True,
        font_files=[str(fonts / f"picture-{weight}.ttf") for weight in ("regular", "bold")],
        font_family="Legation Picture",
    )
    return Response(bytes(told), headers=_SHARED, media_type="image/png")


@dataclass(slots=True)
class Circle:
    """An incident on the chart; ``up``: -1 above the axis, 1 below; ``y``: its distance from the band."""

    id: str
    x: float
    r: float
    up: int
    full: bool
    y: float = 0.0

    @property
    def at(self) -> float:
        """Where its centre is, from the top."""
        return _AXIS + self.up * (_BAND + self.y)


def picture(
    ledger: Ledger, a: str, b: str, *, at: datetime.date | None = None, known: datetime.date | None = None
) -> str:
    """The card of two states as SVG: what had happened by a day, as known by a day."""
    pair = pair_of(a, b)
    told = [i for i in pair_incidents(ledger, pair, known=known, until=at) if not measure_types()[i.type].context]
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
            f'<g font-family="{_FONT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
            *_words(pair, told),
            *(_chart(pair, told) if told else ()),
            "</g></svg>",
        )
    )


def _words(pair: Sequence[str], told: Sequence[Incident]) -> Iterator[str]:
    first, second = (escape(name_of(code)) for code in pair)
    size = 54 if len(first) + len(second) < 36 else 36
    yield (
        f'<text x="{_LEFT}" y="104" font-size="{size}" font-weight="700"><tspan fill="{_ABOVE}">{first}</tspan>'
        f'<tspan fill="{_FAINT}" font-weight="400"> – </tspan><tspan fill="{_BELOW}">{second}</tspan></text>'
    )
    if told:
        years = sorted({told[0].first.year, max(i.first for i in told).year})
        span = "–".join(map(str, years))
        answers = sum(bool(i.tied("answers")) for i in told)
        line = f"{len(told):,} {'measure' if len(told) == 1 else 'measures'}, {span}"
        line += f"; {answers:,} in answer to another" if answers else ""
    else:
        line = "the books hold no measure between them"
    yield f'<text x="{_LEFT}" y="146" font-size="27" fill="{_FAINT}">{line}</text>'
    yield f'<text x="{_EDGE}" y="602" font-size="22" fill="{_FAINT}" text-anchor="end">legation</text>'


def _chart(pair: Sequence[str], told: Sequence[Incident]) -> Iterator[str]:
    begin, end = min(i.first for i in told), max(i.last for i in told)
    air = max(30, (end - begin).days // 30)
    days = (_ordinal(begin) - air, _ordinal(end) + air)
    yield from _axis(days)
    if len(told) > _MOST_CIRCLES:
        yield from _bars(pair, told, days)
    else:
        yield from _circles(pair, told, days)
    for code, y in ((pair[0], _AXIS - _BAND - 6), (pair[1], _AXIS + _BAND + 20)):
        color = _ABOVE if code == pair[0] else _BELOW
        yield f'<text x="{_EDGE}" y="{y}" font-size="19" fill="{color}" text-anchor="end">{escape(code)}</text>'


def _axis(days: tuple[int, int]) -> Iterator[str]:
    for y in (_AXIS - _BAND, _AXIS + _BAND):
        yield f'<path d="M{_LEFT} {y}H{_EDGE}" stroke="{_FAINT}" stroke-opacity=".5"/>'
    first, last = (datetime.date.fromordinal(min(max(d, 1), 3_652_059)).year for d in days)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if (last - first) / s <= 11)
    for year in range(first - first % step, min(last, 9999) + 1, step):
        x = _x(_ordinal(datetime.date(max(year, 1), 1, 1)), days)
        if _LEFT + 20 < x < _RIGHT - 60:
            yield f'<text x="{x:.0f}" y="{_AXIS + 7}" font-size="20" fill="{_FAINT}" text-anchor="middle">{year}</text>'


def _circles(pair: Sequence[str], told: Sequence[Incident], days: tuple[int, int]) -> Iterator[str]:
    put = list(_dodged([_circle(i, pair, days) for i in told]))
    far = max(c.y + c.r for c in put)
    if far > _ROOM:
        for c in put:
            c.y, c.r = c.y * _ROOM / far, max(2.5, c.r * _ROOM / far)
    by_id = {c.id: c for c in put}
    for i in told:
        for tie in i.tied("answers"):
            if tie.incident in by_id:
                yield _arc(by_id[tie.incident], by_id[i.id], faint=tie.inferred)
    for c in sorted(put, key=lambda c: -c.r):
        color = _ABOVE if c.up < 0 else _BELOW
        fill = f'fill="{color}" fill-opacity=".82"' if c.full else f'fill="{_PAPER}" stroke="{color}" stroke-width="2"'
        yield f'<circle cx="{c.x:.1f}" cy="{c.at:.1f}" r="{c.r:.1f}" {fill}/>'


def _circle(i: Incident, pair: Sequence[str], days: tuple[int, int]) -> Circle:
    people = measure_types()[i.type].counts in {"people", "posts"} and i.count
    size = min(40.0, 6 + 2.4 * math.sqrt(people)) if people else 6.5
    middle = (_ordinal(i.first) + _ordinal(i.last)) / 2
    return Circle(i.id, _x(middle, days), size, 1 if i.actor == pair[1] else -1, i.real)


def _dodged(circles: Iterable[Circle]) -> Iterator[Circle]:
    """Each as near to the axis as those before it leave room, the large ones first."""
    put: list[Circle] = []
    for c in sorted(circles, key=lambda c: (-c.r, c.x, c.id)):
        near = [p for p in put if p.up == c.up and abs(p.x - c.x) < p.r + c.r + 1]
        lifts = (math.sqrt((p.r + c.r + 1) ** 2 - (p.x - c.x) ** 2) for p in near)
        places = [c.r + 3, *(p.y + lift for p, lift in zip(near, lifts, strict=True))]
        c.y = min(y for y in places if y >= c.r + 3 and not any(_touch(c.x, y, c.r, p) for p in near))
        put.append(c)
    yield from put


def _touch(x: float, y: float, r: float, other: Circle) -> bool:
    return (x - other.x) ** 2 + (y - other.y) ** 2 < (r + other.r + 0.5) ** 2


def _arc(cause: Circle, answer: Circle, *, faint: bool) -> str:
    bend = (cause.x + answer.x) / 2, (cause.at + answer.at) / 2 - 12
    path = f"M{cause.x:.1f} {cause.at:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {answer.x:.1f} {answer.at:.1f}"
    return (
        f'<path d="{path}" fill="none" stroke="{_INK}" stroke-opacity="{".18" if faint else ".4"}" stroke-width="1.5"/>'
    )


def _bars(pair: Sequence[str], told: Sequence[Incident], days: tuple[int, int]) -> Iterator[str]:
    width = (_RIGHT - _LEFT) / _BARS
    many = Counter((int((_x(_ordinal(i.first), days) - _LEFT) / width), i.actor == pair[1]) for i in told)
    most = max(many.values())
    for (place, below), n in sorted(many.items()):
        tall = _ROOM * n / most
        y = _AXIS + _BAND if below else _AXIS - _BAND - tall
        color = _BELOW if below else _ABOVE
        x = _LEFT + place * width + 1
        yield f'<rect x="{x:.1f}" y="{y:.1f}" width="{width - 2:.1f}" height="{tall:.1f}" fill="{color}"/>'


def _ordinal(day: datetime.date) -> int:
    return day.toordinal()


def _x(day: float, days: tuple[int, int]) -> float:
    return _LEFT + (day - days[0]) / (days[1] - days[0]) * (_RIGHT - _LEFT)
