"""Numbers in words and digits, inside sentences of news."""

import re
import time
import tomllib
from pathlib import Path

import pytest

from legation.language import pack

SENTENCES = tomllib.loads((Path(__file__).parent / "numerals.toml").read_text(encoding="utf-8"))
CASES = [(lang, *row) for lang, rows in SENTENCES.items() for row in rows]


def unmarked(marked):
    """The sentence without its brackets, and where each bracketed stretch lies."""
    sentence, spans = "", []
    for outside, inside in re.findall(r"([^\[\]]*)(?:\[([^\]]*)\])?", marked):
        sentence += outside
        if inside:
            spans.append((len(sentence), len(sentence) + len(inside)))
        sentence += inside
    return sentence, spans


@pytest.mark.parametrize(("lang", "marked", "values", "abouts"), CASES)
def test_numeral(lang, marked, values, abouts):
    sentence, spans = unmarked(marked)
    found = pack(lang).numerals.find(sentence, 0, len(sentence))
    assert ", ".join("-" if n.value is None else str(n.value) for n in found) == values
    assert ", ".join(n.about for n in found) == abouts
    assert all(n.start < end and start < n.end for n, (start, end) in zip(found, spans, strict=True))


@pytest.mark.parametrize("lang", SENTENCES)
def test_offsets_are_of_the_whole_text(lang):
    text = "İ 12. Dozens left, 27 of them. 13"
    assert [(text[n.start : n.end], n.value) for n in pack(lang).numerals.find(text, 6, 30)][-1] == ("27", 27)


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize(
    "piece",
    ["9", "1,000,", "1.000.", "twenty ", "honderd", "two hundred and ", "at least ", "some ", "-9", "9 ", "²", "١"],
)
def test_no_input_is_slow_or_raises(lang, piece):
    text = piece * (60_000 // len(piece))
    before = time.perf_counter()
    pack(lang).numerals.find(text, 0, len(text))
    assert time.perf_counter() - before < 2
