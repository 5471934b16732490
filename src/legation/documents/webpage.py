"""HTML -> the text of its article, with title and date."""

from __future__ import annotations

from legation.errors import InputError


def read_page(html: str) -> dict[str, object]:
    """Text, title and date of publication of a page's article.

    :raises InputError: when there is no article in it
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load

    found = bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    fields = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    text = fields.get("text") or fields.get("raw_text")
    if not text:
        raise InputError("has no article in it")
    return {"text": text, "title": fields.get("title"), "published": fields.get("date")}
