"""Records made by hand -> the books: a CSV, read by a mapping that says what its columns and words mean.

A mapping is a TOML file (docs/books.md); some are in ``exchange/mappings``. What a row says that the mapping does not
know is reported and the row left out: nothing is guessed.
"""

from __future__ import annotations

import csv
import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from legation.errors import DateError, InputError, UsageError
from legation.incidents import RELATIONS, STATUSES, Report
from legation.ledger import Dispute, Document, Entry, StatedStrength
from legation.reference import all_polities, cities, content_id, measure_types, normalise, span

_MAPPINGS = files("legation.exchange") / "mappings"
_KINDS = ("measures", "strengths", "disputes")
_WAIT = re.compile(r"(?:P)?(\d+) ?(hours|days|weeks|months|H|D|W|M)(?: from (\d{4}-\d{2}-\d{2}))?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}
_UNITS = ("diplomats", "staff", "local_staff", "families", "officers", "posts", "persons", "entities")


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that could not be taken: its number and what to do."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """How to read one kind of CSV. ``columns``: ours -> theirs; ``words``: by our field, theirs -> what they mean."""

    kind: str
    columns: Mapping[str, str]
    words: Mapping[str, Mapping[str, Any]]
    known: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Any]]


def mapping(name: str) -> Scheme:
    """A mapping by the name of one that comes with legation, or by path.

    :raises UsageError: when there is none, or it breaks the schema
    """
    path = Path(name)
    shipped = sorted(p.name.removesuffix(".toml") for p in _MAPPINGS.iterdir() if p.name.endswith(".toml"))
    try:
        if path.suffix == ".toml":
            text = path.read_text(encoding="utf-8")
        elif name in shipped:
            text = (_MAPPINGS / f"{name}.toml").read_text(encoding="utf-8")
        else:
            raise UsageError(f"no mapping '{name}'; give a TOML file, or one of: {', '.join(shipped)}")
        raw = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{name} can't be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name} is no TOML: {error}") from error
    if raw.get("kind") not in _KINDS:
        raise UsageError(f"{name}: kind must be one of: {', '.join(_KINDS)}")
    unknown = set(raw) - {"kind", "columns", "words", "known", "rows"}
    if unknown:
        raise UsageError(f"{name} has unknown parts: {', '.join(sorted(unknown))}")
    for word, means in raw.get("words", {}).get("type", {}).items():
        if means.get("type") not in measure_types():
            raise UsageError(f"{name}: '{word}' means no type of the codebook: {means.get('type')}")
    return Scheme(raw["kind"], raw.get("columns", {}), raw.get("words", {}), raw.get("known", {}), raw.get("rows", {}))


def entries(path: Path, by: Scheme) -> Iterator[Entry | Dispute | Fault]:
    """What each row of a CSV adds to the books."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = set(by.columns.values()) - set(reader.fieldnames or ())
            if missing:
                raise UsageError(f"{path} has no column {', '.join(sorted(missing))}, which the mapping names")
            for number, row in enumerate(reader, 2):
                told = {k: v.strip() for k, v in row.items() if k and isinstance(v, str)}
                try:
                    yield from _READERS[by.kind](_Row(told, by), path.stem)
                except (InputError, DateError) as error:
                    yield Fault(number, str(error))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} can't be read: {error}") from error


class _Row:
    """A row seen through a mapping."""

    def __init__(self, told: Mapping[str, str], by: Scheme) -> None:
        self.told, self.by = told, by
        id_ = told.get(by.columns.get("id", "id"), "")
        self.id = id_ or content_id("row", **told)[4:12]
        self.fixed = by.rows.get(id_, {})

    def __getitem__(self, field: str) -> str | None:
        if field in self.fixed:
            return str(self.fixed[field])
        column = self.by.columns.get(field)
        return (self.told.get(column) or None) if column else None

    def meaning(self, field: str, *, needed: bool = False) -> Any:
        """What a word of theirs means in ours."""
        word, words = self[field], self.by.words.get(field, {})
        if word is None or word in words:
            return words.get(word) if word else None
        if needed:
            raise InputError(f"the mapping does not say what '{word}' means as {field}")
        return None

    def known(self, *dates: str | None) -> datetime.date:
        """The day from which the row can be known: what the mapping says, else the last day of the date told."""
        told = self.by.known.get(self.id) or next((d for d in dates if d), None)
        if told is None:
            raise InputError("has no date, and the mapping does not say since when it is known")
        return span(told.rstrip("~"))[1]


def _measures(row: _Row, name: str) -> Iterator[Entry]:
    own_word = row["type"] in measure_types() and row["type"] not in row.by.words.get("type", {})
    kind = {"type": row["type"]} if own_word else row.meaning("type", needed=True)
    kind |= {name: row[name] == "yes" for name in ("own", "head") if row[name]}
    status = row.meaning("status") or row["status"] or "done"
    if status not in STATUSES:
        raise InputError(f"the mapping does not say what '{status}' means as status")
    date = _edtf(row["date"])
    known = row.known(row["known"], date)
    document = _document(row, name, known)
    sides = list(_sides(row["actor"], row["target"]))
    one = len(sides) == 1
    count = _count(row["count"]) if one or "each" in (row["unit"] or "") else None  # else it is of all together
    reports = []
    for n, (actor, target, own) in enumerate(sides):
        type_ = measure_types()[str(kind["type"])]
        if kind.get("turned"):
            actor, target, own = target, actor, False
        reports.append(
            Report(
                id=row.id if one else f"{row.id}#{n + 1}",
                document=document.id,
                type=type_.name,
                actor=actor,
                target=target,
                status=status,
                count=count,
                about="exact" if row["count"] else None,
                unit=kind.get("unit") or row.meaning("unit") or (row["unit"] if row["unit"] in _UNITS else None),
                place=() if kind.get("moved") else _places(row["place"]),
                date=date,
                deadline=_deadline(row["deadline"], date),
                moved_to=row["moved_to"] or (kind.get("moved") and (_places(row["place"]) or (None,))[0]) or None,
                reason=row["reason"] or _reason(row["answers"]),
                own=own or bool(kind.get("own")),
                head=bool(kind.get("head")) or "ambassador" in (row["unit"] or ""),
                form=kind.get("form") or row["form"],
                note=row["note"],
                known=known,
                source=row["source"],
                words=tuple(w for w in (row["unit"], row["note"]) if w),
                rule=f"by hand: {row['type']}",
                stated=tuple(_stated(row)),
            )
        )
    yield Entry(document, reports)


def _document(row: _Row, name: str, known: datetime.date) -> Document:
    return Document(
        id=content_id("document", handmade=name, **row.told),
        known=known,
        coder=f"by hand: {name}",
        ref=row.id,
        url=row["source"],
        source=row["source"],
    )


def _strengths(row: _Row, name: str) -> Iterator[Entry]:
    told = {side: _state(row[side]) for side in ("sending", "receiving")}
    if not told["sending"] or not told["receiving"]:
        raise InputError("has no sending or no receiving state")
    count = _count(row["count"])
    if count is None:
        raise InputError("has no count")
    kind = row.meaning("kind", needed=True)
    if kind == "leave out":
        return
    as_of = _edtf(row["as_of"])
    known = row.known(row["known"], as_of)
    document = _document(row, name, known)
    scope = row["scope"] or ""
    category = row["category"] or next(
        (c for word, c in row.by.words.get("category", {}).items() if word in scope.casefold()), "staff"
    )
    about = row["about"] or next(
        (a for word, a in row.by.words.get("about", {}).items() if word in scope.casefold()), "exact"
    )
    strength = StatedStrength(
        id=row.id, document=document.id, sending=str(told["sending"]), receiving=str(told["receiving"]),
        category=category, count=count, about=about, as_of=as_of, scope=scope or None, by=row["by"], kind=kind,
        known=known, source=row["source"], words=(scope,) if scope else (),
    )  # fmt: skip
    yield Entry(document, (), (strength,))


def _disputes(row: _Row, _: str) -> Iterator[Dispute]:
    pair = row["pair"]
    if not pair:
        raise InputError("the mapping does not say of which states it is")
    about, date = row["about"] or "", _edtf(row["date"])
    versions = [(row[f"version_{side}"] or "", row[f"source_{side}"] or "") for side in "ab"]
    yield Dispute(
        id=row.id,
        pair="-".join(sorted(p for p in pair.split("-") if _state(p))),
        about=about,
        versions=tuple(versions),
        known=row.known(row["known"], date),
        date=date,
    )


_READERS: dict[str, Callable[[_Row, str], Iterator[Entry | Dispute]]] = {
    "measures": _measures,
    "strengths": _strengths,
    "disputes": _disputes,
}


def _sides(actor: str | None, target: str | None) -> Iterator[tuple[str | None, str | None, bool]]:
    """Actors and targets, one pair a measure: "LVA+EST", "CZE+RUS" on "RUS+CZE", "USA@RUS" (its own, in Russia)."""
    actors = [_state(a) for a in (actor or "").split("+")] or [None]
    own = "@" in (target or "")
    targets = [_state(t) for t in (target or "").rpartition("@")[2].split("+")]
    if len(actors) > 1 and set(actors) == set(targets):
        yield from ((a, t, own) for a, t in zip(actors, targets, strict=True))
    else:
        yield from ((a, t, own) for a in actors for t in targets)


def _state(code: str | None) -> str | None:
    if not code or code.startswith("*"):
        return None
    if code not in all_polities():
        raise InputError(f"'{code}' is no state or body that legation knows")
    return code


def _count(told: str | None) -> int | None:
    return int(told) if told and told.isdigit() else None


def _places(told: str | None) -> tuple[str, ...]:
    """The cities of a column of places: those that are known by their common English name."""
    found = [city for part in re.split(r"[;,()]", told or "") for city in [_city(part.strip())] if city]
    return tuple(dict.fromkeys(found))


def _city(told: str) -> str | None:
    if told in cities():
        return told
    words = told.split()
    return next((" ".join(words[a:]) for a in range(1, len(words)) if " ".join(words[a:]) in cities()), None)


def _edtf(told: str | None) -> str | None:
    if not told:
        return None
    first, slash, last = told.partition("/")
    return f"{normalise(first)}/{normalise(last)}" if slash else normalise(told)


def _deadline(told: str | None, date: str | None) -> str | None:
    """A deadline as a date: "48 hours", "P2W" and the like count from the date, or from the day they name."""
    if not told:
        return None
    wait = _WAIT.match(told)
    if not wait:
        try:
            return normalise(told.split(";", maxsplit=1)[0].strip())
        except DateError:
            return None
    many, unit, start = int(wait[1]), wait[2].casefold()[0], wait[3] or date
    if unit == "h":
        many, unit = -(-many // 24), "d"
    try:
        first, last = span(start) if start else (None, None)
    except DateError:
        return None
    if first is None or last is None or (last - first).days > 7:
        return None
    return (first + datetime.timedelta(many * _DAYS[unit])).isoformat()


def _reason(told: str | None) -> str | None:
    causes = [c.strip().removeprefix("event:") for c in (told or "").split(";") if c.strip().startswith("event:")]
    return "; ".join(causes) or None


def _stated(row: _Row) -> Iterator[tuple[str, str]]:
    for other in (row["answers"] or "").split(";"):
        other = other.strip()
        if other and not other.startswith("event:") and " " not in other:
            yield "answers", other
    relation = "same"
    for other in (row["same"] or "").split(";"):
        word, colon, id_ = other.strip().rpartition(":")
        if colon:
            relation = row.by.words.get("same", {}).get(word, "")
        if id_ and relation in RELATIONS:
            yield relation, id_
