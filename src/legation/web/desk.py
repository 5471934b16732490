"""The desk: who may write. A token opens it, as a header for programs or a session cookie for people.

The session is a cookie that scripts can't read and other sites can't send. It holds when it was begun, a nonce, and a
seal made with the token, so nothing is kept here and a new token ends all sessions. Each form of a session carries a
second seal (``csrf``), which only its own pages know.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from legation.ledger import Ledger

COOKIE = "legation-session"
_LASTS = 12 * 3600  # seconds
_READ_ONLY = "these books are open for reading only; to write, start legation serve with --token"
_NOT_IN = "writing needs the token: Authorization: Bearer TOKEN, or sign in"

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Session:
    """A person who has signed in. ``csrf``: what each of their forms must carry."""

    csrf: str


def books(request: Request) -> Ledger:
    """The ledger that is served."""
    return cast("Ledger", request.app.state.ledger)


def today() -> datetime.date:
    """The day on which something is decided or handed over."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def session_of(request: Request) -> Session | None:
    """The session of a request, where its cookie is whole and not too old."""
    token = _token(request)
    began, _, rest = request.cookies.get(COOKIE, "").partition(".")
    nonce, _, seal = rest.partition(".")
    if token is None or not began.isdecimal() or not began.isascii() or len(began) > 12:
        return None
    if not hmac.compare_digest(seal.encode(), _seal(token, f"session {began} {nonce}").encode()):
        return None
    if not 0 <= time.time() - int(began) <= _LASTS:
        return None
    return Session(_seal(token, f"form {began} {nonce}"))


def may_write(request: Request, csrf: str | None = None) -> None:
    """Let only those pass who bear the token, or whose session's form this is.

    :raises HTTPException: 401, or 403 for a form that is not of this session
    """
    token = _token(request)
    if token is None:
        raise HTTPException(401, _READ_ONLY)
    scheme, _, borne = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and hmac.compare_digest(borne.encode(), token.encode()):
        return
    session = session_of(request)
    if session is None:
        raise HTTPException(401, _NOT_IN, {"WWW-Authenticate": "Bearer"})
    if not hmac.compare_digest((csrf or "").encode(), session.csrf.encode()):
        raise HTTPException(403, "this form is not of your session; open the page anew and send it again")


def writer(request: Request) -> None:
    """As a dependency of JSON routes: a bearer, or a session with its seal in the header ``X-CSRF``."""
    may_write(request, request.headers.get("x-csrf"))


def form_writer(request: Request, csrf: Annotated[str, Form()] = "") -> None:
    """As a dependency of form routes."""
    may_write(request, csrf)


Books = Annotated[Ledger, Depends(books)]


def back(path: str) -> str:
    r"""A path of this server to go back to; what leads elsewhere leads home.

    >>> back("/incident/1?x=2"), back("//example.org"), back("https://example.org"), back("/\\example.org")
    ('/incident/1?x=2', '/', '/', '/')
    """
    here = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return path if here else "/"


@router.post("/session", include_in_schema=False)
def sign_in(
    request: Request, token: Annotated[str, Form(max_length=500)], to: Annotated[str, Form(max_length=2000)] = "/"
) -> Response:
    """Open a session for who gives the token."""
    wanted = _token(request)
    if wanted is None:
        raise HTTPException(401, _READ_ONLY)
    if not hmac.compare_digest(token.encode("utf-8", "replace"), wanted.encode()):
        raise HTTPException(401, "that is not the token that legation serve was started with")
    began, nonce = str(int(time.time())), secrets.token_urlsafe(16)
    answer = RedirectResponse(back(to), 303)
    sealed = f"{began}.{nonce}.{_seal(wanted, f'session {began} {nonce}')}"
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, sealed, max_age=_LASTS, httponly=True, samesite="strict", secure=secure)
    return answer


@router.post("/session/end", include_in_schema=False, dependencies=[Depends(form_writer)])
def sign_out(to: Annotated[str, Form(max_length=2000)] = "/") -> Response:
    """Close the session."""
    answer = RedirectResponse(back(to), 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _token(request: Request) -> str | None:
    return cast("str | None", request.app.state.token)


def _seal(token: str, told: str) -> str:
    return hmac.new(token.encode(), told.encode(), hashlib.sha256).hexdigest()
