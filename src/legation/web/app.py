"""The application: the books' pages, API and feeds behind their guard. One process, nothing fetched from elsewhere."""

from __future__ import annotations

import hmac
import threading
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from legation.errors import DateError, LegationError, NotInBooksError, UsageError
from legation.language import code_of
from legation.ledger import open_ledger
from legation.views import remember
from legation.web.api import router as api
from legation.web.coding import router as coding
from legation.web.desk import router as desk
from legation.web.desk import session_of
from legation.web.feeds import router as feeds
from legation.web.handbook import router as handbook
from legation.web.judgements import router as judgements
from legation.web.pages import MessagePage
from legation.web.pictures import router as pictures
from legation.web.reading import Reader
from legation.web.rendering import render
from legation.web.routes import router as pages
from legation.web.safety import HEADERS, Rations, Safety, problem
from legation.web.told import Problem

_THREADS = 40  # that answer at once; no more than 32 of them wait for texts to be read
_OPEN = ("/static/", "/session")  # what anybody gets where reading needs the token
_ABOUT = """The books on relations between states, as JSON. Read docs/api.md for examples.

States are named as people name them (RUS, Russia, Rusland), dates are EDTF (2021, 2021-11, 2021-11-24). `at` is the day
asked about, `known` the day by which it was known. Each answer has an ETag."""

_DETAILS = {"content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
_WRONG: dict[int | str, dict[str, Any]] = {
    404: {"description": "the books hold no such thing"} | _DETAILS,
    422: {"description": "what is asked can't be; `detail` says why"} | _DETAILS,
    "default": {"description": "refused, or something went wrong; `detail` says what to do"} | _DETAILS,
}


def create_app(
    ledger: str | None = None,
    *,
    token: str | None = None,
    public: bool = False,
    names: Collection[str] = (),
    open_reading: bool = False,
    rations: Rations | None = None,
    readers: int = 0,
) -> FastAPI:
    """The application on a ledger.

    ``token``: opens writing. ``public``: served beyond loopback, where reading needs the token too, unless
    ``open_reading``. ``names``: what the host is called there. ``readers``: processes that code texts; this one does
    where there are none.

    :raises UsageError: when it is public without a token
    """
    if public and not token:
        raise UsageError("served beyond this machine it needs a token: give --token or LEGATION_TOKEN")
    app = FastAPI(
        title="legation",
        version=version("legation"),
        description=_ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        responses=_WRONG,
    )
    app.state.ledger, app.state.token, app.state.render = open_ledger(ledger, create=True), token, render
    app.state.reader = Reader(readers)
    remember(app.state.ledger)
    app.mount("/static", _Static(directory=str(files("legation.web") / "static")), "static")
    for part in (api, judgements, coding, desk, feeds, pictures, handbook, pages):
        app.include_router(part)
    for kind in (LegationError, AnyHTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _told)
    if public and not open_reading:
        app.middleware("http")(_reading)
    app.add_middleware(Safety, refuse=_refused, public=public, names=names, rations=rations)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While it serves: names of states and what coding takes are read in the background, so that it answers at once."""
    current_default_thread_limiter().total_tokens = _THREADS
    threading.Thread(target=_warm, args=(app.state.reader,), daemon=True).start()
    yield
    app.state.reader.close()
    app.state.ledger.close()


def _warm(reader: Reader) -> None:
    with suppress(UsageError):
        code_of("-")  # asks every pack
    with suppress(AnyHTTPException):  # it may have been ended meanwhile
        reader.warm()


class _Static(StaticFiles):
    """Files of the pages: an address that names a version is kept for good, others are asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file."""
        answer = await super().get_response(path, scope)
        named = scope["query_string"].startswith(b"v=")
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable" if named else "no-cache"
        return answer


async def _reading(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Beyond loopback one reads with the token: signed in, as a bearer, or as a password, which feed readers can."""
    if request.url.path.startswith(_OPEN) or session_of(request) or _bears(request):
        return await go_on(request)
    return _answer(request, 401, "reading needs the token: sign in, or Authorization: Bearer TOKEN")


def _bears(request: Request) -> bool:
    scheme, _, borne = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            borne = b64decode(borne, validate=True).decode().partition(":")[2]
        except ValueError:
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(borne.encode(), str(request.app.state.token).encode())


async def _told(request: Request, error: Exception) -> Response:
    """An error as one line: problem details under /api, a page elsewhere."""
    headers: dict[str, str] = {}
    if isinstance(error, RequestValidationError):
        faults = (f"{'.'.join(str(x) for x in e['loc'][1:]) or 'body'}: {e['msg']}" for e in error.errors())
        return _answer(request, 422, "; ".join(faults))
    if isinstance(error, AnyHTTPException):
        headers = dict(error.headers or {})
        return _answer(request, error.status_code, str(error.detail), headers)
    if isinstance(error, NotInBooksError):
        return _answer(request, 404, str(error))
    if isinstance(error, UsageError | DateError):
        return _answer(request, 422, str(error))
    if isinstance(error, LegationError):
        return _answer(request, 503, str(error))
    return _answer(request, 500, "something went wrong here; the log of legation serve tells what", dict(HEADERS))


def _refused(scope: Scope, status: int, told: str, headers: dict[str, str]) -> Response:
    return _answer(Request(scope), status, told, headers)


def _answer(request: Request, status: int, told: str, headers: dict[str, str] | None = None) -> Response:
    path, headers = request.url.path, dict(headers or {})
    if status == 401:
        headers.setdefault("WWW-Authenticate", "Bearer")
    if path.startswith("/api/") or "text/html" not in request.headers.get("accept", "text/html"):
        return Response(problem(status, told), status, headers, "application/problem+json")
    page = MessagePage(
        title=HTTPStatus(status).phrase, told=told, sign_in=status == 401 and bool(request.app.state.token)
    )
    return render(request, "message.html", page, status=status, headers=headers)
