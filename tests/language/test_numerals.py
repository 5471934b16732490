"""Numbers in words and digits."""

import pytest

from legation.language import pack

CASES = [
    ("en", "twenty-seven diplomats", 27, "exact"),
    ("en", "some 30 spies", 30, "about"),
    ("en", "nearly sixty people", 60, "about"),
    ("en", "1,200 staff", 1200, "exact"),
    ("en", "at least four", 4, "at_least"),
    ("en", "a dozen envoys", 12, "exact"),
    ("en", "several diplomats", None, "some"),
    ("nl", "zevenenvijftig Russen", 57, "exact"),
    ("nl", "drieëntwintig", 23, "exact"),
    ("nl", "1.200 man", 1200, "exact"),
    ("nl", "zo'n 30 diplomaten", 30, "about"),
    ("nl", "een aantal diplomaten", None, "some"),
]


@pytest.mark.parametrize(("lang", "phrase", "value", "about"), CASES)
def test_numeral(lang, phrase, value, about):
    found = pack(lang).numerals.find(phrase, 0, len(phrase))
    assert [(n.value, n.about) for n in found] == [(value, about)]


@pytest.mark.parametrize(("lang", "phrase"), [("en", "in 2017"), ("en", "10 per cent"), ("nl", "10 procent")])
def test_no_numeral(lang, phrase):
    assert pack(lang).numerals.find(phrase, 0, len(phrase)) == []
