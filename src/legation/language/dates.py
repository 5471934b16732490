"""Dates and deadlines in the words of news, resolved against the day (or month, or year) of publication.

A pack lists its phrases as templates over named groups; what they mean is computed in resolution.py, alike
for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from legation.language.analysis import DateMention
from legation.language.numerals import one_of, plain
from legation.language.resolution import LIMITS, Reading, resolved, unit_of

_BACK, _BEFORE = 48, 44  # characters searched for a cue of tense, and for the word of a relation
_KINDS = ("feast", "month", "season", "weekday", "unit", "decade", "year")
_OTHER = "other"
_GROUP = re.compile(r"\{(_?)([a-z]+)\}")
_CLAUSE = re.compile(r".*[,;:()]", re.DOTALL)
_NUMBERS = {
    "n": r"\d{1,3}",
    "year": r"(?:1[5-9]|20)\d\d",
    "day": r"(?:3[01]|[12]\d|0?[1-9])",
    "mm": r"(?:1[0-2]|0?[1-9])",
    "one": r"(?:3[01]|[12]\d|0?[1-9])",
    "other": r"(?:3[01]|[12]\d|0?[1-9])",
    "tens": r"(?:(?:1[5-9]|20)\d0|[2-9]0)",
}


@dataclass(frozen=True, slots=True)
class _Template:
    options: dict[str, Any]
    names: tuple[tuple[str, str], ...]  # group of the pattern, and what it stands for


class _Templates:
    """The templates of one kind as a pattern, compiled when a text first has a word of the kind.

    ``needed``: a pattern for the words of the kind, without which no template fits.
    """

    def __init__(self, ways: str, needed: str) -> None:
        self._ways, self._needed = ways, needed

    def search(self, low: str, at: int = 0) -> re.Match[str] | None:
        """The first place from an offset on where a template fits."""
        return self._pattern.search(low, at) if self._needing.search(low, at) else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._ways)

    @cached_property
    def _needing(self) -> re.Pattern[str]:
        return re.compile(self._needed)


class DateReader:
    """Reads the dates of one language by its table (packs/xx/dates.toml)."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Table keys that must be there: ``months``, ``weekdays``, ``numbers``, ``units``, ``parts``, ``templates``.

        Further words: ``seasons`` (with the number of their middle month), ``feasts`` ("12-25", "easter-2"),
        ``decades`` and ``days`` (of the month). A unit may count several ("2 week"). Only where a word of these kinds
        stands are the templates with that group looked for; ``cues`` and ``cue_patterns`` tell where those without
        are. ``cased``: words that count only with a capital.

        ``relations`` stand before a date (``articles`` may come between), ``relations_after`` behind it; those in
        ``onward`` point ahead. ``ahead`` and ``behind`` are words of the sentence that tell its tense. ``allotted``
        and ``allotted_until`` are patterns of what comes before a time or an end that is granted, ``allotted_after``
        of what comes after such an end.

        A template has its ``pattern`` (a group ``{_x}`` says nothing, ``fragments`` are pieces of patterns) and what
        it ``means``, and may fix ``relation``, ``turn`` and ``ignore`` (relations that are none here). In languages
        without spaces, ``unspaced`` is true.
        """
        self._words = _vocabulary(table)
        self._fragments: dict[str, str] = table.get("fragments", {})
        edge, close = ("", "") if table.get("unspaced") else (r"(?<!\w)", r"(?!\w)")
        figure = r"(?<!\d[.,])", r"(?![.,]\d)"  # a part of a larger number is no date
        self._templates: list[_Template] = []
        self._patterns = {
            kind: _Templates(f"{edge}{figure[0]}(?:{'|'.join(ways)}){close}{figure[1]}", self._raw(kind))
            for kind, ways in self._ways(table["templates"]).items()
        }
        self._cues = re.compile(f"{edge}(?:{self._told_by(table)}){close}|{edge}(?P<year>{_NUMBERS['year']})")
        self._cased = frozenset(table.get("cased", []))
        self._relations = {w: r for r, words in table["relations"].items() for w in words}
        self._trailing = {w: r for r, words in table.get("relations_after", {}).items() for w in words}
        self._onward = frozenset(table.get("onward", []))
        gap = r"\W{0,3}" if table.get("unspaced") else r"\W{1,3}"
        articles = rf"(?:(?:{table['articles']}){gap}){{0,3}}" if table["articles"] else ""
        self._before = re.compile(rf"{edge}({one_of(self._relations)}){gap}{articles}$")
        self._behind = re.compile(rf"\W{{0,2}}({one_of(self._trailing)}){close}")
        ahead, behind = one_of(table.get("ahead", [])), one_of(table.get("behind", []))
        self._tense = re.compile(rf"{edge}(?:(?P<ahead>{ahead})|{behind}){close}")
        self._follows = re.compile(rf"\W?{ahead}{close}")
        self._allotted = re.compile(f"{edge}(?:{table.get('allotted', '(?!)')})$")
        self._allotted_after = re.compile(table.get("allotted_after", "(?!)"))
        self._allotted_until = re.compile(f"{edge}(?:{table.get('allotted_until', '(?!)')})$")

    def _ways(self, entries: list[dict[str, Any]]) -> dict[str, list[str]]:
        """The patterns of the templates by kind: the first of the kinds of words that a template has."""
        out: dict[str, list[str]] = {}
        for number, entry in enumerate(entries):
            way, template = self._way(number, entry)
            self._templates.append(template)
            groups = {name for _, name in template.names}
            out.setdefault(next((kind for kind in _KINDS if kind in groups), _OTHER), []).append(way)
        return out

    def _way(self, number: int, entry: dict[str, Any]) -> tuple[str, _Template]:
        """The pattern of a template as one way among others, its groups numbered."""
        names: list[tuple[str, str]] = []

        def group(found: re.Match[str]) -> str:
            silent, name = found.groups()
            if name in self._fragments:
                return _GROUP.sub(group, self._fragments[name])
            options = self._options(name)
            if silent:
                return f"(?:{options})"
            names.append((f"{name}{number}_{len(names)}", name))
            return f"(?P<{names[-1][0]}>{options})"

        pattern = _GROUP.sub(group, entry["pattern"])
        return f"(?:{pattern})(?P<t{number}>)", _Template(entry, tuple(names))

    def _raw(self, kind: str) -> str:
        """What must stand in every date of a kind, whatever stands around it."""
        return "" if kind == _OTHER else self._options(kind)

    def _options(self, name: str) -> str:
        """A pattern for what a group may be: a figure or any of its words."""
        return "|".join(p for p in (_NUMBERS.get(name), _listed(self._words.get(name))) if p)

    def _told_by(self, table: dict[str, Any]) -> str:
        """A pattern for the words that dates are told by, each kind a group of its own."""
        kinds = [f"(?P<{kind}>{one_of(self._words[kind])})" for kind in _KINDS if self._words.get(kind)]
        return "|".join([*kinds, one_of(table["cues"]), *table.get("cue_patterns", [])])

    def find(self, text: str, start: int, end: int, published: str | None) -> list[DateMention]:
        """The dates between two offsets, resolved, in the order of the text."""
        piece = text[start:end]
        low = plain(piece)
        kinds = {cue.lastgroup or _OTHER for cue in self._cues.finditer(low)}
        if not kinds:
            return []
        patterns = [pattern for kind, pattern in self._patterns.items() if kind in kinds]
        readings = list(self._readings(piece, low, patterns))
        dates = resolved(readings, published)
        return [
            DateMention(r.start + start, r.end + start, edtf, r.relation)
            for r, edtf in zip(readings, dates, strict=True)
        ]

    def _readings(self, piece: str, low: str, patterns: list[_Templates]) -> Iterator[Reading]:
        """What the leftmost templates say, the first where several fit at a place; those that say nothing left out."""
        ahead = {pattern: pattern.search(low) for pattern in patterns}
        while coming := [(m.start(), int(str(m.lastgroup)[1:]), p, m) for p, m in ahead.items() if m]:
            _, number, pattern, found = min(coming, key=lambda way: way[:2])
            template = self._templates[number]
            names = [(group, name) for group, name in template.names if found[group] is not None]
            small = any(found[g] in self._cased and not piece[found.start(g)].isupper() for g, _ in names)
            if small or ("allotted" in template.options and not self._precedes(self._allotted, low, found.start())):
                ahead[pattern] = pattern.search(low, found.start() + 1)
                continue
            at = max(found.end(), found.start() + 1)
            if template.options["means"] != "nothing":
                values = {name: self._value(name, found[group]) for group, name in names}
                yield self._reading(low, found, values, template.options)
            ahead |= {p: p.search(low, at) for p, m in ahead.items() if m and m.start() < at}

    def _value(self, name: str, form: str) -> Any:
        listed = self._words.get(name, {}).get(form)
        if listed is not None:
            return listed
        return int(form) + (1900 if name == "tens" and len(form) == 2 else 0)

    def _reading(self, low: str, found: re.Match[str], values: dict[str, Any], options: dict[str, Any]) -> Reading:
        """A found template with its relation and the turn that the words around it give."""
        start, end = found.span()
        marker = self._before.search(low, max(0, start - _BEFORE), start)
        if marker and (marker[1] in options.get("ignore", ()) or "relation" in options):
            marker = None
        first = marker.start(1) if marker else start
        relation = self._relations[marker[1]] if marker else "on"
        trailing = self._behind.match(low, end)
        if "relation" in options:
            relation = options["relation"]
        elif trailing:
            relation = self._trailing[trailing[1]]
        elif relation == "until" and self._is_granted(low, first, end):
            relation = "by"
        if "turn" in options:
            turn = options["turn"]
        elif relation in LIMITS:
            turn = "limit"
        elif relation == "since":
            turn = "nearest" if marker and marker[1] in self._onward else "past"
        else:
            turn = "future" if self._is_ahead(low, first, end) else "near"
        return Reading(first, end, relation, turn, options["means"], values, options)

    def _is_ahead(self, low: str, start: int, end: int) -> bool:
        """Whether the nearest word of tense before a date, or the one right behind it, points ahead."""
        if self._follows.match(low, end):
            return True
        window = _CLAUSE.sub("", low[max(0, start - _BACK) : start])
        told = [found["ahead"] is not None for found in self._tense.finditer(window)]
        return bool(told) and told[-1]

    def _is_granted(self, low: str, start: int, end: int) -> bool:
        """Whether "until" some day is a time given to do something."""
        return bool(self._allotted_after.match(low, end)) or self._precedes(self._allotted_until, low, start)

    @staticmethod
    def _precedes(pattern: re.Pattern[str], low: str, at: int) -> bool:
        return pattern.search(low, max(0, at - 2 * _BACK), at) is not None


def _vocabulary(table: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the words of each group stand for."""
    return {
        "month": {form: i + 1 for i, forms in enumerate(table["months"]) for form in forms},
        "weekday": {form: i for i, forms in enumerate(table["weekdays"]) for form in forms},
        "n": table["numbers"],
        "unit": {form: unit_of(unit) for unit, forms in table["units"].items() for form in forms},
        "part": {form: part for part, forms in table["parts"].items() for form in forms},
        "season": {form: int(month) for month, forms in table.get("seasons", {}).items() for form in forms},
        "feast": {form: day for day, forms in table.get("feasts", {}).items() for form in forms},
        "decade": table.get("decades", {}),
        "day": table.get("days", {}),
    }


def _listed(words: dict[str, Any] | None) -> str:
    return one_of(words) if words else ""
