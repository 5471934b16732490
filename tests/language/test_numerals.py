"""Numbers in words and digits, inside sentences of news."""

import tomllib
from pathlib import Path

import pytest

from legation.language import pack

SENTENCES = tomllib.loads((Path(__file__).parent / "numerals.toml").read_text(encoding="utf-8"))
CASES = [(lang, *row) for lang, rows in SENTENCES.items() for row in rows]


@pytest.mark.parametrize(("lang", "marked", "values", "abouts"), CASES)
def test_numeral(unmarked, lang, marked, values, abouts):
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
def test_long_input_is_read_to_its_end(lang, piece):
    text = piece * (60_000 // len(piece))
    found = pack(lang).numerals.find(text, 0, len(text))
    assert all(0 <= n.start < n.end <= len(text) for n in found)
