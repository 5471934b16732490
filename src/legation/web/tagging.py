"""ETags: an answer carries a hash of itself; who has it already is told so instead of being sent it again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

_KEPT = ("cache-control", "content-location", "etag", "expires", "link", "vary")  # of an answer that is not sent again


class Tagged(APIRoute):
    """A route whose answers to GET are tagged, and asked for again each time, as the books may have grown."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with its answers tagged."""
        plain = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            answer = await plain(request)
            if request.method not in {"GET", "HEAD"} or answer.status_code != 200:
                return answer
            mark = f'"{hashlib.blake2b(bytes(answer.body), digest_size=12).hexdigest()}"'
            answer.headers["ETag"] = mark
            answer.headers.setdefault("Cache-Control", "private, no-cache")
            answer.headers.add_vary_header("Accept")
            if not _has(request.headers.get("if-none-match", ""), mark):
                return answer
            return Response(None, 304, {k: v for k, v in answer.headers.items() if k in _KEPT})

        return tagged


def _has(told: str, mark: str) -> bool:
    """Whether an If-None-Match header names a mark.

    >>> _has('W/"a", "b"', '"a"'), _has("*", '"a"'), _has('"c"', '"a"')
    (True, True, False)
    """
    return told.strip() == "*" or mark in {one.strip().removeprefix("W/") for one in told.split(",")}
