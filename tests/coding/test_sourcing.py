"""Who says so, and why: read from whole sentences."""

import pytest

from legation.coding import code
from legation.documents import Article


def first(lang, text, type_):
    coding = code(Article(id="t", text=text, lang=lang, published="2024-05-16"))
    return next(m for m in coding.measures if m.type == type_)


@pytest.mark.parametrize(
    ("lang", "text", "by"),
    [
        ("en", "Peru expelled three Venezuelans, Foreign Minister Schialer said.", "Foreign Minister Schialer"),
        ("en", "According to Reuters, Peru expelled three Venezuelan diplomats.", "Reuters"),
        ("en", "Peru expelled three Venezuelan diplomats on 10 December.", None),
        ("nl", "Volgens persbureau Reuters heeft Peru drie Venezolaanse diplomaten uitgezet.", "persbureau Reuters"),
    ],
)  # fmt: skip
def test_source(lang, text, by):
    assert first(lang, text, "expel").by == by


@pytest.mark.parametrize(
    ("lang", "text", "reason"),
    [
        ("en", "Peru expelled three Venezuelans for meddling in its affairs.", "interference in internal affairs"),
        ("en", "Peru expelled three Venezuelan diplomats on Monday.", None),
        ("nl", "Peru zette drie Venezolaanse diplomaten uit wegens spionage.", "espionage"),
    ],
)  # fmt: skip
def test_reason(lang, text, reason):
    assert first(lang, text, "expel").reason == reason
