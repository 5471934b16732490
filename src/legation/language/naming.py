"""A state or body as people name it, in any language that has a pack: "RUS", "Russia", "Rusland"."""

from __future__ import annotations

import difflib
import tomllib
from functools import cache
from importlib.resources import files

from legation.errors import UsageError
from legation.language.pack import languages
from legation.reference import all_polities

_ASKED = ("names", "adjectives", "peoples", "seats", "capitals")


def code_of(named: str) -> str:
    """The code of a state or body by its code, name, people, capital or seat of government.

    >>> code_of("Rusland"), code_of("nld"), code_of("the Kremlin")
    ('RUS', 'NLD', 'RUS')

    :raises UsageError: when no pack knows the name, with the nearest that it knows
    """
    told = named.strip()
    if told.upper() in all_polities():
        return told.upper()
    wanted = told.casefold().removeprefix("the ")
    for lang in ("en", *(x for x in languages() if x != "en")):
        found = _forms(lang).get(wanted)
        if found:
            return found
    near = difflib.get_close_matches(wanted, _forms("en"), 1)
    hint = f"; did you mean {near[0].title()}?" if near else "; write RUS, Russia or Rusland"
    raise UsageError(f"no state '{named}'{hint}")


def named_like(told: str, *, most: int = 20) -> list[str]:
    """Codes of states and bodies that a name means, or that it may be the beginning of, in any language.

    >>> named_like("Neder"), named_like("Росси"), named_like("zzz")
    (['NLD'], ['RUS'], [])
    """
    wanted = told.strip().casefold().removeprefix("the ")
    if not wanted:
        return []
    exact: dict[str, None] = {}
    begun: dict[str, None] = {}
    if wanted.upper() in all_polities():
        exact[wanted.upper()] = None
    for lang in ("en", *(x for x in languages() if x != "en")):
        for form, code in _forms(lang).items():
            if form == wanted:
                exact[code] = None
            elif form.startswith(wanted):
                begun[code] = None
    return list(exact | begun)[:most]


@cache
def _forms(lang: str) -> dict[str, str]:
    text = (files("legation.language") / "packs" / lang / "polities.toml").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for key in _ASKED:
        for code, entry in tomllib.loads(text).items():
            if isinstance(entry, dict) and code in all_polities():
                for form in entry.get(key, ()):
                    out.setdefault(form.casefold().removeprefix("the "), code)
    return out
