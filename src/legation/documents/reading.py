"""Sources -> articles: files, folders, JSON lines, standard input, addresses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.documents.article import Article
from legation.documents.boilerplate import leading_date
from legation.documents.decoding import decode
from legation.documents.fetching import fetch
from legation.documents.webpage import read_page
from legation.errors import InputError
from legation.reference import content_id, normalise

_PAGES = {".html", ".htm", ".xhtml"}
_LINES = {".jsonl", ".ndjson"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be read: where it is and what to do. The others are read all the same."""

    source: str
    message: str


def read_sources(
    sources: Sequence[str], *, published: str | None = None, lang: str | None = None, allow_private: bool = False
) -> Iterator[Article | Problem]:
    """Every document of the sources in order: paths, folders, ``-`` and http(s) addresses.

    ``published`` and ``lang`` outweigh what the documents say of themselves.
    """
    for source in sources:
        yield from _guard(source, published, lang, allow_private=allow_private)


def _guard(source: str, published: str | None, lang: str | None, *, allow_private: bool) -> Iterator[Article | Problem]:
    try:
        if source.startswith(("http://", "https://")):
            yield _page(fetch(source, allow_private=allow_private), source, published, lang, url=source)
        elif source == "-":
            yield from _stdin(sys.stdin.buffer.read(), published, lang)
        elif Path(source).is_dir():
            for path in sorted(p for p in Path(source).rglob("*") if p.is_file()):
                if not any(part.startswith(".") for part in path.relative_to(source).parts):
                    yield from _guard(str(path), published, lang, allow_private=allow_private)
        else:
            yield from _file(Path(source), published, lang)
    except InputError as error:
        yield Problem(source, str(error))
    except OSError as error:
        yield Problem(source, f"can't be read: {error.strerror or error}")


def _file(path: Path, published: str | None, lang: str | None) -> Iterator[Article | Problem]:
    if path.suffix in _LINES:
        with path.open("rb") as lines:
            yield from _json_lines(lines, str(path), published, lang)
    elif path.suffix in _PAGES:
        yield _page(path.read_bytes(), str(path), published, lang)
    else:
        yield _article({"text": decode(path.read_bytes())}, str(path), published, lang)


def _stdin(raw: bytes, published: str | None, lang: str | None) -> Iterator[Article | Problem]:
    lines = [line for line in raw.splitlines() if line.strip()]
    if lines and lines[0].lstrip().startswith(b'{"'):
        yield from _json_lines(lines, "-", published, lang)
    else:
        yield _article({"text": decode(raw)}, "-", published, lang)


def _json_lines(
    lines: Iterable[bytes], source: str, published: str | None, lang: str | None
) -> Iterator[Article | Problem]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{source}:{number}"
        try:
            fields = json.loads(line)
            if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
                raise InputError("has no field 'text'")
            yield _article(fields, where, published, lang)
        except (ValueError, RecursionError) as error:
            yield Problem(where, f"is no JSON: {error}")
        except InputError as error:
            yield Problem(where, str(error))


def _page(raw: bytes, source: str, published: str | None, lang: str | None, url: str | None = None) -> Article:
    return _article({**read_page(decode(raw)), "url": url}, source, published, lang)


def _article(fields: dict[str, object], source: str, published: str | None, lang: str | None) -> Article:
    text = str(fields["text"])
    if not text.strip():
        raise InputError("is empty")
    told = published or fields.get("published") or leading_date(text)
    try:
        date = normalise(str(told)) if told else None
    except ValueError as error:
        raise InputError(str(error)) from None
    known = {k: str(fields[k]) if fields.get(k) else None for k in ("lang", "title", "url")}
    return Article(
        id=str(fields.get("id") or content_id("article", text=text)),
        text=text,
        lang=lang or known["lang"],
        published=date,
        title=known["title"],
        url=known["url"],
        source=source,
    )
