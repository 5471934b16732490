"""Numbers in words and digits, with how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from legation.language.analysis import Numeral

_PLAIN = tuple(zip("’ʼ\u00a0\u202f\u2009\n\tİ", "''     i", strict=True))
_DIGITS = {zero + n: str(n) for zero in (0x660, 0x6F0, 0xFF10) for n in range(10)}
_WIDE = re.compile(f"[{''.join(map(chr, _DIGITS))}]")
_MONEY = "$€£¥₽₺₴"
_CONTEXT = 32  # characters before a number that may tell what it is
_AGE = re.compile(r"(?<=, )[1-9]\d(?=,)")  # "Antonov, 66, said"
_YEARS = range(1900, 2100)


@lru_cache(maxsize=2)  # numbers and dates are read from the same sentence
def plain(text: str) -> str:
    """Small letters, straight apostrophes, simple spaces and common digits, each where it stood.

    >>> plain("Zo’n ３０ İ")
    "zo'n 30 i"
    """
    for sign, simple in _PLAIN:
        text = text.replace(sign, simple)
    return (text.translate(_DIGITS) if _WIDE.search(text) else text).lower()


def one_of(words: Iterable[str]) -> str:
    r"""A pattern for any of the words, the longest that fits first; shared beginnings are tried once.

    >>> one_of(["may", "march", "mar."])
    '(?:ma(?:r(?:\\.|ch)|y))'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return f"(?:{_branches(tree)})" if tree else r"(?!)"


def _branches(node: dict[str, Any]) -> str:
    ways = [re.escape(sign) + _branches(node[sign]) for sign in sorted(node) if sign]
    if not ways:
        return ""
    if len(ways) == 1 and "" not in node:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in node else ''}"


class NumeralReader:
    """Reads the numerals of one language by its table (packs/xx/numerals.toml)."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Table keys that must be there: ``units``, ``tens``, ``compound``, ``multipliers``, ``grouping``, ``about``.

        Numbers below a hundred are ``units``, ``tens`` and what ``compound`` makes of both; ``inner`` units stand only
        inside others; ``hundreds`` are words for hundreds ("doscientos"), which these may follow. ``glue`` stands
        before a multiplier, ``joiners`` after it, ``one`` ("a hundred") for one and ``fractions`` ("half a million")
        for less. ``collective`` and ``approximate`` are words with a value of their
        own, ``vague`` those without. ``about`` has the words before a number that say how exact it is,
        ``about_after`` those behind it. ``not_before``, ``not_after`` (in the case they are written, when that has
        capitals), ``not_between``, ``no_numbers`` and the patterns ``address_before`` and ``address_after`` tell what
        is no count; ``counted`` nouns make a count of what looks like a year unless ``year_after`` stands before.
        ``ranges``, ``range_openers`` with ``range_closers``, and ``no_range_after``: "ten to fifteen".
        ``proclitics`` may be written together with a number. In languages without spaces, ``unspaced`` is true.
        """
        multipliers: dict[str, int] = table["multipliers"]
        fractions: dict[str, float] = table.get("fractions", {})
        self._multipliers = multipliers
        self._values: dict[str, float] = {
            **table["units"],
            **table["tens"],
            **table.get("inner", {}),
            **table.get("hundreds", {}),
            **fractions,
        }
        self._atoms = re.compile(one_of({*self._values, *multipliers}))
        self._literal: dict[str, int] = table.get("collective", {})
        self._approximate: dict[str, int] = table.get("approximate", {})
        self._abouts = {word: about for about, words in table["about"].items() for word in words}
        self._after = {word: about for about, words in table.get("about_after", {}).items() for word in words}
        self._pattern = re.compile(self._shape(table))
        self._no_count = _Surroundings(table)
        space, edge = (" ?", "") if table.get("unspaced") else (" ", r"(?!\w)")
        self._counted = re.compile(rf"{space}{one_of(table.get('counted', []))}{edge}")
        self._dating = _before(table.get("year_after", []))
        self._ranges = frozenset(f" {word} " for word in table.get("ranges", []))
        self._closers = frozenset(f" {word} " for word in table.get("range_closers", []))
        if table.get("unspaced"):
            self._ranges |= frozenset(table.get("ranges", []))
            self._closers |= frozenset(table.get("range_closers", []))
        self._openers = _before(table.get("range_openers", []))
        self._no_range = _before(table.get("no_range_after", []))

    def _shape(self, table: dict[str, Any]) -> str:
        """The pattern of a number with the words around it that belong to it."""
        sign = r"\d" if table.get("unspaced") else r"\w"  # what a number may not touch
        glue = _options(table.get("glue", [" ", "-"]))
        joiner = _options(table.get("joiners", [" "]))
        small = _below_hundred(table)
        inner = _below_hundred(table, table.get("inner", {}))
        hundred = one_of(w for w, v in self._multipliers.items() if v == 100)
        others = one_of(w for w, v in self._multipliers.items() if v != 100)
        one = one_of([*table.get("one", []), *table.get("fractions", {})])
        hundreds = one_of(table.get("hundreds", []))
        low = (
            rf"(?:(?:{small}|{one}){glue}|(?<!\d )){hundred}(?:{joiner}{inner})?|{hundreds}(?:{joiner}{inner})?|{small}"
        )
        words = rf"(?:(?:{low}|{one}){glue}|(?<!\d )){others}(?:{joiner}(?:{low}|{inner}))?|{low}"
        group = f"[{re.escape(table['grouping'])} ]"
        whole = rf"\d{{1,3}}(?:{group}\d{{3}}){{1,4}}|\d{{1,12}}"
        digits = rf"(?P<digits>{whole})(?:[.,](?P<decimals>\d{{1,3}})(?=[ -]?{others}))?"
        times = rf"(?:[ -]?(?P<times>{one_of(self._multipliers)})(?!{sign}))?(?:[-–](?P<upper>\d{{1,4}})(?![\w/.:-]))?"
        marks = one_of(self._abouts)
        proclitic = f"{one_of(table['proclitics'])}?" if "proclitics" in table else ""
        vague = one_of(table["vague"])
        literal = one_of({**self._literal, **self._approximate})
        space = " ?" if table.get("unspaced") else "(?: |(?<='))"
        number = rf"(?P<vague>{vague}(?: (?:{vague}|{one_of(self._multipliers)}))?(?!{sign}))"
        number += rf"|{proclitic}(?:(?P<literal>{literal})(?!{sign})|{digits}{times}|(?P<words>{words})(?!{sign}))"
        return (
            rf"(?<![{sign}.,:/{_MONEY}-])(?:(?P<no>{one_of(table.get('no_numbers', []))})"
            rf"|(?:(?P<mark>{marks}){space}(?:{marks}{space})?)?(?>{number})(?P<after>{one_of(self._after)})?)"
            rf"(?![{sign}/:%]|[.,]\d|[-–]\w)"
        )

    def find(self, text: str, start: int, end: int) -> list[Numeral]:
        """The numerals between two offsets, years and shares left out."""
        piece = text[start:end]
        low = plain(piece)
        found: list[tuple[Numeral, bool]] = []
        for match in self._pattern.finditer(low):
            if match["no"] is None:
                begin = next(match.start(g) for g in ("vague", "literal", "digits", "words") if match[g] is not None)
                numeral = self._numeral(match, begin)
                counts = numeral.value is None or not (
                    (match["upper"] and int(match["upper"]) <= numeral.value)
                    or self._no_count.tell(piece, low, numeral.start, match.end())
                    or self._is_year(match, low, begin)
                )
                found.append((numeral, counts))
        return [
            Numeral(n.start + start, n.end + start, n.value, n.about)
            for n, counts in self._with_ranges(low, found)
            if counts
        ]

    def _numeral(self, match: re.Match[str], begin: int) -> Numeral:
        """What a match says, at its offsets."""
        first = match.start("mark") if match["mark"] else begin
        about = self._abouts[match["mark"]] if match["mark"] else "exact"
        about = self._after[match["after"]] if match["after"] and not match["mark"] else about
        if match["vague"]:
            return Numeral(first, match.end(), None, "some")
        word = match["literal"]
        if word and word in self._approximate:
            return Numeral(first, match.end(), self._approximate[word], "about" if about == "exact" else about)
        if word:
            return Numeral(first, match.end(), self._literal[word], about)
        if match["words"]:
            return Numeral(first, match.end(), self._value(match["words"]), about)
        value = float("".join(c for c in match["digits"] if c.isdecimal()) + "." + (match["decimals"] or "0"))
        times = self._multipliers[match["times"]] if match["times"] else 1
        if match["upper"]:
            about = "at_least"
        return Numeral(first, match.end(), round(value * times), about)

    def _value(self, words: str) -> int:
        """The value of number words, spaced or run together."""
        total: float = 0
        current: float = 0
        for atom in self._atoms.findall(words):
            times = self._multipliers.get(atom)
            if times is None:
                current += self._values[atom]
            elif times < 1000:
                current = (current or 1) * times
            else:
                total += (current or 1) * times
                current = 0
        return round(total + current)

    def _is_year(self, match: re.Match[str], low: str, begin: int) -> bool:
        digits = match["digits"]
        if not digits or len(digits) != 4 or match["times"] or int(digits) not in _YEARS:
            return False
        if self._counted.match(low, match.end()):
            return not match["mark"] and self._dating.search(low, max(0, begin - _CONTEXT), begin) is not None
        return not (match["mark"] and digits.endswith("00"))

    def _with_ranges(self, low: str, found: list[tuple[Numeral, bool]]) -> list[tuple[Numeral, bool]]:
        """The numerals with "ten to fifteen" made one: at least its lower end."""
        out: list[tuple[Numeral, bool]] = []
        for numeral, counts in found:
            before = out[-1][0] if out else None
            if before is not None and self._is_range(low, before, numeral):
                opener = self._openers.search(low, max(0, before.start - _CONTEXT), before.start)
                first = opener.start(1) if opener else before.start
                out[-1] = (Numeral(first, numeral.end, before.value, "at_least"), counts)
            else:
                out.append((numeral, counts))
        return out

    def _is_range(self, low: str, one: Numeral, other: Numeral) -> bool:
        if one.value is None or other.value is None or one.value >= other.value or one.about != "exact":
            return False
        between = low[one.end : other.start]
        if between in self._closers and self._openers.search(low, max(0, one.start - _CONTEXT), one.start):
            return True
        return between in self._ranges and not self._no_range.search(low, max(0, one.start - _CONTEXT), one.start)


class _Surroundings:
    """What before or after a number tells that it counts nothing: "Article 9", "10 per cent", "12 May"."""

    def __init__(self, table: dict[str, Any]) -> None:
        before, after = table.get("not_after", []), table.get("not_before", [])
        self._counted = re.compile(rf" {one_of(table.get('counted', []))}(?!\w)")
        self._before = _before(w for w in before if w == w.lower())
        self._before_cased = _before(w for w in before if w != w.lower())
        edge = "" if table.get("unspaced") else r"(?!\w)"
        self._after = re.compile(rf" ?{one_of(w for w in after if w == w.lower())}{edge}")
        self._after_cased = re.compile(rf" {one_of(w for w in after if w != w.lower())}(?!\w)")
        self._pairs = [(_before([a]), re.compile(rf" {re.escape(b)}(?!\w)")) for a, b in table.get("not_between", [])]
        self._address_before = re.compile(rf"(?:{table.get('address_before', '(?!)')}) $")
        self._address_after = re.compile(rf" (?:{table.get('address_after', '(?!)')})(?!\w)")

    def tell(self, piece: str, low: str, begin: int, end: int) -> bool:
        """Whether the number at these offsets of a text (as written, and plain) is no count."""
        at = max(0, begin - _CONTEXT)
        if self._after.match(low, end) or self._after_cased.match(piece, end) or self._address_after.match(piece, end):
            return True
        if self._before.search(low, at, begin) or self._address_before.search(piece, at, begin):
            return True
        if self._before_cased.search(piece, at, begin) and not self._counted.match(low, end):
            return True
        if any(a.search(low, at, begin) and b.match(low, end) for a, b in self._pairs):
            return True
        return _AGE.match(low, begin) is not None


def _below_hundred(table: dict[str, Any], inner: Iterable[str] = ()) -> str:
    """A pattern for the numbers below a hundred: units, tens and what ``compound`` makes of both."""
    units: dict[str, int] = {**table["units"], **table.get("inner", {})}
    ten, unit = one_of(table["tens"]), one_of(word for word, value in units.items() if value < 10)
    made = [re.escape(form).replace(r"\{ten\}", ten).replace(r"\{unit\}", unit) for form in table["compound"]]
    return f"(?:{'|'.join([*made, one_of([*table['units'], *table['tens'], *inner])])})"


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for one of the words right before where a search ends."""
    return re.compile(rf"(?<!\w)({one_of(words)})[ ]?$")


def _options(separators: list[str]) -> str:
    """A pattern for one of the separators; an empty one among them makes all of them optional."""
    return one_of(s for s in separators if s) + ("?" if "" in separators else "") if any(separators) else ""
