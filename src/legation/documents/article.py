"""The noun of this stage: an article as it was given out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text with what is known of its origin. Offsets of evidence count characters of ``text``.

    ``published`` is EDTF and may be a month ("2021-11"); ``lang`` is an ISO 639-1 code; ``source`` is
    where it was read from (a path, an address, "-"). What is not known is ``None``.
    """

    id: str
    text: str
    lang: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
