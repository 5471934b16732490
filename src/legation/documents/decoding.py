"""Bytes -> text, whatever the encoding."""

from __future__ import annotations

import codecs

from legation.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 65_536


def decode(raw: bytes) -> str:
    """The text of some bytes: by byte order mark, as UTF-8, else by the likeliest encoding.

    >>> decode("Coördinatie".encode("latin-1"))
    'Coördinatie'

    :raises InputError: when they are binary or empty
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, errors="replace")
    if b"\0" in raw[:_SAMPLE]:
        raise InputError("is binary, not text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed

        best = from_bytes(raw[:_SAMPLE], cp_isolation=["cp1252", "latin_1", "cp1250", "cp1251", "utf_8"]).best()
        text = raw.decode(best.encoding if best else "cp1252", errors="replace")
    if not text.strip():
        raise InputError("is empty")
    return text
