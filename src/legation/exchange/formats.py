"""Codings -> JSON, JSON lines, CSV, Parquet and PLOVER rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from legation.coding import Coding
from legation.exchange.records import document_record

COLUMNS = (
    "document", "lang", "published", "id", "type", "actor", "target", "status", "count", "about", "unit", "place",
    "date", "deadline", "moved_to", "in_response_to", "plover", "mode", "cameo", "start", "end", "evidence",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the beginning of one


def write(codings: Iterable[Coding], form: str, out: IO[bytes]) -> None:
    """Write codings in one of the forms ``json``, ``jsonl``, ``csv``, ``parquet`` and ``plover``."""
    if form == "parquet":
        import polars  # noqa: PLC0415 - slow to load

        table = [row for coding in codings for row in rows(coding)]
        numbers = {"count", "start", "end"}
        schema = {c: polars.Int64 if c in numbers else polars.String for c in COLUMNS}
        polars.DataFrame(table, schema=schema, orient="row" if table else None).write_parquet(out)
        return
    for text in _texts(codings, form):
        out.write(text.encode("utf-8", "replace"))


def _texts(codings: Iterable[Coding], form: str) -> Iterator[str]:
    if form == "json":
        yield json.dumps([document_record(c) for c in codings], ensure_ascii=False, indent=1) + "\n"
    elif form == "jsonl":
        for coding in codings:
            yield json.dumps(document_record(coding), ensure_ascii=False) + "\n"
    elif form == "plover":
        for coding in codings:
            yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in _plover(coding))
    else:
        yield _line(dict(zip(COLUMNS, COLUMNS, strict=True)))
        for coding in codings:
            yield from (_line(row) for row in rows(coding))


def rows(coding: Coding) -> Iterator[dict[str, Any]]:
    """The measures of a coding as flat rows with ``COLUMNS``."""
    doc = document_record(coding)
    for measure in doc["measures"]:
        answers = measure.get("in_response_to")
        flat = {
            "document": doc["id"],
            "lang": doc["lang"],
            "published": doc["published"],
            **measure,
            "in_response_to": " ".join(answers) if isinstance(answers, list) else answers,
            "plover": measure["plover"]["type"],
            "mode": measure["plover"]["mode"],
            "start": measure["spans"][0][0],
            "end": measure["spans"][0][1],
            "evidence": " | ".join(measure["evidence"]),
        }
        yield {column: flat.get(column) for column in COLUMNS}


def _line(row: dict[str, Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(["" if v is None else cell(v) for v in row.values()])
    return out.getvalue()


def cell(value: Any) -> Any:
    """A value of a table that spreadsheets open: what begins like a formula would run; an apostrophe keeps it text.

    >>> cell("=1+1"), cell(-1)
    ("'=1+1", -1)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plover(coding: Coding) -> Iterator[dict[str, Any]]:
    """PLOVER-like events (Halterman et al. 2023): who did what to whom, in which mode."""
    for row in rows(coding):
        yield {
            "event_id": f"{row['document']}:{row['id']}",
            "event_date": row["date"],
            "pub_date": row["published"],
            "event_type": row["plover"],
            "event_mode": row["mode"],
            "actor": row["actor"],
            "recipient": row["target"],
            "contexts": ["diplomatic"],
            "quantity": row["count"],
            "cameo": row["cameo"],
            "event_text": row["evidence"],
            "measure": row["type"],
            "status": row["status"],
        }
