"""The page of one incident: every report with its words in their place, and what sources agree and differ on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import legation.web.saying as say
from legation.incidents import Incident, Report
from legation.ledger import Document, Ledger
from legation.views import Judgement, Segment, journal, marks, one, pair_incidents

_AROUND = 160  # characters of the text before and after the evidence
_LONGEST = 1200  # characters of one passage
PER_PAGE = 20
_TELLS = ("type", "status", "count", "unit", "date", "deadline", "place", "moved_to", "form", "reason")
#: What people may put right.
FIELDS = (
    *("count", "unit", "about", "date", "deadline", "status", "type", "actor", "target", "place", "moved_to", "reason"),
)
#: What a tie is called here, and on the other incident's page.
_OTHERS = {
    "answers": ("Answers", "Answered by"),
    "carries_out": ("Carries out", "Carried out by"),
    "part_of": ("Part of", "Has part"),
    "supersedes": ("Replaces", "Replaced by"),
    "same": ("Same as", "Same as"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report with its words in the passage of the text in which they stand."""

    report: Report
    document: Document | None
    passage: tuple[Segment, ...]
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One field as the reports tell it: each value with their sources, and whether they agree."""

    name: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    silent: int

    @property
    def agreed(self) -> bool:
        """Whether all who tell it tell the same."""
        return len(self.values) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another incident, and what it is to this one."""

    relation: str
    incident: Incident
    inferred: bool
    confidence: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """``incident.html``. ``near``: others of the two at about that time, to merge with; ``done``: what was judged."""

    incident: Incident
    told: tuple[Told, ...]
    compared: tuple[Compared, ...]
    neighbours: tuple[Neighbour, ...]
    judged: tuple[Judgement, ...]
    near: tuple[Incident, ...]
    fields: tuple[str, ...]
    page: int
    pages: int
    done: str | None


def incident_page(ledger: Ledger, id_: str, *, page: int = 1, done: str | None = None) -> IncidentPage:
    """An incident by its id, the beginning of it, or a report of it.

    :raises LedgerError: when there is none
    """
    i = one(ledger, id_)
    others = pair_incidents(ledger, i.pair)
    pages = max(1, -(-len(i.reports) // PER_PAGE))
    page = min(max(page, 1), pages)
    near = sorted((o for o in others if o.id != i.id), key=lambda o: (abs((o.first - i.first).days), o.id))[:12]
    return IncidentPage(
        incident=i,
        told=tuple(_told(ledger, r) for r in i.reports[(page - 1) * PER_PAGE : page * PER_PAGE]),
        compared=tuple(compared(i.reports)),
        neighbours=tuple(_neighbours(i, {o.id: o for o in others})),
        judged=journal(ledger, [r.id for r in i.reports]) if ledger.any_rulings() else (),
        near=tuple(near),
        fields=FIELDS,
        page=page,
        pages=pages,
        done=done,
    )


def compared(reports: Sequence[Report]) -> Iterable[Compared]:
    """The fields that any of these reports tells, with who tells what."""
    for name in _TELLS:
        values: dict[str, list[str]] = {}
        for r in reports:
            value = getattr(r, name)
            if value not in (None, ()):
                told = ", ".join(value) if isinstance(value, tuple) else str(value)
                values.setdefault(told, []).append(say.host(r.source) or r.id)
        if values:
            silent = len(reports) - sum(len(s) for s in values.values())
            yield Compared(name, tuple((v, tuple(s)) for v, s in values.items()), silent)


def _neighbours(i: Incident, by_id: Mapping[str, Incident]) -> Iterable[Neighbour]:
    for t in i.ties:
        if t.incident in by_id:
            yield Neighbour(
                relation=_OTHERS[t.relation][0],
                incident=by_id[t.incident],
                inferred=t.inferred,
                confidence=t.confidence,
                why=t.why,
            )
    for other in by_id.values():
        for t in other.ties:
            if t.incident == i.id and other.id != i.id:
                yield Neighbour(
                    relation=_OTHERS[t.relation][1],
                    incident=other,
                    inferred=t.inferred,
                    confidence=t.confidence,
                    why=t.why,
                )


def _told(ledger: Ledger, r: Report) -> Told:
    document = ledger.document(r.document)
    text = (document.text if document else None) or ""
    spans = [(a, b) for a, b in r.spans if 0 <= a < b <= len(text)]
    if not spans:
        return Told(report=r, document=document, passage=(), before=False, after=False)
    start = max(0, min(a for a, _ in spans) - _AROUND)
    end = min(len(text), max(b for _, b in spans) + _AROUND, start + _LONGEST)
    start, end = _whole_words(text, start, end)
    passage = marks(text[start:end], ((r.id, a - start, b - start) for a, b in spans))
    return Told(report=r, document=document, passage=passage, before=start > 0, after=end < len(text))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A window that cuts no word where a blank is near."""
    if start > 0:
        blank = text.find(" ", start, start + 40)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - 40, end)
        end = blank if blank >= 0 else end
    return start, end
