"""Rendering: a context and its template to a page. Everything from a text is escaped; control characters are shown."""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from babel import Locale
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

import legation.web.saying as say
from legation.web.desk import session_of, today
from legation.web.documentpage import pieces
from legation.web.judgements import DONE

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from legation.coding import Strength
    from legation.web.coding import Coded, Note

LONGEST = 20_000  # characters of one quotation on a page; the document has the rest
_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNS}\u200b\u2060-\u2064\ufeff\ue000-\uf8ff]")
_TURNING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNS}]")
_STACKED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_DONE = {**DONE, "added": "The text is in the books."}
_FROM_RIGHT = {"ar", "fa", "he", "ur"}
#: Names that every page has beside those of its context.
SHARED = ("root", "origin", "here", "session", "writes", "today")


def words(text: object, most: int = LONGEST) -> Markup:
    r"""Words of a text, escaped; what would turn the line round, or can't be seen, is shown by its name.

    Of more than ``most`` characters the beginning is shown.

    >>> words("a<b>\u202e"), words("e" + 9 * "\u0301").count("\u0301")
    (Markup('a&lt;b&gt;<span class="hidden-sign" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>'), 4)
    """
    whole = str(text)
    cut = whole if len(whole) <= most else f"{whole[:most]}…"
    told = _STACKED.sub(r"\1", cut).replace("\r\n", "\n").replace("\r", "\n")
    if not _HIDDEN.search(told):
        return escape(told)
    parts = (_shown(c) if _HIDDEN.match(c) else escape(c) for c in re.split(f"({_HIDDEN.pattern})", told) if c)
    return Markup("").join(parts)


def settled(told: object) -> object:
    r"""What a template puts in plainly, as names, titles and attributes: no sign of it turns the line or hides.

    >>> settled("a\u202eb"), settled(Markup("a")), settled(3)
    ('ab', Markup('a'), 3)
    """
    return _TURNING.sub("", told) if type(told) is str else told


def _shown(sign: str) -> Markup:
    name = unicodedata.name(sign, "a control character")
    return Markup('<span class="hidden-sign" title="{}">U+{}</span>').format(name, f"{ord(sign):04X}")


@cache
def environment() -> Environment:
    """The templates with what they may call."""
    env = Environment(
        loader=PackageLoader("legation.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=settled,
    )
    env.filters |= {
        "words": words,
        "dated": say.dated,
        "host": say.host,
        "link": say.link,
        "label": say.label,
        "state": say.plain,
        "the": say.the,
        "act": say.act,
        "sentence": say.sentence,
    }
    env.globals |= {
        "version": version,
        "epoch": datetime.date(1970, 1, 1),
        "query_of": query_of,
        "done_words": lambda key: _DONE.get(key, ""),
        "numbered": Numbers,
        "pieces_of": pieces,
        "language_name": language_name,
        "direction": direction,
        "in_order": in_order,
    }
    return env


class Numbers:
    """Numbers of the notes beside a text, and which mark is the first of each."""

    def __init__(self, ids: Sequence[str]) -> None:
        """``ids``: of the notes, in their order."""
        self._of = {id_: n for n, id_ in enumerate(ids, 1)}
        self._seen: set[str] = set()

    def of(self, id_: str) -> int | str:
        """The number of a note."""
        return self._of.get(id_, "?")

    def first(self, id_: str) -> bool:
        """Whether this is the first mark of a note that there is."""
        new = id_ in self._of and id_ not in self._seen
        self._seen.add(id_)
        return new


def query_of(told: Mapping[str, str | Sequence[str]], known: datetime.date | None = None) -> str:
    """An address's query, without what is empty.

    >>> query_of({"q": "a&b", "x": "", "rests": ["1", "2"]})
    'q=a%26b&rests=1&rests=2'
    """
    whole = dict(told) | ({"known": known.isoformat()} if known else {})
    return urlencode([(k, v) for k, v in whole.items() if v], doseq=True)


def direction(lang: str | None) -> str:
    """Which way a text of a language runs; of one that is not known, its first letter tells."""
    return "rtl" if lang in _FROM_RIGHT else "auto"


def in_order(coded: Coded) -> list[tuple[str, Note | Strength]]:
    """Notes and strengths of a coded text with their ids, in the order in which the text tells them."""
    told: list[tuple[int, str, Note | Strength]] = []
    told += [(n.measure.evidence[0].start, n.measure.id, n) for n in coded.notes]
    told += [(s.evidence[0].start, f"s{k}", s) for k, s in enumerate(coded.strengths, 1)]
    return [(id_, one) for _, id_, one in sorted(told, key=lambda x: x[:2])]


@cache
def language_name(code: str) -> str:
    """A language as its speakers call it, with its code."""
    return f"{Locale(code).get_display_name() or code} ({code})"


@cache
def version(name: str) -> str:
    """A few letters that change when a static file does, so that browsers can keep it."""
    return hashlib.sha256((files("legation.web") / "static" / name).read_bytes()).hexdigest()[:8]


def render(
    request: Request,
    template: str,
    page: DataclassInstance,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page: the fields of its context are what its template knows, beside what all know."""
    told: dict[str, Any] = {f.name: getattr(page, f.name) for f in fields(page)}
    return HTMLResponse(
        environment().get_template(template).render(told | shared(request)), status, dict(headers or {})
    )


def shared(request: Request) -> dict[str, Any]:
    """What every page knows: where it is, and who reads it."""
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return {
        "root": request.scope.get("root_path", ""),
        "origin": f"{request.url.scheme}://{request.url.netloc}",
        "here": path,
        "session": session_of(request),
        "writes": request.app.state.token is not None,
        "today": today(),
    }
