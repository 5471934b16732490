"""Contexts of the plain pages: one frozen dataclass a template, and the function that fills it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from legation.errors import UsageError
from legation.incidents import STATUSES, Incident
from legation.language import code_of
from legation.ledger import Ledger
from legation.reference import all_polities, measure_types
from legation.views import Deadline, Overview, due, found, name_of, overview

_BETWEEN = re.compile(r"\s+(?:and|en|und|et|y|e|i|и|та|ve|و|和)\s+|\s*[-–—/,→]\s*|\s+v(?:s|ersus)?\.?\s+")
_MOST_FOUND = 2000
PER_PAGE = 50
_DEADLINES = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A state or body by its code, with the name that people use."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """One pair of states in row: how many reports of the last year are about them."""

    a: Named
    b: Named
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """``front.html``: the pairs in row, what happened last, what falls due. ``names``: to choose from."""

    told: Overview
    pairs: tuple[PairLine, ...]
    ahead: tuple[Deadline, ...]
    more_ahead: int
    years: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a search asks for, as the form holds it."""

    q: str = ""
    state: str = ""
    other: str = ""
    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    disputed: bool = False

    @property
    def anything(self) -> bool:
        """Whether it asks for something."""
        return bool(self.q or self.state or self.type or self.status or self.since or self.until or self.disputed)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """``search.html``: what was asked, the states it names, and a page of incidents, newest first.

    ``capped``: there are more than are counted.
    """

    asked: Asked
    states: tuple[Named, ...]
    hits: tuple[Incident, ...]
    total: int
    capped: bool
    page: int
    pages: int
    fault: str | None
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """``message.html``: something that is not there, or did not work, and what to do."""

    title: str
    told: str
    sign_in: bool = False


def named(code: str) -> Named:
    """A state by its code."""
    return Named(code, name_of(code))


@cache
def all_names() -> tuple[str, ...]:
    """English names of all states and bodies, to choose from; any other that packs know is understood as well."""
    return tuple(sorted(p.english for p in all_polities().values()))


def front_page(ledger: Ledger, *, today: datetime.date, years: int = 1) -> FrontPage:
    """The first page. ``years``: how far back pairs are counted."""
    told = overview(ledger, today=today, days=366 * years)
    ahead = due(ledger, at=today)
    return FrontPage(
        told=told,
        pairs=tuple(PairLine(a=named(a), b=named(b), reports=n) for (a, b), n in told.pairs),
        ahead=tuple(ahead[:_DEADLINES]),
        more_ahead=max(0, len(ahead) - _DEADLINES),
        years=years,
        names=all_names(),
    )


def states_in(words: str) -> tuple[Named, ...]:
    """The states that a search names: one, or two with something between; none where the words are other words.

    >>> [s.code for s in states_in("Nederland – Rusland")], states_in("visa")
    (['NLD', 'RUS'], ())
    """
    whole = _code(words)
    if whole:
        return (named(whole),)
    parts = [p for p in _BETWEEN.split(words.strip()) if p.strip()]
    if len(parts) == 1:
        pieces = words.split()
        splits = ((" ".join(pieces[:n]), " ".join(pieces[n:])) for n in range(1, len(pieces)))
        parts = next(([a, b] for a, b in splits if _code(a) and _code(b)), [])
    codes = [_code(p) for p in parts]
    return tuple(named(c) for c in codes if c) if len(codes) == 2 and all(codes) else ()


def _code(words: str) -> str | None:
    try:
        return code_of(words) if words.strip() else None
    except UsageError:
        return None


def search_page(
    ledger: Ledger, asked: Asked, *, since: datetime.date | None, until: datetime.date | None, page: int = 1
) -> SearchPage:
    """Incidents by words of their evidence, states, type, status and time.

    :raises UsageError: when a state is not known
    """
    ends = [code_of(s) for s in (asked.state, asked.other) if s.strip()]
    names = states_in(asked.q) if asked.q else ()
    wanted = () if names else tuple(asked.q.casefold().split())
    codes = [*ends, *(s.code for s in names)]
    told: list[Incident] = []
    if asked.anything or ends:
        hits = found(
            ledger,
            states=codes,
            types=[asked.type] if asked.type in measure_types() else (),
            status=[asked.status] if asked.status in STATUSES else (),
            since=since,
            until=until,
            disputed=asked.disputed,
            words=wanted,
        )
        told = list(islice(hits, _MOST_FOUND + 1))
    told.sort(key=lambda i: (i.first, i.id), reverse=True)
    pages = max(1, -(-len(told[:_MOST_FOUND]) // PER_PAGE))
    page = min(max(page, 1), pages)
    return _found(asked, told, names or tuple(named(c) for c in ends), page=page, pages=pages)


def _found(asked: Asked, told: Sequence[Incident], states: tuple[Named, ...], *, page: int, pages: int) -> SearchPage:
    return SearchPage(
        asked=asked,
        states=states,
        hits=tuple(told[(page - 1) * PER_PAGE : page * PER_PAGE]),
        total=min(len(told), _MOST_FOUND),
        capped=len(told) > _MOST_FOUND,
        page=page,
        pages=pages,
        fault=None,
        types=tuple(measure_types()),
        statuses=STATUSES,
        names=all_names(),
    )


def faulty_search(asked: Asked, fault: str) -> SearchPage:
    """A search that can't be made, with what is wrong."""
    return SearchPage(
        asked=asked,
        states=(),
        hits=(),
        total=0,
        capped=False,
        page=1,
        pages=1,
        fault=fault,
        types=tuple(measure_types()),
        statuses=STATUSES,
        names=all_names(),
    )
