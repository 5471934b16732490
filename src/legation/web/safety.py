"""Safety: what is asked of a request before any page sees it, and what every answer carries.

Whose machine a page was loaded from is not to be trusted: a site elsewhere may point its own name at this address (DNS
rebinding) or send forms here. So a request must name this host as its people do, and what changes something must come
from here. Bodies are limited; coding and signing in are rationed by address.
"""

from __future__ import annotations

import ipaddress
import json
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.given import LARGEST_TEXT

#: A text of the largest size as a form writes it, three signs a byte, and the fields beside it.
LARGEST_BODY = 3 * LARGEST_TEXT + 100_000
_LONGEST_ADDRESS = 8_000  # characters of a path with its query
_ADDRESSES = 10_000  # whose rations are remembered
_READING = {"GET", "HEAD", "OPTIONS"}
_HERE = {"same-origin", "none"}  # what browsers say of a request that is ours, or that a person typed

#: Scripts, styles and all else come from here alone, and none stands in a page itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: What every answer carries.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


#: Makes a refusal: of a request, with a status, in a line, with headers.
Refuse = Callable[[Scope, int, str, dict[str, str]], Response]


@dataclass(frozen=True, slots=True)
class Ration:
    """How often one address may ask: ``burst`` at once, and ``each_second`` in the long run."""

    burst: int
    each_second: float


#: Coding a text takes a tenth of a second of one core; who sits at this machine may have all of it.
CODING, CODING_HERE = Ration(20, 2), Ration(120, 40)
#: Guessing at a token is to be slow.
SIGNING_IN = Ration(10, 0.2)
_RATIONED = {"/paste": "coding", "/paste/add": "coding", "/api/code": "coding", "/session": "signing in"}


class Rations:
    """How much of a ration each address has left; the oldest are forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock``: seconds that only grow."""
        self._clock = clock
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def wait(self, what: str, who: str, ration: Ration) -> float:
        """Take one; 0, or the seconds after which there is one again."""
        now = self._clock()
        left, at = self._left.pop((what, who), (float(ration.burst), now))
        left = min(float(ration.burst), left + (now - at) * ration.each_second)
        spent = left >= 1
        self._left[what, who] = (left - 1 if spent else left, now)
        while len(self._left) > _ADDRESSES:
            self._left.popitem(last=False)
        return 0.0 if spent else (1 - left) / ration.each_second


class Safety:
    """The guard before the application. ``public``: served beyond loopback; ``names``: hosts it is known by."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        refuse: Refuse,
        public: bool = False,
        names: Collection[str] = (),
        rations: Rations | None = None,
    ) -> None:
        """``app``: what is guarded. ``refuse``: makes the answer to who is known but may not."""
        self._app, self._refuse, self._public = app, refuse, public
        self._names = {n.casefold().rstrip(".") for n in names}
        self._rations = rations or Rations()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it in one line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    told.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope, headers)
        if refused is not None:
            await refused(scope, receive, sending)
            return
        await _Counted(scope, receive, sending, self._refuse).run(self._app)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if not self._known(headers.get("host", "")):
            return refusal(421, "this host is not known here; name it with: legation serve --name HOST")
        if len(scope["path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
            return refusal(414, "the address is too long")
        if scope["method"] in _READING:
            return None
        if not _from_here(headers):
            return self._refuse(scope, 403, "this came from another site; open the page here and send it again", {})
        size = headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > LARGEST_BODY:
            return self._refuse(scope, 413, _TOO_MUCH, {})
        return self._rationed(scope)

    def _known(self, host: str) -> bool:
        """Whether a Host header is ours: loopback, a name that was given, or where it is public any address in numbers.

        Numbers can't be pointed elsewhere, so they are no way in for another site.
        """
        name = _name(host)
        if name in {"localhost", *self._names}:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self._public

    def _rationed(self, scope: Scope) -> Response | None:
        what = _RATIONED.get(scope["path"].rstrip("/"))
        if what is None:
            return None
        who = (scope.get("client") or ("", 0))[0]
        ration = SIGNING_IN if what == "signing in" else CODING_HERE if is_loopback(who) else CODING
        wait = self._rations.wait(what, who, ration)
        if not wait:
            return None
        seconds = int(wait) + 1
        told = f"too many at once; try again in {seconds} s"
        return self._refuse(scope, 429, told, {"Retry-After": str(seconds)})


_TOO_MUCH = f"too large; at most {LARGEST_BODY:,} bytes are taken"


class _Counted:
    """What goes in and out of one request: a body that goes on too long is cut, whatever it said of its length."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, refuse: Refuse) -> None:
        self._scope, self._receive, self._send, self._refuse = scope, receive, send, refuse
        self._left, self._over, self._refused = LARGEST_BODY, False, False

    async def run(self, app: ASGIApp) -> None:
        await app(self._scope, self._taking, self._sending)

    async def _taking(self) -> Message:
        message = {"type": "http.disconnect"} if self._over else await self._receive()
        self._left -= len(message.get("body", b""))
        self._over = self._left < 0
        return {"type": "http.disconnect"} if self._over else message

    async def _sending(self, message: Message) -> None:
        if not self._over:
            await self._send(message)
        elif not self._refused:
            self._refused = True
            await self._refuse(self._scope, 413, _TOO_MUCH, {})(self._scope, self._receive, self._send)


def refusal(status: int, told: str) -> Response:
    """A refusal as problem details (RFC 9457), for who asks in a way that no page is to answer."""
    return Response(problem(status, told), status, media_type="application/problem+json")


def problem(status: int, told: str) -> str:
    """What went wrong, as JSON; one line."""
    return json.dumps({"type": "about:blank", "status": status, "detail": " ".join(told.split())}, ensure_ascii=False)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone.

    >>> [is_loopback(h) for h in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """A Host header without its port.

    >>> _name("LOCALHOST:80"), _name("[::1]:8000"), _name("evil.example@127.0.0.1"), _name("")
    ('localhost', '::1', '', '')
    """
    if any(c in host for c in "@/\\?# "):
        return ""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _from_here(headers: Headers) -> bool:
    """Whether what changes something comes from our own pages, or from a program, which names no origin."""
    if headers.get("sec-fetch-site", "none") not in _HERE:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")
