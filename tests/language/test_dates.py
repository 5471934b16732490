"""Phrases of news and the dates they mean."""

import tomllib
from pathlib import Path

import pytest

from legation.language import pack

PHRASES = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))
CASES = [(lang, *row) for lang, rows in PHRASES.items() for row in rows]


@pytest.mark.parametrize(("lang", "phrase", "published", "edtf", "relation"), CASES)
def test_phrase(lang, phrase, published, edtf, relation):
    found = pack(lang).dates.find(phrase, 0, len(phrase), published)
    assert [(m.edtf or "", m.relation) for m in found] == [(edtf, relation)]
