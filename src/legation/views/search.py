"""Incidents by what is asked of them, over all pairs of states."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, String, or_, select

from legation.errors import LedgerError, NotInBooksError
from legation.incidents import Incident, Report, Ruling, incident_id
from legation.ledger import Ledger, tables
from legation.views.standing import pair_incidents

_HEX = re.compile("[0-9a-f]+")
_MANY = 20  # pairs of states that an id's beginning may lead to


def found(
    ledger: Ledger,
    *,
    states: Sequence[str] = (),
    actor: str | None = None,
    types: Sequence[str] = (),
    status: Sequence[str] = (),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    known: datetime.date | None = None,
    disputed: bool = False,
    words: Sequence[str] = (),
    begin: str = "",
) -> Iterator[Incident]:
    """Incidents that meet all conditions, pair by pair, oldest first within each; no more pairs are read than needed.

    ``words``: one report's evidence holds all of them. ``begin``: the pair from which to go on, in their order.
    """
    r = tables.reports.c
    wanted = [w.casefold() for w in words]
    conditions: list[ColumnElement[bool]] = [_may_hold(w) for w in words]
    conditions += [or_(r.pair == s, r.pair.startswith(f"{s}-"), r.pair.endswith(f"-{s}")) for s in states]
    if types:
        conditions.append(r.type.in_(types))
    if actor:
        conditions.append(r.actor == actor)
    if since:
        conditions.append(r.last >= since)
    if until:
        conditions.append(r.first <= until)
    pairs = ledger.pairs_where(*conditions) if words and not begin else ledger.pairs_from(begin, *conditions)
    for pair in pairs:
        for i in pair_incidents(ledger, pair.split("-"), known=known, until=until):
            kept = (
                (not types or i.type in types)
                and (not actor or i.actor == actor)
                and (not status or i.status in status)
            )
            if kept and wanted and not any(_holds(x, wanted) for x in i.reports):
                continue
            if kept and (since is None or i.last >= since) and (not disputed or i.disagreements):
                yield i


def _may_hold(word: str) -> ColumnElement[bool]:
    """A first sieve in the database: the word as it may be stored, where what is not ASCII is escaped."""
    told = tables.reports.c.words.cast(String)
    forms = {f(word) for f in (str, str.lower, str.casefold, str.title, str.upper)}
    return or_(*(told.icontains(json.dumps(f)[1:-1], autoescape=True) for f in sorted(forms)))


def _holds(report: Report, wanted: Sequence[str]) -> bool:
    told = " ".join(report.words).casefold()
    return all(w in told for w in wanted)


def one(ledger: Ledger, id_: str) -> Incident:
    """The incident of an id, or of the beginning of one; a report's id will do.

    :raises LedgerError: when there is none, or more than one
    """
    r = tables.reports.c
    told = id_.removeprefix("incident-")
    asked = r.id == id_
    begins = _HEX.fullmatch(told) is not None
    if begins:  # a range, so that the index serves; "g" comes after every digit
        asked |= r.opens.between(f"incident-{told}", f"incident-{told}g")
    pairs = {tuple(p.split("-")) for p in ledger.pairs_where(asked)}
    for report in ledger.reports_moved() if ledger.any_rulings() else ():
        if report.id == id_ or (begins and incident_id(report.id).startswith(f"incident-{told}")):
            pairs.add(pair_now(report, ledger.rulings_of([report.id])))
    if len(pairs) > _MANY:
        raise LedgerError(f"'{id_}' begins many ids; give more letters")
    hits = {}
    for pair in sorted(pairs):
        for i in pair_incidents(ledger, pair):
            if i.id.startswith(f"incident-{told}") or any(x.id == id_ for x in i.reports):
                hits[i.id] = i
    if len(hits) == 1:
        return next(iter(hits.values()))
    if not hits:
        raise NotInBooksError(f"no incident '{id_}'; legation timeline and legation incidents list them")
    raise LedgerError(f"'{id_}' begins {len(hits)} ids; give more letters")


def pair_now(report: Report, rulings: Iterable[Ruling]) -> tuple[str, ...]:
    """The two states of a report, by what people say of who did it to whom."""
    ends = {"actor": report.actor, "target": report.target}
    ends |= {r.field: r.value for r in rulings if r.kind == "correct" and r.field in ends}
    return tuple(sorted({p for p in ends.values() if p}))


def doubtful(ledger: Ledger, *, states: Sequence[str] = (), since: datetime.date | None = None) -> list[Report]:
    """Reports that were nearly read and that nobody has decided on, oldest first."""
    r = tables.reports.c
    question = select(tables.reports).where(r.doubtful).order_by(r.known, r.id)
    if since:
        question = question.where(r.known >= since)
    reports = [x for x in ledger.reports(question) if set(states) <= set(x.pair)]
    decided = {one for ruling in ledger.rulings_of(x.id for x in reports) for one in ruling.reports}
    return [x for x in reports if x.id not in decided]
