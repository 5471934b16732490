"""The books as a Frictionless data package (datapackage.json beside a CSV a table), JSON lines or Parquet; and back."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sqlalchemy import JSON, Boolean, Date, Integer

from legation.errors import InputError
from legation.exchange.formats import cell
from legation.ledger import Ledger, tables

_PROFILE = "data-package"
_KINDS = ((Date, "date"), (Boolean, "boolean"), (Integer, "integer"), (JSON, "array"))


def write_package(ledger: Ledger, folder: Path) -> None:
    """Write the books into a folder as a data package."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for name in tables.metadata.tables:
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(_columns(name))
            writer.writerows([_text(row[c]) for c in _columns(name)] for row in ledger.table(name))
        resources.append(
            {"name": name, "path": path.name, "format": "csv", "encoding": "utf-8", "schema": schema(name)}
        )
    described = {"profile": _PROFILE, "name": "legation-books", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def read_package(ledger: Ledger, folder: Path) -> int:
    """Add what a data package holds; how many rows were new.

    :raises InputError: when it is no package of legation
    """
    try:
        described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        paths = {r["name"]: folder / Path(r["path"]).name for r in described["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder} is no data package: {error}") from error
    missing = set(tables.metadata.tables) - set(paths)
    if missing:
        raise InputError(f"{folder} has no {', '.join(sorted(missing))}; only packages that legation wrote can be read")
    return ledger.restore({name: _rows(name, paths[name]) for name in tables.metadata.tables})


def write_lines(ledger: Ledger, out: IO[bytes]) -> None:
    """Write the books as JSON lines, each with the table that it is a row of."""
    for name in tables.metadata.tables:
        for row in ledger.table(name):
            out.write((json.dumps({"table": name, **row}, ensure_ascii=False, default=str) + "\n").encode())


def read_lines(ledger: Ledger, path: Path) -> int:
    """Add what :func:`write_lines` wrote; how many rows were new."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in tables.metadata.tables}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                name = row.pop("table")
                rows[name].append({c: _value(name, c, v) for c, v in row.items()})
            except (ValueError, KeyError, AttributeError) as error:
                raise InputError(f"{path}:{number} is no row of a ledger: {error}") from error
    return ledger.restore(rows)


def write_reports(ledger: Ledger, out: IO[bytes], form: str) -> None:
    """Write the reports alone as one table, ``csv`` or ``parquet``, for other programs."""
    import polars  # noqa: PLC0415 - slow to load

    kinds = {"integer": polars.Int64, "boolean": polars.Boolean, "date": polars.Date, "array": polars.String}
    columns = {f["name"]: kinds.get(f["type"], polars.String) for f in schema("reports")["fields"]}
    rows = [{c: (_text(v) if isinstance(v, list) else v) for c, v in row.items()} for row in ledger.table("reports")]
    if form == "parquet":
        polars.DataFrame(rows, schema=columns).write_parquet(out)
    else:
        polars.DataFrame([{c: cell(v) for c, v in row.items()} for row in rows], schema=columns).write_csv(out)


def schema(name: str) -> dict[str, Any]:
    """The table schema of a table, as Frictionless writes it."""
    fields = []
    for column in tables.metadata.tables[name].columns:
        kind = next((k for t, k in _KINDS if isinstance(column.type, t)), "string")
        field: dict[str, Any] = {"name": column.name, "type": kind}
        if not column.nullable:
            field["constraints"] = {"required": True}
        fields.append(field)
    return {"fields": fields, "primaryKey": "id", "missingValues": [""]}


def _columns(name: str) -> list[str]:
    return [c.name for c in tables.metadata.tables[name].columns]


def _rows(name: str, path: Path) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {c: _value(name, c, v) for c, v in row.items() if c}


def _value(name: str, column: str, told: Any) -> Any:
    kind = tables.metadata.tables[name].columns[column].type
    if told in ("", None):
        return None
    if isinstance(kind, Date):
        return datetime.date.fromisoformat(told)
    if isinstance(kind, Boolean):
        return told if isinstance(told, bool) else told == "true"
    if isinstance(kind, Integer):
        return int(told)
    if isinstance(kind, JSON):
        return told if isinstance(told, list) else json.loads(told)
    return told


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
