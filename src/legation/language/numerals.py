"""Numbers in words and digits, with how exact they are."""

from __future__ import annotations

import re
from typing import Any

from legation.language.analysis import Numeral


class NumeralReader:
    """Reads the numerals of one language by its table (packs/xx/numerals.toml)."""

    def __init__(self, table: dict[str, Any]) -> None:
        """``table``: ``units``, ``tens``, ``joiner``, ``grouping``, ``vague``, ``collective`` and ``about``."""
        self._values: dict[str, int] = {**table["units"], **table["tens"]}
        for ten, tens in table["tens"].items():
            for unit, value in table["units"].items():
                if value < 10:
                    for form in table["compound"]:
                        self._values[form.format(ten=ten, unit=unit)] = tens + value
        self._values |= dict(table["collective"].items())
        self._vague = frozenset(table["vague"])
        self._multipliers: dict[str, int] = table["multipliers"]
        self._bare_no = frozenset(table["not_alone"])
        words = sorted({*self._values, *self._vague, *self._multipliers}, key=len, reverse=True)
        group = re.escape(table["grouping"])
        about = sorted(((p, k) for k, ps in table["about"].items() for p in ps), key=lambda pk: -len(pk[0]))
        self._about = dict(about)
        marks = "|".join(re.escape(p) for p, _ in about)
        number = rf"\d{{1,3}}(?:{group}\d{{3}})+|\d+|" + "|".join(map(re.escape, words))
        units = "|".join(map(re.escape, table["not_before"]))
        times = "|".join(map(re.escape, self._multipliers))
        end = rf"(?![\w/:]|[.,]\d|-\d)(?!\s*(?:{units}))"
        self._pattern = re.compile(
            rf"(?<![\w.,:/-])(?:({marks})\s+)?({number})(?:[ -](?:({times})))?{end}",
            re.IGNORECASE,
        )
        self._group = table["grouping"]

    def find(self, text: str, start: int, end: int) -> list[Numeral]:
        """The numerals between two offsets, years and shares left out."""
        out = []
        for found in self._pattern.finditer(text, start, end):
            mark, word, times = found.groups()
            folded = word.casefold()
            about = self._about.get((mark or "").casefold(), "exact")
            begin = found.start() if mark else found.start(2)
            if folded in self._vague:
                out.append(Numeral(begin, found.end(), None, "some"))
                continue
            if folded in self._bare_no and not mark:
                continue
            value = int(word.replace(self._group, "")) if word[0].isdigit() else self._values.get(folded)
            if value is None:
                value = 1
                times = times or folded
            if word.isdigit() and len(word) == 4 and 1900 <= value <= 2100 and not mark:
                continue
            if times:
                value *= self._multipliers[times.casefold()]
            out.append(Numeral(begin, found.end(), value, about))
        return out
