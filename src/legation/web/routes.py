"""The pages' addresses: front, pair, incident, document, search; reading only."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from legation.errors import DateError, UsageError
from legation.language import code_of
from legation.reference import earliest, latest
from legation.web.desk import Books, today
from legation.web.documentpage import document_page
from legation.web.incidentpage import incident_page
from legation.web.pages import Asked, faulty_search, front_page, search_page
from legation.web.pairpage import chart_data, pair_page, words_page
from legation.web.rendering import render

router = APIRouter(include_in_schema=False)
T = TypeVar("T")
Word = Annotated[str, Query(max_length=300)]
Day = Annotated[str, Query(max_length=40)]
Id = Annotated[list[str], Query(max_length=200)]


@router.get("/")
def front(request: Request, ledger: Books, years: Annotated[int, Query(ge=1, le=100)] = 1) -> Response:
    """The first page."""
    return render(request, "front.html", front_page(ledger, today=today(), years=years))


@router.get("/pair")
def choose(request: Request, a: Word = "", b: Word = "") -> Response:
    """The page of two states as people name them."""
    if not a.strip() or not b.strip():
        raise UsageError("name two states")
    return _moved(request, f"/pair/{code_of(a)}/{code_of(b)}")


@router.get("/pair/{a}/{b}")
def pair(request: Request, ledger: Books, a: str, b: str, at: Day = "", known: Day = "") -> Response:
    """What stands between two states."""
    codes = code_of(a), code_of(b)
    if codes[0] == codes[1]:
        raise UsageError(f"{a} and {b} are one and the same; name two states")
    if codes != (a, b):
        query = urlencode([(k, v) for k, v in (("at", at), ("known", known)) if v])
        return _moved(request, f"/pair/{codes[0]}/{codes[1]}" + (f"?{query}" if query else ""))
    on = _day(latest, at, "at") or today()
    return render(
        request, "pair.html", pair_page(ledger, a, b, at=on, known=_day(latest, known, "known"), today=today())
    )


@router.get("/pair/{a}/{b}/words")
def words(
    request: Request,
    ledger: Books,
    a: str,
    b: str,
    rests: Id = [],  # noqa: B006 - FastAPI copies it
    known: Day = "",
    told: Word = "",
) -> Response:
    """The words that a figure rests on: a pane, or a page where there is none to open it in."""
    whole = request.headers.get("hx-request") != "true"
    page = words_page(ledger, code_of(a), code_of(b), rests, known=_day(latest, known, "known"), told=told, whole=whole)
    return render(request, "words.html", page, headers={"Vary": "HX-Request"})


@router.get("/pair/{a}/{b}/chart.json")
def chart(request: Request, ledger: Books, a: str, b: str, known: Day = "") -> Response:
    """What the charts are drawn from."""
    root = request.scope.get("root_path", "")
    told: Any = chart_data(ledger, code_of(a), code_of(b), known=_day(latest, known, "known"), root=root)
    return JSONResponse(told)


@router.get("/incident/{id_}")
def incident(request: Request, ledger: Books, id_: str, page: int = 1, done: Word = "") -> Response:
    """One incident."""
    return render(request, "incident.html", incident_page(ledger, id_, page=page, done=done or None))


@router.get("/document/{id_}")
def document(request: Request, ledger: Books, id_: str, done: Word = "") -> Response:
    """One document."""
    return render(request, "document.html", document_page(ledger, id_, done=done or None))


@router.get("/search")
def search(
    request: Request,
    ledger: Books,
    q: Word = "",
    state: Word = "",
    other: Word = "",
    type: Word = "",  # noqa: A002 - as the form names it
    status: Word = "",
    since: Day = "",
    until: Day = "",
    disputed: bool = False,
    page: int = 1,
) -> Response:
    """Incidents by what is asked of them."""
    told = (x.strip() for x in (q, state, other, type, status, since, until))
    names = ("q", "state", "other", "type", "status", "since", "until")
    asked = Asked(**dict(zip(names, told, strict=True)), disputed=disputed)
    try:
        first, last = _day(earliest, since, "from"), _day(latest, until, "until")
        found = search_page(ledger, asked, since=first, until=last, page=page)
    except UsageError as error:
        return render(request, "search.html", faulty_search(asked, str(error)), status=422)
    return render(request, "search.html", found)


def _moved(request: Request, path: str) -> Response:
    root = request.scope.get("root_path", "")
    return RedirectResponse(root + quote(path, safe="/?&=%+"), 307)


def _day(read: Callable[[str], datetime.date], told: str, name: str) -> datetime.date | None:
    """A date of an address.

    :raises UsageError: when it is none
    """
    if not told.strip():
        return None
    try:
        return read(told.strip())
    except DateError as error:
        raise UsageError(f"{name}: {error}") from None
