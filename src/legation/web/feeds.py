"""Feeds: what became known last as Atom (RFC 4287), and deadlines ahead as iCalendar; of two states, or of all."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Request
from starlette.responses import Response

from legation.exchange import calendar
from legation.incidents import Incident
from legation.ledger import Ledger
from legation.reference import printable
from legation.views import due, name_of, overview, pair_incidents
from legation.web.asking import pair_of
from legation.web.desk import Books, today
from legation.web.saying import link, sentence
from legation.web.tagging import Tagged

_MOST = 50  # entries of a feed
_QUOTED = 600  # characters of the words in an entry
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = "private, max-age=300"  # readers ask often, and news can wait five minutes

router = APIRouter(route_class=Tagged, include_in_schema=False)


@router.get("/feed.atom")
def everything(request: Request, ledger: Books) -> Response:
    """What became known last."""
    return _feed(request, "legation", overview(ledger, today=today(), latest=_MOST).latest, "/")


@router.get("/pair/{a}/{b}/feed.atom")
def of_pair(request: Request, ledger: Books, a: str, b: str) -> Response:
    """What became known last of two states."""
    pair = pair_of(a, b)
    return _feed(request, _names(pair), pair_incidents(ledger, pair), f"/pair/{pair[0]}/{pair[1]}")


@router.get("/deadlines.ics")
def all_deadlines(ledger: Books) -> Response:
    """All deadlines ahead."""
    return _calendar(ledger, (), "deadlines")


@router.get("/pair/{a}/{b}/deadlines.ics")
def deadlines_of_pair(ledger: Books, a: str, b: str) -> Response:
    """The deadlines ahead of two states."""
    pair = pair_of(a, b)
    return _calendar(ledger, pair, f"deadlines-{pair[0]}-{pair[1]}")


def _calendar(ledger: Ledger, states: Sequence[str], name: str) -> Response:
    told = calendar(due(ledger, at=today(), states=states))
    headers = {"Cache-Control": _KEPT, "Content-Disposition": f'inline; filename="{name}.ics"'}
    return Response(told, headers=headers, media_type="text/calendar; charset=utf-8")


def _names(pair: Sequence[str]) -> str:
    return " – ".join(name_of(code) for code in pair)


def _feed(request: Request, title: str, told: Sequence[Incident], path: str) -> Response:
    root = str(request.base_url).rstrip("/")
    newest = sorted(told, key=lambda i: (_known(i), i.first, i.id), reverse=True)[:_MOST]
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "title", title)
    _add(feed, "id", _urn(path))
    _add(feed, "updated", _time(_known(newest[0])) if newest else _time(datetime.date(1970, 1, 1)))
    SubElement(feed, "link", rel="self", href=root + request.url.path)
    SubElement(feed, "link", rel="alternate", type="text/html", href=root + path)
    _add(SubElement(feed, "author"), "name", "legation")
    for i in newest:
        _entry(SubElement(feed, "entry"), i, root)
    out: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(out, headers={"Cache-Control": _KEPT}, media_type="application/atom+xml; charset=utf-8")


def _entry(entry: Element, i: Incident, root: str) -> None:
    worded = next((r for r in reversed(i.reports) if r.words), i.reports[-1])
    _add(entry, "title", sentence(i))
    _add(entry, "id", _urn(i.id))
    _add(entry, "published", _time(min(r.known for r in i.reports)))
    _add(entry, "updated", _time(_known(i)))
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{root}/incident/{quote(i.id, safe='')}")
    source = link(worded.source)
    if source:
        SubElement(entry, "link", rel="via", href=_plain(source))
    SubElement(entry, "category", term=i.type)
    words = " … ".join(worded.words)
    if words:
        _add(entry, "summary", words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…")


def _add(to: Element, name: str, text: str) -> None:
    SubElement(to, name).text = _plain(text)


def _plain(text: str) -> str:
    r"""Text that XML can hold.

    >>> _plain("a\x00b\uffff")
    'ab'
    """
    return _NO_XML.sub("", printable(text))


def _known(i: Incident) -> datetime.date:
    return max(r.known for r in i.reports)


def _time(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(name: str) -> str:
    """A name for good, the same wherever the books are served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"legation:{name}").urn
