"""A text that somebody hands over: checked, and made such that every ledger can hold it."""

from __future__ import annotations

from legation.documents import Article, leading_date
from legation.errors import DateError, UsageError
from legation.language import languages
from legation.reference import content_id, normalise, printable

LARGEST_TEXT = 1_000_000  # bytes of one text


def article(
    text: str,
    published: str | None,
    lang: str | None,
    *,
    url: str | None = None,
    title: str | None = None,
    id_: str | None = None,
) -> Article:
    """A text that somebody hands over, checked.

    :raises UsageError: when it is too large or empty, or its date or language is none
    """
    text = whole(text)
    size = len(text.encode())
    if size > LARGEST_TEXT:
        raise UsageError(f"the text has {size:,} bytes; at most {LARGEST_TEXT:,} are read")
    if not text.strip():
        raise UsageError("the text is empty")
    if lang and lang not in languages():
        raise UsageError(f"no language pack '{lang}'; there are: {', '.join(languages())}")
    try:
        told = published or leading_date(text)
        date = normalise(told) if told else None
    except DateError as error:
        raise UsageError(f"published: {error}") from None
    if url and not url.startswith(("http://", "https://")):
        raise UsageError("url: an address begins with http:// or https://")
    return Article(
        id=_line(id_) or content_id("article", text=text),
        text=text,
        lang=lang or None,
        published=date,
        title=_line(title),
        url=_line(url),
    )


def _line(told: str | None) -> str | None:
    return " ".join(printable(whole(told)).split()) if told else None


def whole(text: str) -> str:
    r"""Text that every ledger can hold: halves of characters and NUL are replaced, and nothing changes its place.

    >>> whole("a\ud800b\0c") == "a\ufffdb\ufffdc"
    True
    """
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined.replace("\0", "\ufffd")
