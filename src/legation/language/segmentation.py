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
_ARABIC = re.compile(r"[\u0600-\u06ff]")
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
    piece = text[start:end].replace("’", "'").replace("ʼ", "'")
    low = piece.replace("İ", "i").replace("I", "ı").casefold() if dotless else piece.casefold()
    spans = [found.span() for found in _WORD.finditer(piece)]
    if len(low) == len(piece):
        forms = [low[a:b] for a, b in spans]
    else:  # a letter that is two when it is small
        forms = [_small(piece[a:b], dotless=dotless) for a, b in spans]
    starts = [start + a for a, _ in spans]
    ends = [start + b for _, b in spans]
    if "'s" in low:
        _part_possessives(forms, starts, ends)
    if not low.isascii() and _ARABIC.search(low):
        _unmark(forms, ends)
    return forms, starts, ends


def _small(word: str, *, dotless: bool) -> str:
    return (word.replace("İ", "i").replace("I", "ı") if dotless else word).casefold()


def _part_possessives(forms: list[str], starts: list[int], ends: list[int]) -> None:
    """Make the ending of "Russia's" a word of its own."""
    for i in reversed([i for i, form in enumerate(forms) if len(form) > 2 and form.endswith("'s")]):
        stop = ends[i]
        forms[i : i + 1] = [forms[i][:-2], "'s"]
        starts.insert(i + 1, stop - 2)
        ends[i : i + 1] = [stop - 2, stop]


def _unmark(forms: list[str], ends: list[int]) -> None:
    """Take the vowel marks from Arabic words; those behind the last letter belong to no word."""
    for i, form in enumerate(forms):
        if "\u0600" < form[0] < "\u0700":
            written = form.rstrip(_MARKS)
            ends[i] -= len(form) - len(written)
            forms[i] = written.translate(_VOWELS) or form


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
