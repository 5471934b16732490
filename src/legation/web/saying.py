"""Saying: incidents, dates and sources as pages tell them, in words of ``phrases.toml``."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from legation.coding import Measure
from legation.incidents import Incident, Report
from legation.reference import all_polities, measure_types
from legation.views import name_of

_GAP = re.compile(r"\{many\|([^}]*)\}|\{([^}|]*)many\}")
_STANCE = {
    "done": "{does}",
    "announced": "is to {to}",
    "threatened": "threatens to {to}",
    "urged": "is asked to {to}",
    "ruled_out": "rules it out to {to}",
}
_ABOUT = {"about": "about ", "at_least": "at least ", "at_most": "at most ", "some": "some "}
_ONE = {"diplomats": "diplomat", "posts": "post", "persons": "person", "officers": "officer", "entities": "entity"}
_LONGEST = 100  # characters of a field in a headline
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)")


@cache
def phrases() -> Mapping[str, Mapping[str, Any]]:
    """The phrases of each measure type."""
    return tomllib.loads((files("legation.web") / "phrases.toml").read_text(encoding="utf-8"))


def label(type_: str) -> str:
    """A measure type's name in lists; its own name where there is no phrase.

    >>> label("close_post")
    'Post closed'
    """
    return str(phrases().get(type_, {}).get("label", type_.replace("_", " ")))


def plain(code: str | None) -> str:
    """The name of a state or body, or what stands for an unknown one."""
    return name_of(code) if code else "unnamed"


def the(code: str | None) -> str:
    """The name within a sentence: ``the Netherlands``."""
    return f"the {plain(code)}" if code in phrases()["names"]["the"] else plain(code)


def act(i: Incident | Report | Measure) -> str:
    """What an incident, a report or a measure is, as the predicate of a sentence: ``is to expel 27 diplomats``."""
    phrase = phrases().get(i.type)
    if phrase is None:
        return i.type.replace("_", " ")
    if i.type == "threaten_response":
        return str(phrase["does"])
    told = _STANCE[i.status].format(does=phrase["does"], to=phrase["to"])
    many = _many(i)
    told = _GAP.sub(lambda gap: many or gap[1] or "" if gap[1] else f"{gap[2]}{many}" if many else "", told)
    places = (i.place,) if isinstance(i.place, str) else i.place
    return f"{told} in {_short(', '.join(places))}" if places else told


def _short(told: str) -> str:
    """A field that belongs into a headline, which a source may have filled with anything."""
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def sentence(i: Incident | Report | Measure) -> str:
    """An incident as a sentence without its full stop."""
    who = the(i.actor) if i.actor else "somebody"
    return f"{who[:1].upper()}{who[1:]} {act(i)}"


def _many(i: Incident | Report | Measure) -> str:
    told = i.disagreements if isinstance(i, Incident) else ()
    counts = next((d.told for d in told if d.field == "count"), None)
    count = counts or (f"{i.count:,}" if i.count is not None else None)
    if isinstance(i, Incident | Report) and i.head and (count is None or i.count == 1):
        return "the ambassador"
    if count is None:
        return ""
    unit = i.unit or {"people": "persons", "posts": "posts"}.get(measure_types()[i.type].counts, "")
    if i.count == 1 and not counts:
        if unit == "posts":
            return ""
        unit = _ONE.get(unit, unit)
    return f"{_ABOUT.get(i.about or '', '')}{count} {_short(unit.replace('_', ' '))}".rstrip()


def dated(told: str | datetime.date | None) -> str:
    """An EDTF date as people write it; what is no plain date is left as it is.

    >>> dated("2021-11-24"), dated("2021-11"), dated("2022-03~"), dated("2021")
    ('24 Nov 2021', 'Nov 2021', 'about Mar 2022', '2021')
    """
    if told is None:
        return ""
    text = told.isoformat() if isinstance(told, datetime.date) else told
    if text.count("/") == 1:
        return " – ".join(dated(end) for end in text.split("/"))
    found = _DAY.fullmatch(text)
    if not found:
        return text
    year, month, day, unsure = found.groups()
    try:
        on = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return text
    shape = f"{on.day} {on:%b} {year}" if day else f"{on:%b} {year}" if month else year
    return f"about {shape}" if unsure else shape


def host(source: str | None) -> str:
    """A source in short: the host of an address, the name of a file, or what it is called.

    >>> host("https://www.example.org/a/b"), host("texts/a.nl.txt"), host("Reuters"), host(None)
    ('example.org', 'a.nl.txt', 'Reuters', '')
    """
    told = source or ""
    if link(told):
        return (urlsplit(told).hostname or told).removeprefix("www.")
    return told.rsplit("/", 1)[-1] or told


def link(source: str | None) -> str | None:
    """An address that may be followed: of the web, and nothing else.

    >>> link("javascript:alert(1)"), link("https://example.org/x")
    (None, 'https://example.org/x')
    """
    try:
        parts = urlsplit(source or "")
    except ValueError:
        return None
    return source if parts.scheme in {"http", "https"} and parts.hostname else None


def known_code(text: str) -> bool:
    """Whether a text is the code of a state or body."""
    return text in all_polities()
