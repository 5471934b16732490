"""Dossier: one document with all that was read out of it, what people decided of that, and where it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from legation.coding import Coding, code
from legation.documents import Article
from legation.errors import NotInBooksError
from legation.incidents import Incident, Report
from legation.ledger import CODER, Document, Ledger, StatedStrength, tables
from legation.views.journal import Judgement, journal
from legation.views.marks import Segment, marks
from legation.views.search import pair_now
from legation.views.standing import pair_incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report of the document. ``stance``: ``stands``, ``doubtful`` or ``rejected``.

    ``incident``: the occasion that it belongs to, where it stands. ``trace``: why it was read so, where the coder that
    is here reads it so too.
    """

    report: Report
    stance: str
    incident: Incident | None
    judgements: tuple[Judgement, ...]
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A document, its reports and strengths, and its text in pieces marked with the ids of the reports.

    ``notices``: trouble with the text. ``coder``: what is here; the document says what read it then.
    """

    document: Document
    segments: tuple[Segment, ...]
    readings: tuple[Reading, ...]
    strengths: tuple[StatedStrength, ...]
    notices: tuple[str, ...]
    coder: str


def dossier(ledger: Ledger, id_: str) -> Dossier:
    """A document by its id.

    :raises NotInBooksError: when there is none
    """
    document = ledger.document(id_)
    if document is None:
        raise NotInBooksError(f"no document '{id_}' in {ledger.where}")
    reports = ledger.reports(select(tables.reports).where(tables.reports.c.document == id_))
    reports.sort(key=lambda r: (r.spans[:1], r.id))
    coding = _coded(document)
    traces = _traces(coding)
    judged = {r.id: journal(ledger, [r.id]) for r in reports} if ledger.any_rulings() else {}
    homes = _homes(ledger, reports)
    return Dossier(
        document=document,
        segments=marks(document.text or "", ((r.id, a, b) for r in reports for a, b in r.spans)),
        readings=tuple(
            Reading(
                report=r,
                stance=_stance(r, judged.get(r.id, ())),
                incident=homes.get(r.id),
                judgements=judged.get(r.id, ()),
                trace=traces.get(_told(r.type, r.actor, r.target, r.status, r.spans), ()),
            )
            for r in reports
        ),
        strengths=tuple(ledger.strengths_in(id_)),
        notices=tuple(n.message for n in coding.notices if n.code != "doubtful") if coding else (),
        coder=CODER,
    )


def _coded(document: Document) -> Coding | None:
    """The text read again, with its traces, which the books don't keep."""
    if not document.text:
        return None
    article = Article(id=document.id, text=document.text, lang=document.lang, published=document.published)
    return code(article, explain=True)


def _traces(coding: Coding | None) -> Mapping[object, tuple[str, ...]]:
    if coding is None:
        return {}
    return {
        _told(m.type, m.actor, m.target, m.status, tuple((e.start, e.end) for e in m.evidence)): coding.traces[m.id]
        for m in (*coding.measures, *coding.doubtful)
        if m.id in coding.traces
    }


def _told(
    type_: str, actor: str | None, target: str | None, status: str, spans: Sequence[tuple[int, int]]
) -> tuple[object, ...]:
    return type_, actor, target, status, tuple(spans)


def _stance(report: Report, judged: Sequence[Judgement]) -> str:
    last = next((j.kind for j in reversed(judged) if j.kind in {"accept", "reject"}), None)
    if last == "reject":
        return "rejected"
    return "doubtful" if report.doubtful and last is None else "stands"


def _homes(ledger: Ledger, reports: Sequence[Report]) -> dict[str, Incident]:
    """The incident of each report."""
    ids = {r.id for r in reports}
    rulings = ledger.rulings_of(ids) if ledger.any_rulings() else []
    pairs = {pair_now(r, (x for x in rulings if x.reports == (r.id,))) for r in reports}
    told = (i for pair in sorted(pairs) for i in pair_incidents(ledger, pair))
    return {r.id: i for i in told for r in i.reports if r.id in ids}
