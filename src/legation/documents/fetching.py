"""Addresses -> bytes, without being led to private hosts."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

from legation.errors import FetchError, UnsafeAddressError

_LARGEST = 20_000_000  # bytes
_HOPS = 5
_WAIT = 20.0  # seconds


def fetch(url: str, *, allow_private: bool = False) -> bytes:
    """The body of an http(s) address; each redirect is checked like the address itself.

    :raises UnsafeAddressError: when it leads to a private host or away from http(s)
    :raises FetchError: when it does not answer, answers with an error, or with too much
    """
    import httpx  # noqa: PLC0415 - slow to load

    try:
        for _ in range(_HOPS + 1):
            parts = urlsplit(url)
            address = _checked(url, allow_private=allow_private)
            # Connecting to the address that was checked keeps a second look-up from leading elsewhere.
            target = httpx.URL(url).copy_with(host=address)
            headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": "legation"}
            extensions = {"sni_hostname": parts.hostname or ""}
            with (
                httpx.Client(timeout=_WAIT, follow_redirects=False, trust_env=False) as client,
                client.stream("GET", target, headers=headers, extensions=extensions) as answer,
            ):
                if answer.is_redirect:
                    url = urljoin(url, answer.headers.get("location", ""))
                    continue
                if answer.is_error:
                    raise FetchError(f"answered {answer.status_code}")
                body = bytearray()
                for chunk in answer.iter_bytes():
                    body += chunk
                    if len(body) > _LARGEST:
                        raise FetchError(f"is larger than {_LARGEST // 1_000_000} MB")
                return bytes(body)
        raise FetchError(f"redirects more than {_HOPS} times")
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        if isinstance(error, (FetchError, UnsafeAddressError)):
            raise
        raise FetchError(f"can't be fetched: {type(error).__name__}") from None


def _checked(url: str, *, allow_private: bool) -> str:
    """The IP address of a host, refused when any of its addresses is not a public one."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UnsafeAddressError(f"leads to '{parts.scheme}:', which is not read; only http and https are")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"has an unknown host '{parts.hostname}'") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(ipaddress.ip_address(a.split("%")[0]).is_global for a in addresses):
        raise UnsafeAddressError(f"leads to a private host '{parts.hostname}'; allow it with --allow-private")
    return addresses[0]
