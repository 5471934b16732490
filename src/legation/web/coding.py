"""Paste a text: it is coded at once and shown with its measures marked; kept only by who may write, on request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from legation.coding import Coding, Measure, Strength
from legation.documents import Article
from legation.errors import UsageError
from legation.language import languages
from legation.ledger import add, document_id
from legation.views import Segment, marks
from legation.web.desk import Books, form_writer, today
from legation.web.given import LARGEST_TEXT, article
from legation.web.reading import Reads

# A form writes a sign of a text as up to three a byte; what is too large is told on the page, in bytes of the text.
router = APIRouter(form_limits={"max_part_size": 3 * LARGEST_TEXT + 100_000})

Text = Annotated[str, Form(description="the text of one article, at most 1 MB")]
Date = Annotated[str, Form(description="publication date, EDTF: 2021, 2021-11 or 2021-11-24", max_length=40)]
Lang = Annotated[str, Form(description="ISO 639-1; found when not told", max_length=20)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A measure beside the text that tells it. ``trace``: why it was read so; ``doubtful``: nearly read, no record."""

    measure: Measure
    trace: tuple[str, ...]
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A text in pieces that know the ids of their notes. ``document``: its id in the books, where they hold it."""

    lang: str | None
    published: str | None
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    strengths: tuple[Strength, ...]
    notices: tuple[str, ...]
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastePage:
    """The page on which a text is pasted: what was given, what is wrong with it, or what it tells."""

    text: str
    published: str
    lang: str
    languages: tuple[str, ...]
    fault: str | None
    coded: Coded | None


def coded(coding: Coding, text: str, *, document: str | None = None) -> Coded:
    """A coding beside its text. Strengths are marked as ``s1``, ``s2`` …; measures by their ids."""
    measures = (*coding.measures, *coding.doubtful)
    spans = [(m.id, e.start, e.end) for m in measures for e in m.evidence]
    spans += [(f"s{n}", e.start, e.end) for n, s in enumerate(coding.strengths, 1) for e in s.evidence]
    return Coded(
        lang=coding.lang,
        published=coding.published,
        segments=marks(text, spans),
        notes=tuple(
            Note(measure=m, trace=coding.traces.get(m.id, ()), doubtful=n >= len(coding.measures))
            for n, m in enumerate(measures)
        ),
        strengths=coding.strengths,
        notices=tuple(n.message for n in coding.notices if n.code != "doubtful"),
        document=document,
    )


@router.get("/paste", include_in_schema=False)
def paste(request: Request) -> Response:
    """An empty page to paste a text on."""
    return _page(request)


@router.post("/paste", include_in_schema=False)
def code_pasted(
    request: Request, ledger: Books, reader: Reads, text: Text = "", published: Date = "", lang: Lang = ""
) -> Response:
    """A pasted text, coded. Nothing is stored."""
    try:
        given = _given(text, published, lang)
    except UsageError as error:
        return _page(request, text, published, lang, fault=str(error))
    id_ = document_id(given)
    told = coded(reader.read(given, explain=True), given.text, document=id_ if ledger.has(id_) else None)
    return _page(request, given.text, published, lang, told=told)


@router.post("/paste/add", include_in_schema=False, dependencies=[Depends(form_writer)])
def add_pasted(request: Request, ledger: Books, text: Text = "", published: Date = "", lang: Lang = "") -> Response:
    """A pasted text, coded and added to the books."""
    given = _given(text, published, lang)
    add(ledger, given, today=today())
    path = f"/document/{quote(document_id(given), safe='')}?done=added"
    return RedirectResponse(f"{request.scope.get('root_path', '')}{path}", 303)


def _given(text: str, published: str, lang: str) -> Article:
    """A form's text; a browser sends each line's end as two characters."""
    return article(text.replace("\r\n", "\n"), published.strip() or None, lang.strip() or None)


def _page(
    request: Request,
    text: str = "",
    published: str = "",
    lang: str = "",
    *,
    fault: str | None = None,
    told: Coded | None = None,
) -> Response:
    page = PastePage(text=text, published=published, lang=lang, languages=languages(), fault=fault, coded=told)
    answer = cast("Response", request.app.state.render(request, "paste.html", page))
    answer.status_code = 422 if fault else 200
    answer.headers["Cache-Control"] = "no-store"
    return answer
