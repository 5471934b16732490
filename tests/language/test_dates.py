"""Sentences of news and the dates they mean."""

import tomllib
from pathlib import Path

import pytest

from legation.language import pack
from legation.reference import earliest

SENTENCES = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))
CASES = [(lang, *row) for lang, rows in SENTENCES.items() for row in rows]


@pytest.mark.parametrize(("lang", "marked", "published", "dates", "relations"), CASES)
def test_sentence(unmarked, lang, marked, published, dates, relations):
    sentence, spans = unmarked(marked)
    found = pack(lang).dates.find(sentence, 0, len(sentence), published or None)
    assert ", ".join(m.edtf or "?" for m in found) == dates
    assert ", ".join(m.relation for m in found) == relations
    if spans:
        assert all(m.start < end and start < m.end for m, (start, end) in zip(found, spans, strict=True))


def test_offsets_are_of_the_whole_text():
    text = "İn May. They left on 3 May 2019, it said. In June."
    found = pack("en").dates.find(text, 8, 41, "2021-11-24")
    assert [(text[m.start : m.end], m.edtf) for m in found] == [("3 May 2019", "2019-05-03")]


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize(
    "published",
    ["2021-11-24T10:00:00Z", "2021-11", "2021", "0001-01-01", "9999-12-31", "0000-00-00", "2021-13", "x", ""],
)
def test_any_publication_gives_dates_of_the_calendar(unmarked, lang, published):
    for marked, *_ in SENTENCES[lang]:
        sentence, _ = unmarked(marked)
        for mention in pack(lang).dates.find(sentence, 0, len(sentence), published):
            assert mention.edtf is None or earliest(mention.edtf)


HOSTILE = [
    "99 May 2022",
    "31 February 2021",
    "31 februari 2021",
    "29 February 2021",
    "0 May",
    "May 0",
    "12/99/2022",
    "99/99/2022",
    "999 years ago",
    "999 decades ago",
    "999 centuries from now",
    "within 999 centuries",
    "999 eeuwen geleden",
    "binnen 999 decennia",
    "9999999999 days ago",
    "in the year 0000",
    "2022-02-31",
    "30-02-2022",
    "within 999 working days",
    "on the 0th",
    "0000-00-00",
    "٣ مايو",
    "²² May",
    "½ May",
]


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("published", ["2021-11-24", "0001-01-01", "9999-12-31", None])
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_raises(lang, published, text):
    for mention in pack(lang).dates.find(text, 0, len(text), published):
        assert mention.edtf is None or earliest(mention.edtf)


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize(
    "piece",
    ["9", "may ", "May 1 ", "1 may", "first ", "gave ", "gave two days ", "by the ", "the end of ", "tot de ", "2014-"],
)
def test_long_input_is_read_to_its_end(lang, piece):
    text = "May " + piece * (30_000 // len(piece)) + " on Monday, in May"
    found = pack(lang).dates.find(text, 0, len(text), "2021-11-24")
    assert all(0 <= m.start < m.end <= len(text) for m in found)
