"""Standing: what is between two states on a day, as it was known on a day; derived anew each time it is asked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from legation.incidents import Incident, Report, incidents
from legation.ledger import Dispute, Ledger, StatedStrength
from legation.reference import all_polities, cities, measure_types
from legation.views.contradictions import Contradiction, contradictions
from legation.views.deadlines import deadlines
from legation.views.memory import remembered
from legation.views.staffing import Staffing, staffing

_ONE = {"posts": "post", "diplomats": "diplomat", "persons": "person", "entities": "entity", "officers": "officer"}
_OPEN_THREAT = datetime.timedelta(366)  # days after which a threat that nothing came of is left out


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure or fact of a standing: what is told, since when, and the incidents and strengths it rests on."""

    told: str
    since: str | None
    rests_on: tuple[str, ...]
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """The mission of ``sending`` in ``receiving``."""

    sending: str
    receiving: str
    ambassador: Cell | None
    staff: Staffing
    posts: tuple[Cell, ...]
    services: tuple[Cell, ...]
    limits: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is between two states: their missions in each other, the pair as such, and what is unsure."""

    pair: tuple[str, str]
    at: datetime.date
    known: datetime.date | None
    missions: tuple[Mission, Mission]
    level: Cell | None
    listings: tuple[Cell, ...]
    sanctions: tuple[Cell, ...]
    borders: tuple[Cell, ...]
    contacts: tuple[Cell, ...]
    threats: tuple[Cell, ...]
    ahead: tuple[Cell, ...]
    contradictions: tuple[Contradiction, ...]
    incidents: tuple[Incident, ...] = field(repr=False)


@remembered(lambda s: 10 + len(s.incidents) // 4)
def standing(ledger: Ledger, a: str, b: str, *, at: datetime.date, known: datetime.date | None = None) -> Standing:
    """What is between ``a`` and ``b`` on the day ``at``, by what was known on the day ``known`` (now if not told)."""
    told = pair_incidents(ledger, (a, b), known=known, until=at)
    strengths = [s for s in ledger.strengths_of(a, b, known=known) if s.day <= at or s.kind == "ceiling"]
    return fold(a, b, told, strengths, ledger.disputes_of((a, b), known=known), at=at, known=known)


def pair_incidents(
    ledger: Ledger, pair: Sequence[str], *, known: datetime.date | None = None, until: datetime.date | None = None
) -> list[Incident]:
    """All incidents between two states, as known by a day."""
    ends = tuple(sorted(pair))
    if until is not None and until >= (_newest(ledger, ends) or until):
        until = None  # the whole is what others ask for as well
    return _pair_incidents(ledger, ends, known=known, until=until)


@remembered(lambda _: 0)
def _newest(ledger: Ledger, pair: tuple[str, ...]) -> datetime.date | None:
    return ledger.newest_day(pair)


@remembered(len)
def _pair_incidents(
    ledger: Ledger, pair: tuple[str, ...], *, known: datetime.date | None, until: datetime.date | None
) -> list[Incident]:
    reports = _reports(ledger, pair, known)
    if until is not None:
        reports = [r for r in reports if r.days[0] <= until]
    if not ledger.any_rulings():
        return incidents(reports)
    moved = ledger.reports_moved(known=known)  # people may have put right between whom it was
    everything = list({r.id: r for r in (*reports, *moved)}.values())
    told = incidents(everything, ledger.rulings_of((r.id for r in everything), known=known))
    return [i for i in told if i.pair == pair]


@remembered(len)
def _reports(ledger: Ledger, pair: tuple[str, ...], known: datetime.date | None) -> list[Report]:
    return ledger.reports_of(pair, known=known)


def fold(
    a: str,
    b: str,
    told: Sequence[Incident],
    strengths: Sequence[StatedStrength],
    disputes: Sequence[Dispute],
    *,
    at: datetime.date,
    known: datetime.date | None,
) -> Standing:
    """The standing that incidents (oldest first), strengths and disputes add up to."""
    real = [i for i in told if i.real]
    missions = (_mission(a, b, real, strengths, at), _mission(b, a, real, strengths, at))
    return Standing(
        pair=(a, b),
        at=at,
        known=known,
        missions=missions,
        level=_last(
            real, {"sever_relations": "severed", "downgrade_relations": "downgraded", "restore_relations": "restored"}
        ),
        listings=_standing(real, "list_hostile", ends=()),
        sanctions=(*_standing(real, "sanction", ends=("lift_sanction",)), *_standing(real, "ban_entry", ends=())),
        borders=_standing(real, "close_border", ends=("open_border",)),
        contacts=_standing(real, "suspend_contacts", ends=("hold_talks", "restore_relations")),
        threats=tuple(_threats(told, at)),
        ahead=tuple(_ahead(told, at)),
        contradictions=contradictions(told, strengths, disputes, missions=[m.staff for m in missions]),
        incidents=tuple(told),
    )


def _mission(
    sending: str, receiving: str, real: Sequence[Incident], strengths: Sequence[StatedStrength], at: datetime.date
) -> Mission:
    return Mission(
        sending=sending,
        receiving=receiving,
        ambassador=_ambassador(sending, receiving, real),
        staff=staffing(sending, receiving, real, strengths, at=at),
        posts=tuple(_posts(sending, receiving, real)),
        services=tuple(_services(sending, receiving, real)),
        limits=tuple(_limits(sending, receiving, real)),
    )


def _ambassador(sending: str, receiving: str, real: Sequence[Incident]) -> Cell | None:
    """Present, recalled, told to go, or gone with the relations."""
    out = None
    for i in real:
        own = (i.actor, i.target) == (sending, receiving)
        if own and i.type == "recall_ambassador":
            out = _cell("recalled", i)
        elif own and i.type == "withdraw_staff" and i.head:
            out = _cell("withdrawn", i)
        elif own and i.type in {"return_ambassador", "appoint_ambassador"}:
            out = _cell("returned" if i.type == "return_ambassador" else "newly named", i)
        elif (i.actor, i.target) == (receiving, sending) and i.type == "expel" and i.head:
            out = _cell("told to leave", i)
        elif i.type == "sever_relations":
            out = _cell("gone, relations severed", i)
    return out


def _posts(sending: str, receiving: str, real: Sequence[Incident]) -> Iterable[Cell]:
    """Posts by city, as far as anything was done to them: the last that is told of each."""
    last: dict[str, Cell] = {}
    for i in real:
        own = (i.actor, i.target) == (sending, receiving)
        if i.type not in {"close_post", "open_post", "seize_property"} or set(i.pair) != {sending, receiving}:
            continue
        for place in i.place or ("",):
            stands_in = cities().get(place)
            theirs = stands_in == receiving if stands_in in {sending, receiving} else own == i.own
            if not theirs:
                continue
            did = {"close_post": "closed", "open_post": "open", "seize_property": "taken"}[i.type]
            by = f"by {i.actor}" if i.type != "seize_property" else f"by {i.actor}, or its access barred"
            many = f"{i.count} posts" if i.count and i.count > 1 and not place else ""
            told = f"{place or many or 'a post'}: {did} {by}"
            last[place or i.id] = _cell(told, i)
    yield from (last[place] for place in sorted(last))


def _services(sending: str, receiving: str, real: Sequence[Incident]) -> Iterable[Cell]:
    last: dict[str, Cell] = {}
    for i in real:
        if (i.actor, i.target) != (sending, receiving):
            continue
        for place in i.place or ("",):
            where = f" in {place}" if place else ""
            if i.type == "suspend_services":
                elsewhere = f", go to {i.moved_to} instead" if i.moved_to else ""
                last[place] = _cell(f"suspended{where}{elsewhere}", i)
            elif i.type == "resume_services":
                last = last if place else {}  # all of them, where no place is told
                last[place] = _cell(f"running again{where}", i)
    yield from (last[place] for place in sorted(last))


def _limits(sending: str, receiving: str, real: Sequence[Incident]) -> Iterable[Cell]:
    """What the receiving state allows: the last ceiling, local staff, accreditation, movement."""
    last: dict[str, Cell] = {}
    for i in real:
        if (i.actor, i.target) != (receiving, sending):
            continue
        due = f" by {i.deadline}" if i.deadline else ""
        if i.type == "cap_staff":
            ceiling = next((r.count for r in reversed(i.reports) if r.count is not None and r.form == "ceiling"), None)
            count = i.count if ceiling is None and i.form != "cut" else ceiling
            if count is not None:
                told = f"at most {count} {i.unit or 'staff'}{due}"
            else:
                told = f"staff cut by {i.count}{due}" if i.count is not None else f"staff limited{due}"
            last["cap"] = _cell(told, i)
        elif i.type == "ban_local_staff":
            last["local"] = _cell(f"at most {i.count} local staff{due}" if i.count else f"no local staff{due}", i)
        elif i.type == "refuse_accreditation":
            many = f"{i.count} " if i.count else ""
            last[f"accreditation {i.id}"] = _cell(f"accreditation refused: {many}{i.unit or 'diplomats'}", i)
        elif i.type == "restrict_movement":
            last["movement"] = _cell("movement restricted", i)
    yield from (last[name] for name in sorted(last))


def _last(real: Sequence[Incident], told: dict[str, str]) -> Cell | None:
    found = [i for i in real if i.type in told]
    return _cell(f"{told[found[-1].type]} by {found[-1].actor or '?'}", found[-1]) if found else None


def _standing(real: Sequence[Incident], type_: str, *, ends: Sequence[str]) -> tuple[Cell, ...]:
    """What one state keeps up against the other: each until the same state ends it."""
    up: list[Incident] = []
    for i in real:
        if i.type == type_:
            up.append(i)
        elif i.type in ends:
            up = [u for u in up if u.actor != i.actor and not measure_types()[i.type].symmetric]
    return tuple(_cell(f"{i.actor or '?'} → {i.target or '?'}: {describe(i)}", i) for i in up)


def _threats(told: Sequence[Incident], at: datetime.date) -> Iterable[Cell]:
    """Threats that are open: neither carried out nor withdrawn since."""
    for n, i in enumerate(told):
        if i.status != "threatened" or at - i.first > _OPEN_THREAT:
            continue
        later = told[n + 1 :]
        if i.type == "threaten_response":
            ended = any(x.real and x.actor == i.actor and x.type != "hold_talks" for x in later)
        else:
            ended = any(x.type == i.type and x.actor == i.actor and x.status != "threatened" for x in later)
        if not ended:
            yield _cell(f"{i.actor or '?'} → {i.target or '?'}: {describe(i)}", i, until=i.deadline)


def _ahead(told: Sequence[Incident], at: datetime.date) -> Iterable[Cell]:
    for d in deadlines(told, at=at):
        i = d.incident
        yield _cell(f"{i.actor or '?'} → {i.target or '?'}: {describe(i)}", i, until=d.told)


def describe(i: Incident) -> str:
    """An incident in a few words: ``expel 27 diplomats, threatened``."""
    count = next((d.told for d in i.disagreements if d.field == "count"), None) or (
        str(i.count) if i.count is not None else ""
    )
    unit = _ONE.get(i.unit or "", i.unit) if i.count == 1 else i.unit
    many = f" {count} {(unit or '').replace('_', ' ')}".rstrip() if count else ""
    place = f" ({', '.join(i.place)})" if i.place else ""
    stance = (
        "" if i.status in {"done", "announced"} or i.type == "threaten_response" else f", {i.status.replace('_', ' ')}"
    )
    return f"{i.type.replace('_', ' ')}{many}{place}{stance}"


def name_of(code: str) -> str:
    """The common English name of a state or body; the code where there is none."""
    known = all_polities().get(code)
    return known.english if known else code


def _cell(told: str, i: Incident, until: str | None = None) -> Cell:
    return Cell(told, i.date or i.first.isoformat(), (i.id,), until)
