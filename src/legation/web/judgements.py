"""Judgements: accept, reject, correct, merge, split, take back; as forms of the pages and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from legation.errors import LedgerError, UsageError
from legation.incidents import Report, Ruling
from legation.ledger import Decision, Ledger, decide, join, part, take_back
from legation.views import Judgement as Told
from legation.views import journal, one
from legation.web.desk import Books, form_writer, today, writer

router = APIRouter()

Kind = Literal["accept", "reject", "correct", "merge", "split", "undo"]
Id = Annotated[str, Field(min_length=1, max_length=200)]

#: What a page says after a judgement; the address carries the key alone, so that nobody can put words into it.
DONE = {
    "accept": "The report stands.",
    "reject": "The report no longer counts.",
    "correct": "The field is put right.",
    "merge": "The two are one incident.",
    "split": "The reports are an incident of their own.",
    "undo": "The judgement is taken back; both stay in the journal.",
}


class JudgementGiven(BaseModel):
    """A person's decision.

    ``accept``, ``reject``, ``correct``: of ``reports[0]``, with ``field`` and ``value`` where it is put right.
    ``merge``: of the incidents of ``reports[0]`` and ``other``. ``split``: ``reports`` off their incident.
    ``undo``: of the rulings in ``numbers``.
    """

    kind: Kind
    by: str = Field(description="who decides")
    why: str = Field(description="and why")
    reports: list[Id] = Field(default=[], max_length=200)
    other: Id | None = Field(default=None, description="with merge: another incident, or one of its reports")
    field: str | None = Field(default=None, description="with correct: type, actor, target, status, count, date …")
    value: str | None = Field(default=None, description="with correct: what it should be; null empties it")
    numbers: list[int] = Field(default=[], max_length=500, description="with undo: numbers of rulings")


class RulingTold(BaseModel):
    """One ruling as it stands in the books."""

    number: int | None
    kind: str
    reports: list[str]
    field: str | None
    value: str | None


class JudgementTaken(BaseModel):
    """What a decision came to, and the incident of its first report now; null where it stands in none."""

    rulings: list[RulingTold]
    incident: str | None


class JournalEntry(BaseModel):
    """One decision of the past."""

    kind: str
    by: str
    on: str
    why: str
    reports: list[str]
    numbers: list[int]
    field: str | None
    value: str | None
    stands: bool = Field(description="no later decision outweighs it")


def judge(ledger: Ledger, given: JudgementGiven) -> tuple[Ruling, ...]:
    """Carry a decision into the books.

    :raises UsageError: when it can't be
    """
    decision = Decision(by=given.by, on=today(), why=given.why)
    if given.kind == "undo":
        return take_back(ledger, given.numbers, decision)
    if not given.reports:
        raise UsageError("name a report")
    first = given.reports[0]
    if given.kind == "merge":
        if given.other is None:
            raise UsageError("name the incident to merge with")
        return join(ledger, _occasion(ledger, first), _occasion(ledger, given.other), decision)
    if given.kind == "split":
        return part(ledger, given.reports, [r.id for r in one(ledger, first).reports], decision)
    return decide(ledger, given.kind, first, decision, field=given.field, value=given.value)


@router.post("/api/rulings", status_code=201, dependencies=[Depends(writer)], tags=["judgements"])
def add_ruling(given: JudgementGiven, ledger: Books) -> JudgementTaken:
    """Add a person's decision: accept, reject, correct, merge, split or undo. Decisions are only added."""
    rulings = judge(ledger, given)
    told = [
        RulingTold(number=r.number, kind=r.kind, reports=list(r.reports), field=r.field, value=r.value) for r in rulings
    ]
    return JudgementTaken(rulings=told, incident=_home(ledger, rulings))


@router.get("/api/rulings", tags=["judgements"])
def list_rulings(ledger: Books, incident: str | None = None, report: str | None = None) -> list[JournalEntry]:
    """What people decided of an incident's reports, or of one report, oldest first."""
    if (incident is None) == (report is None):
        raise UsageError("name an incident or a report: ?incident=ID or ?report=ID")
    ids = [ledger.report(report).id] if report is not None else [r.id for r in one(ledger, incident or "").reports]
    return [_entry(j) for j in journal(ledger, ids)]


@router.post("/judgements", include_in_schema=False, dependencies=[Depends(form_writer)])
def judge_by_form(
    request: Request,
    ledger: Books,
    kind: Annotated[Kind, Form()],
    by: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    report: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
    other: Annotated[str, Form()] = "",
    field: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    number: Annotated[list[int], Form()] = [],  # noqa: B006
) -> Response:
    """A judgement from a page's form; it leads back to the incident, or to the document where none is left."""
    given = JudgementGiven(
        kind=kind,
        by=by,
        why=why,
        reports=report,
        other=other.strip() or None,
        field=field or None,
        value=value.strip() or None,
        numbers=number,
    )
    rulings = judge(ledger, given)
    home = _home(ledger, rulings)
    document = ledger.report(rulings[0].reports[0]).document
    path = f"/incident/{quote(home, safe='')}" if home else f"/document/{quote(document, safe='')}"
    return RedirectResponse(f"{request.scope.get('root_path', '')}{path}?done={kind}", 303)


def _occasion(ledger: Ledger, id_: str) -> Sequence[Report]:
    """The reports of an incident by its id, or by one of its reports; a report that stands in none is alone."""
    try:
        return one(ledger, id_).reports
    except LedgerError:
        return (ledger.report(id_),)


def _home(ledger: Ledger, rulings: Sequence[Ruling]) -> str | None:
    try:
        return one(ledger, rulings[0].reports[0]).id
    except LedgerError:
        return None


def _entry(j: Told) -> JournalEntry:
    return JournalEntry(
        kind=j.kind,
        by=j.by,
        on=j.on.isoformat(),
        why=j.why,
        reports=list(j.reports),
        numbers=list(j.numbers),
        field=j.field,
        value=j.value,
        stands=j.stands,
    )
