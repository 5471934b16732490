"""How many a mission has: sentences in, (sending, receiving, category, count) out."""

import pytest

from legation.coding import code
from legation.documents import Article

CASES = [
    ("en", "Three of the seven Kenyan diplomats in Mogadishu have left Somalia.", {("KEN", "SOM", "diplomats", 7)}),
    (
        "en",
        "The Swedish embassy in Belarus has 14 employees; the Belarusians keep 9 in Stockholm.",
        {("SWE", "BLR", "staff", 14), ("BLR", "SWE", "staff", 9)},
    ),
    ("en", "Some 40 Cuban diplomats are stationed in Brazil, not counting wives.", {("CUB", "BRA", "diplomats", 40)}),
    ("en", "Norway expelled three Russian diplomats on Friday.", set()),
    ("en", "The choir of the Polish embassy in Rome sang for two hours.", set()),
    ("nl", "Er werken nog 31 Poolse diplomaten in Rusland.", {("POL", "RUS", "diplomats", 31)}),
    ("en", "About 120 Americans still work at the US embassy in Moscow.", {("USA", "RUS", "staff", 120)}),
    ("fr", "L'Algérie dispose en France de dix-huit consulats.", {("DZA", "FRA", "posts", 18)}),
    ("nl", "Italië zette twee Iraanse diplomaten uit.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_strengths(lang, text, expected):
    found = code(Article(id="t", text=text, lang=lang, published="2024-05-16")).strengths
    assert {(s.sending, s.receiving, s.category, s.count) for s in found} == expected


def test_scope_and_date_are_kept():
    text = "Some 40 Cuban diplomats were stationed in Brazil in 2019, not counting their families."
    (strength,) = code(Article(id="t", text=text, lang="en", published="2024-05-16")).strengths
    assert strength.as_of == "2019"
    assert "not counting" in strength.scope
    assert strength.about == "about"
