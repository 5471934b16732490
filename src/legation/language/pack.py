"""A language pack, read from its folder: all that a language is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
_HELD = 12  # files that are kept parsed, so that the stages of one language share them
_PACKS = files("legation.language") / "packs"


class Tables(Mapping[str, dict[str, Any]]):
    """The files of a pack, parsed when asked for; only the last few are held, as each stage compiles what it reads."""

    def __init__(self, lang: str) -> None:
        """``lang``: the language of the pack."""
        self._lang = lang

    def __getitem__(self, name: str) -> dict[str, Any]:
        """The table of ``name``.toml."""
        if name not in _TABLES:
            raise KeyError(name)
        return _table(self._lang, name)

    def __iter__(self) -> Iterator[str]:
        """Names of the files."""
        return iter(_TABLES)

    def __len__(self) -> int:
        """How many files a pack has."""
        return len(_TABLES)


@dataclass(frozen=True, slots=True)
class Pack:
    """What is known of one language. ``tables``: the parsed files by stem, for the stages that read them."""

    lang: str
    tables: Tables
    cutter: Cutter
    mentions: MentionFinder
    numerals: NumeralReader
    dates: DateReader
    abbreviations: frozenset[str]
    openers: frozenset[str]
    stopwords: frozenset[str]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a pack, as ISO 639-1 codes, sorted."""
    return tuple(sorted(p.name for p in _PACKS.iterdir() if (p / "measures.toml").is_file()))


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The commonest words of each language that has a pack, for telling languages apart."""
    return {lang: frozenset(_read(lang, "words")["stopwords"]) for lang in languages()}


@cache
def foreign_letters() -> dict[str, frozenset[str]]:
    """Letters of its neighbours that a language never has itself."""
    return {lang: frozenset(_read(lang, "words").get("foreign_letters", "")) for lang in languages()}


@cache
def pack(lang: str) -> Pack:
    """The pack of a language, read once.

    :raises UsageError: when there is none
    """
    if lang not in languages():
        raise UsageError(f"no language pack '{lang}'; there are: {', '.join(languages())}")
    tables = Tables(lang)
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
        stopwords=frozenset(tables["words"]["stopwords"]),
    )


def _read(lang: str, name: str) -> dict[str, Any]:
    return tomllib.loads((_PACKS / lang / f"{name}.toml").read_text(encoding="utf-8"))


_table = lru_cache(maxsize=_HELD)(_read)
