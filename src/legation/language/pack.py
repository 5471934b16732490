"""A language pack, read from its folder: all that a language is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from legation.errors import UsageError
from legation.language.cutting import Cutter
from legation.language.dates import DateReader
from legation.language.mentions import MentionFinder
from legation.language.numerals import NumeralReader

_TABLES = (
    *("polities", "numerals", "dates", "words", "grammar"),
    *("phrases", "concepts", "measures", "status", "reasons"),
)
_PACKS = files("legation.language") / "packs"


@dataclass(frozen=True, slots=True)
class Pack:
    """What is known of one language. ``tables``: the parsed files by stem, for the stages that read them."""

    lang: str
    tables: dict[str, dict[str, Any]]
    cutter: Cutter
    mentions: MentionFinder
    numerals: NumeralReader
    dates: DateReader
    abbreviations: frozenset[str]
    openers: frozenset[str]


def languages() -> tuple[str, ...]:
    """The languages that have a pack, as ISO 639-1 codes, sorted."""
    return tuple(sorted(p.name for p in _PACKS.iterdir() if (p / "measures.toml").is_file()))


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The commonest words of each language that has a pack, for telling languages apart."""
    return {lang: frozenset(_table(lang, "words")["stopwords"]) for lang in languages()}


@cache
def foreign_letters() -> dict[str, frozenset[str]]:
    """Letters of its neighbours that a language never has itself."""
    return {lang: frozenset(_table(lang, "words").get("foreign_letters", "")) for lang in languages()}


@cache
def pack(lang: str) -> Pack:
    """The pack of a language, read once.

    :raises UsageError: when there is none
    """
    if lang not in languages():
        raise UsageError(f"no language pack '{lang}'; there are: {', '.join(languages())}")
    tables = {name: _table(lang, name) for name in _TABLES}
    cutter = Cutter(tables)
    return Pack(
        lang=lang,
        tables=tables,
        cutter=cutter,
        mentions=MentionFinder(tables["polities"], cutter),
        numerals=NumeralReader(tables["numerals"]),
        dates=DateReader(tables["dates"]),
        abbreviations=frozenset(tables["grammar"]["abbreviations"]),
        openers=frozenset(tables["grammar"]["clause_openers"]),
    )


def _table(lang: str, name: str) -> dict[str, Any]:
    return tomllib.loads((_PACKS / lang / f"{name}.toml").read_text(encoding="utf-8"))
