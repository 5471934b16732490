"""The page of two states: what stands between them on a day, row by row, and what its charts are drawn from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

import legation.web.saying as say
from legation.incidents import Incident, Report
from legation.ledger import Dispute, Ledger, StatedStrength
from legation.reference import measure_types
from legation.views import (
    Cell,
    Contradiction,
    Entry,
    Estimate,
    Mission,
    Standing,
    chronicle,
    pair_incidents,
    running,
    standing,
)
from legation.web.pages import Named, named

LISTED = 40  # incidents that the page lists; search has all of them
_QUOTED = 280  # characters of the words that the chart shows
_MOST_WORDS = 40  # incidents and strengths in one pane
_CODE = re.compile(r"\b[A-Z]{2,6}\b")
_ABOUT = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One figure or fact, with the ids that it rests on. ``figure``: the number in it that is set large."""

    told: str
    figure: str | None = None
    note: str | None = None
    since: str | None = None
    until: str | None = None
    rests_on: tuple[str, ...] = ()
    estimate: bool = False
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of missions: its name, what is told of the one, and of the other."""

    name: str
    sides: tuple[tuple[Shown, ...], tuple[Shown, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """``pair.html``. ``begins`` and ``ends``: the days between which the slider moves."""

    a: Named
    b: Named
    at: datetime.date
    known: datetime.date | None
    begins: datetime.date
    ends: datetime.date
    level: Shown | None
    missions: tuple[Row, ...]
    between: tuple[tuple[str, tuple[Shown, ...]], ...]
    contradictions: tuple[Contradiction, ...]
    entries: tuple[Entry, ...]
    incidents: int
    reports: int
    total: int
    staffed: tuple[bool, bool]
    strengths: tuple[tuple[StatedStrength, ...], tuple[StatedStrength, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The words of one report, with the language of its document."""

    report: Report
    lang: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage:
    """``words.html``: the words that a figure rests on. ``whole``: a page of its own, not a pane in another."""

    a: Named
    b: Named
    told: str
    incidents: tuple[tuple[Incident, tuple[Quoted, ...]], ...]
    strengths: tuple[tuple[StatedStrength, str | None], ...]
    disputes: tuple[Dispute, ...]
    whole: bool


def pair_page(
    ledger: Ledger, a: str, b: str, *, at: datetime.date, known: datetime.date | None, today: datetime.date
) -> PairPage:
    """What stands between two states."""
    now = standing(ledger, a, b, at=at, known=known)
    later = pair_incidents(ledger, (a, b), known=known)
    firsts = [i.first for i in later] or [at]
    entries = chronicle(now.incidents)
    return PairPage(
        a=named(a),
        b=named(b),
        at=at,
        known=known,
        begins=min(*firsts, at),
        ends=max(*firsts, at, today),
        level=_shown(now.level) if now.level else None,
        missions=_rows(now.missions),
        between=tuple(_between(now)),
        contradictions=tuple(replace(c, about=_begun(spelled(c.about))) for c in now.contradictions),
        entries=tuple(reversed(entries[-LISTED:])),
        incidents=len(now.incidents),
        reports=sum(len(i.reports) for i in now.incidents),
        total=len(later),
        staffed=_staffed(now.missions),
        strengths=(now.missions[0].staff.stated, now.missions[1].staff.stated),
    )


def _staffed(missions: Sequence[Mission]) -> tuple[bool, bool]:
    first, second = (any(s.category != "posts" for s in m.staff.stated) for m in missions)
    return first, second


def _rows(missions: Sequence[Mission]) -> tuple[Row, ...]:
    told = [
        ("Ambassador", [[_shown(m.ambassador)] if m.ambassador else [] for m in missions]),
        ("Staff", [list(_staff(m)) for m in missions]),
        ("Posts", [[*_posts_stated(m), *map(_shown, m.posts)] for m in missions]),
        ("Services", [list(map(_shown, m.services)) for m in missions]),
        ("Limits", [list(map(_shown, m.limits)) for m in missions]),
    ]
    return tuple(Row(name, (tuple(left), tuple(right))) for name, (left, right) in told)


def _between(now: Standing) -> Iterable[tuple[str, tuple[Shown, ...]]]:
    names = {
        "ahead": "Deadlines ahead",
        "threats": "Open threats",
        "listings": "Listings",
        "sanctions": "Sanctions and entry bans",
        "borders": "Borders",
        "contacts": "Contacts suspended",
    }
    by_id = {i.id: i for i in now.incidents}
    for name, title in names.items():
        cells: tuple[Cell, ...] = getattr(now, name)
        yield title, tuple(_of_pair(c, by_id) for c in cells)


def _of_pair(c: Cell, by_id: Mapping[str, Incident]) -> Shown:
    """A fact between the two, as the sentence of its incident."""
    i = by_id.get(c.rests_on[0]) if c.rests_on else None
    told = say.sentence(i) if i else c.told
    return Shown(told=told, note=i.reason if i else None, since=c.since, until=c.until, rests_on=c.rests_on)


def _shown(c: Cell) -> Shown:
    told = _begun(spelled(c.told))
    return Shown(told=told, since=c.since, until=c.until, rests_on=c.rests_on)


def spelled(told: str) -> str:
    """A line of the books with names of states in place of their codes.

    >>> spelled("Seattle: closed by USA")
    'Seattle: closed by the United States'
    """
    return _CODE.sub(lambda c: say.the(c[0]) if say.known_code(c[0]) else c[0], told)


def _begun(told: str) -> str:
    return told[:1].upper() + told[1:]


def _staff(m: Mission) -> Iterable[Shown]:
    """The estimate of each category where it says more than the figure; then the last stated of each."""
    last = {s.category: s for s in m.staff.stated if s.kind == "strength" and s.category != "posts"}
    for e in m.staff.estimates:
        if e.gone or e.allowed is not None:
            yield _estimate(e)
    for s in sorted(last.values(), key=lambda s: s.day, reverse=True):
        yield _stated(s)


def _posts_stated(m: Mission) -> Iterable[Shown]:
    posts = [s for s in m.staff.stated if s.category == "posts" and s.kind == "strength"]
    if posts:
        yield _stated(posts[-1])


def _stated(s: StatedStrength) -> Shown:
    told = "; ".join(x for x in (s.scope, f"says {s.by}" if s.by else None) if x)
    return Shown(
        told=s.category.replace("_", " "),
        figure=f"{_ABOUT.get(s.about, '')}{s.count:,}",
        note=told or None,
        since=s.as_of or s.day.isoformat(),
        rests_on=(s.id,),
    )


def _estimate(e: Estimate) -> Shown:
    parts = [f"{e.stated:,} stated"]
    if e.gone:
        parts.append(f"less {e.gone:,} who had to go")
    if e.allowed is not None:
        parts.append(f"{e.allowed:,} allowed")
    return Shown(
        told=f"{e.category.replace('_', ' ')} left, estimated",
        figure=f"≈ {e.count:,}",
        note=", ".join(parts),
        rests_on=e.rests_on,
        estimate=True,
        impossible=e.impossible,
    )


def words_page(
    ledger: Ledger, a: str, b: str, ids: Sequence[str], *, known: datetime.date | None, told: str, whole: bool
) -> WordsPage:
    """The words that some incidents and strengths of two states rest on."""
    wanted = set(ids[:_MOST_WORDS])
    some = [i for i in pair_incidents(ledger, (a, b), known=known) if i.id in wanted]
    strengths = [s for s in ledger.strengths_of(a, b, known=known) if s.id in wanted]
    langs = ledger.langs([*(r.document for i in some for r in i.reports), *(s.document for s in strengths)])
    return WordsPage(
        a=named(a),
        b=named(b),
        told=told,
        incidents=tuple(
            (i, tuple(Quoted(report=r, lang=langs.get(r.document)) for r in i.reports[:_MOST_WORDS])) for i in some
        ),
        strengths=tuple((s, langs.get(s.document)) for s in strengths),
        disputes=tuple(d for d in ledger.disputes_of((a, b), known=known) if d.id in wanted),
        whole=whole,
    )


def chart_data(ledger: Ledger, a: str, b: str, *, known: datetime.date | None, root: str) -> dict[str, Any]:
    """What the charts of two states are drawn from: all incidents, strengths and the running estimates."""
    told = pair_incidents(ledger, (a, b), known=known)
    strengths = ledger.strengths_of(a, b, known=known)
    worded = {i.id: next((r for r in i.reports if r.words), i.reports[0]) for i in told}
    langs = ledger.langs(r.document for r in worded.values())
    real = [i for i in told if i.real]
    return {
        "pair": [a, b],
        "names": [say.plain(a), say.plain(b)],
        "incidents": [_dot(i, worded[i.id], langs, root) for i in told],
        "missions": [_staffing(s, r, real, strengths) for s, r in ((a, b), (b, a))],
    }


def _dot(i: Incident, worded: Report, langs: Mapping[str, str], root: str) -> dict[str, Any]:
    kind = measure_types()[i.type]
    words = " … ".join(worded.words)
    return {
        "id": i.id,
        "href": f"{root}/incident/{quote(i.id, safe='')}",
        "actor": i.actor,
        "target": i.target,
        "told": say.sentence(i),
        "date": say.dated(i.date or i.first),
        "first": i.first.isoformat(),
        "last": i.last.isoformat(),
        "count": i.count if kind.counts in {"people", "posts"} else None,
        "real": i.real,
        "context": kind.context,
        "symmetric": kind.symmetric,
        "answers": [[t.incident, t.inferred] for t in i.tied("answers")],
        "words": words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…",
        "lang": langs.get(worded.document),
        "source": say.host(worded.source),
        "reports": len(i.reports),
    }


def _staffing(
    sending: str, receiving: str, real: Sequence[Incident], strengths: Sequence[StatedStrength]
) -> dict[str, Any]:
    mine = [s for s in strengths if (s.sending, s.receiving) == (sending, receiving)]
    names = ("category", "count", "about", "as_of", "scope", "by", "kind")
    return {
        "title": f"{say.plain(sending)} in {say.the(receiving)}",
        "stated": [
            {**{n: getattr(s, n) for n in names}, "day": s.day.isoformat()} for s in sorted(mine, key=lambda s: s.day)
        ],
        "running": [
            {"category": r.category, "points": [[day.isoformat(), n] for day, n in r.points]}
            for r in running(sending, receiving, real, mine)
        ],
    }
