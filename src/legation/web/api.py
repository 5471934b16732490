"""The API: the same answers as the pages and the command line, as JSON, and as CSV where they are a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from pydantic import TypeAdapter
from starlette.responses import Response

from legation.errors import UsageError
from legation.exchange import cell, document_record
from legation.incidents import Incident
from legation.language import code_of, named_like
from legation.reference import all_polities, measure_types
from legation.views import (
    Deadline,
    Incidents,
    Reading,
    Staffing,
    Standing,
    dossier,
    due,
    name_of,
    one,
    pairs_lately,
    standing,
)
from legation.views import timeline as chronicle
from legation.web.asking import Day, Filters, Format, State, filters, first_day, last_day, page_of, pair_of, wants_csv
from legation.web.desk import Books, today
from legation.web.given import article
from legation.web.reading import Reads
from legation.web.tagging import Tagged
from legation.web.told import (
    DocumentInBooks,
    IncidentsPage,
    MeasureTypeTold,
    PairInBooks,
    Pairs,
    ReportInDocument,
    TextCoded,
    TextGiven,
)
from legation.web.told import State as Named

router = APIRouter(prefix="/api", route_class=Tagged)
Cursor = Annotated[str | None, Query(max_length=600, description="`next` of the answer before")]
Limit = Annotated[int, Query(ge=1, le=500, description="how many at most")]
Asked = Annotated[Filters, Depends(filters)]
_TABLE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
_LONGEST_TRACE = 200  # lines of one measure


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def answer(kind: Any, value: Any) -> Response:
    """A value of a kind as JSON. The kind writes it; nothing is checked twice."""
    return Response(_adapter(kind).dump_json(value), media_type="application/json")


def table(incidents: Iterable[Incident], name: str) -> Response:
    """Incidents as CSV, a row each; no cell is a formula to a spreadsheet."""
    out = io.StringIO(newline="")
    rows = Incidents(incidents).rows()
    writer = csv.writer(out)
    writer.writerow(Incidents.columns)
    writer.writerows([cell(row.get(c)) for c in Incidents.columns] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), headers=headers, media_type="text/csv; charset=utf-8")


@router.get("/pairs", response_model=Pairs, tags=["pairs"])
def pairs(ledger: Books, since: Day = None, limit: Limit = 100) -> Response:
    """Pairs of states with how many reports of what happened since a day there are, the busiest first."""
    begin = first_day(since, "since")
    told = [
        PairInBooks(a=_named(pair.split("-")[0]), b=_named(pair.split("-")[1]), reports=many)
        for pair, many in pairs_lately(ledger, since=begin, most=limit)
    ]
    return answer(Pairs, Pairs(since=begin.isoformat() if begin else None, pairs=told))


@router.get("/pairs/{a}/{b}", response_model=Standing, tags=["pairs"])
def relations(ledger: Books, a: str, b: str, at: Day = None, known: Day = None) -> Response:
    """The state of relations between two states on a day (today): as ``legation relations A B --json``."""
    on = last_day(at, "at") or today()
    return answer(Standing, standing(ledger, *pair_of(a, b), at=on, known=last_day(known, "known")))


@router.get("/pairs/{a}/{b}/timeline", response_model=list[Incident], responses=_TABLE, tags=["pairs"])
def timeline(
    request: Request,
    ledger: Books,
    a: str,
    b: str,
    since: Day = None,
    until: Day = None,
    known: Day = None,
    deeds: Annotated[bool, Query(description="leave out accusations, protests, demands and talks")] = False,
    format: Format = None,  # noqa: A002 - as addresses say it
) -> Response:
    """What happened between two states, oldest first: as ``legation timeline A B --json``."""
    pair = pair_of(a, b)
    entries = chronicle(
        ledger,
        *pair,
        since=first_day(since, "since"),
        until=last_day(until, "until"),
        known=last_day(known, "known"),
        words=not deeds,
    )
    told = [e.incident for e in entries]
    return table(told, f"{pair[0]}-{pair[1]}") if wants_csv(request, format) else answer(list[Incident], told)


@router.get("/pairs/{a}/{b}/staff", response_model=tuple[Staffing, Staffing], tags=["pairs"])
def staff(ledger: Books, a: str, b: str, at: Day = None, known: Day = None) -> Response:
    """How many people the mission of each state in the other has: what is stated, and the running estimate."""
    on = last_day(at, "at") or today()
    told = standing(ledger, *pair_of(a, b), at=on, known=last_day(known, "known"))
    return answer(tuple[Staffing, Staffing], tuple(m.staff for m in told.missions))


@router.get("/incidents", response_model=IncidentsPage, responses=_TABLE, tags=["incidents"])
def incidents(
    request: Request,
    ledger: Books,
    asked: Asked,
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> Response:
    """Incidents by states, type, status and time: pair by pair, oldest first within each, a page at a time."""
    some, after = page_of(ledger, asked, cursor=cursor, limit=limit)
    return _paged(request, some, after, form=format)


@router.get("/search", response_model=IncidentsPage, responses=_TABLE, tags=["incidents"])
def search(
    request: Request,
    ledger: Books,
    asked: Asked,
    q: Annotated[str, Query(max_length=200, description="words that the evidence of one report holds")] = "",
    cursor: Cursor = None,
    limit: Limit = 50,
    format: Format = None,  # noqa: A002
) -> Response:
    """Incidents by words of their evidence, and by all that ``/api/incidents`` takes."""
    if not q.strip() and not asked.anything:
        raise UsageError("say what to search for: q, state, actor, type or since")
    some, after = page_of(ledger, asked, words=tuple(q.split()), cursor=cursor, limit=limit)
    return _paged(request, some, after, form=format)


@router.get("/incidents/{id}", response_model=Incident, tags=["incidents"])
def incident(ledger: Books, id: str) -> Response:  # noqa: A002 - as addresses say it
    """One incident with all its reports, by its id or the beginning of it: as ``legation show ID --json``."""
    return answer(Incident, one(ledger, id))


@router.get("/documents/{id}", response_model=DocumentInBooks, tags=["documents"])
def document(ledger: Books, id: str) -> Response:  # noqa: A002
    """One document with all that was read out of it, and the incident that each report stands in."""
    file = dossier(ledger, id)
    d = file.document
    plain = {n: getattr(d, n) for n in ("id", "coder", "ref", "lang", "published", "title", "url", "source", "text")}
    told = DocumentInBooks(
        **plain,
        known=d.known.isoformat(),
        reports=[_report(r) for r in file.readings],
        strengths=list(file.strengths),
        notices=list(file.notices),
    )
    return answer(DocumentInBooks, told)


@router.get("/due", response_model=list[Deadline], tags=["incidents"])
def ahead(
    ledger: Books,
    state: Annotated[list[State], Query(max_length=2, description="states that all take part")] = [],  # noqa: B006
    at: Day = None,
    until: Day = None,
) -> Response:
    """Deadlines ahead of a day (today), the next first: as ``legation due --json``."""
    codes = [code_of(s) for s in state]
    told = due(ledger, at=last_day(at, "at") or today(), until=last_day(until, "until"), states=codes)
    return answer(list[Deadline], told)


@router.get("/countries", response_model=list[Named], tags=["words"])
def countries(q: Annotated[str, Query(max_length=200, description="a name, or how it begins")] = "") -> Response:
    """States and bodies that a name may mean, in any language that has a pack; all of them without a name."""
    codes = named_like(q) if q.strip() else sorted(all_polities())
    return answer(list[Named], [_named(c) for c in codes])


@router.get("/types", response_model=list[MeasureTypeTold], tags=["words"])
def types() -> Response:
    """The measure types of the codebook, with what they mean."""
    names = MeasureTypeTold.model_fields
    told = [MeasureTypeTold(**{n: getattr(t, n) for n in names}) for t in measure_types().values()]
    return answer(list[MeasureTypeTold], told)


@router.post("/code", response_model=TextCoded, response_model_exclude_none=True, tags=["texts"])
def code_text(given: TextGiven, reader: Reads) -> Response:
    """Read the measures out of one text: an item of ``legation code --format json``. Nothing is stored."""
    text = article(given.text, given.published, given.lang, id_=given.id)
    told = json.dumps(document_record(reader.read(text)), ensure_ascii=False)
    return Response(told.encode("utf-8", "replace"), media_type="application/json")


def _paged(
    request: Request, some: list[Incident], after: str | None, *, form: Literal["json", "csv"] | None
) -> Response:
    as_table = wants_csv(request, form)
    told = (
        table(some, "incidents")
        if as_table
        else answer(IncidentsPage, IncidentsPage.model_construct(incidents=some, next=after))
    )
    if after:
        kept = [(k, v) for k, v in request.query_params.multi_items() if k != "cursor"]
        there = f"{request.url.path}?{urlencode([*kept, ('cursor', after)])}"
        told.headers["Link"] = f'<{there}>; rel="next"'
    return told


def _named(code: str) -> Named:
    return Named(code=code, name=name_of(code))


def _report(r: Reading) -> ReportInDocument:
    names = ("id", "type", "actor", "target", "status")
    return ReportInDocument(
        **{n: getattr(r.report, n) for n in names},
        stance=r.stance,
        incident=r.incident.id if r.incident else None,
        words=list(r.report.words),
        spans=list(r.report.spans),
        trace=list(r.trace[:_LONGEST_TRACE]),
    )
