"""Where sentences and words begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A word keeps inner hyphens and apostrophes (persona-non-grata, N'Djamena) and dotted initials (U.S.); numbers keep
# their separators. Everything else that is not space is a word of one sign.
# A name in capitals before a hyphen is a word of its own: "EU-ambassadeur".
# Quotation marks are no words, so that a word in scare quotes is read like any other.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]{2,5}(?=-[^\W\d_])|\d+(?:[.,]\d+)*|[^\W_]+(?:(?:[-'’]|[\u064b-\u0652]+)[^\W_]+)*[\u064b-\u0652]*|[^\w\s\"“”„‟«»‹›‘’‚']"
)
_MARKS = "".join(map(chr, range(0x64B, 0x653)))
_VOWELS = dict.fromkeys((0x640, *range(0x64B, 0x653)))  # marks and the stretched line of Arabic, which are no letters
_QUOTE = re.compile('["“”„«»「」]')
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*\S)")
# A run of stops is tried from its beginning alone, and never given back, or a million dots would take for ever.
_END = re.compile(r"(?<![.!?…。！？؟])[.!?…。！？؟]++[\"'”’»)\]]*+(?=\s|$)|[。！？]")
_LAST_WORD = re.compile(r"(\S+)$")
_LONGEST = 2_000  # characters of a sentence; tables and lists without stops go on for ever
_LONGEST_WORD = 80  # characters that are looked at before a stop; no abbreviation is longer
_OPENING = re.compile(r"\s*[\"'“‘«(\[]*(\S)")


def words(text: str, start: int, end: int, *, dotless: bool = False) -> tuple[list[str], list[int], list[int]]:
    """Casefolded words of a stretch of text with their offsets; "Russia's" gives "russia" and "'s".

    ``dotless``: the small letter of I is ı, as in Turkish. Arabic loses its vowel marks.

    >>> words("Russia's envoy, 1.200", 0, 21)[0]
    ['russia', "'s", 'envoy', ',', '1.200']
    """
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _WORD.finditer(text, start, end):
        word, (at, stop) = found.group().replace("’", "'").replace("ʼ", "'"), found.span()
        if dotless:
            word = word.replace("İ", "i").replace("I", "ı")
        elif "\u0600" < word[0] < "\u0700":
            written = word.rstrip(_MARKS)
            word, stop = written.translate(_VOWELS) or word, at + len(written)
        if len(word) > 2 and word[-2] == "'" and word[-1] in "sS":
            forms += [word[:-2].casefold(), "'s"]
            starts += [at, stop - 2]
            ends += [stop - 2, stop]
        else:
            forms.append(word.casefold())
            starts.append(at)
            ends.append(stop)
    return forms, starts, ends


def quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between quotation marks; one that is not closed runs to the end.

    >>> quoted('He said "no way" twice', 0, 22)
    [(8, 16)]
    """
    marks = [found.start() for found in _QUOTE.finditer(text, start, end)]
    return [(a, b + 1) for a, b in zip(marks[::2], [*marks[1::2], end - 1], strict=False)]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each paragraph; a line break ends one."""
    at = 0
    for found in _PARAGRAPH.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def sentences(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a paragraph; what runs on without end is cut.

    >>> [t for t in sentences("Mr. Blok left. He stayed.", 0, 25, frozenset({"mr."}))]
    [(0, 14), (15, 25)]
    """
    for first, last in _sentences(text, start, end, abbreviations):
        at = first
        while last - at > _LONGEST:
            cut = text.rfind(" ", at + 1, at + _LONGEST)
            cut = cut if cut > at else at + _LONGEST
            if text[at:cut].strip():
                yield _trim(text, at, cut)
            at = cut
        if text[at:last].strip():
            yield _trim(text, at, last)


def _sentences(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Sentences as their stops tell; one after an abbreviation or an initial, or before a small letter, ends none."""
    at = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        if stop >= end:
            break
        if found.group()[0] == ".":
            before = _LAST_WORD.search(text, max(at, stop - _LONGEST_WORD), found.start() + 1)
            last = before.group(1).casefold().lstrip("(\"'“‘") if before else ""
            if last in abbreviations or re.fullmatch(r"(?:[^\W\d_]\.)+", last):
                following = _OPENING.match(text, stop)
                if last in abbreviations or (following and len(last) == 2):
                    continue
            following = _OPENING.match(text, stop)
            if following and following.group(1).islower():
                continue
        if text[at:stop].strip():
            yield _trim(text, at, stop)
        at = stop
    if text[at:end].strip():
        yield _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
