"""Whole sentences in, records out: each case is data of its pack's own kind."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.coding import code
from legation.documents import Article
from legation.language import languages

CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "sentences").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize(("lang", "case"), CASES, ids=lambda x: x if isinstance(x, str) else x["text"][:40])
def test_sentence(request, lang, case):
    if "pending" in case:  # right, and not read yet: told, and noticed once it is
        request.applymarker(pytest.mark.xfail(reason=case["pending"], strict=True))
    coding = code(Article(id="t", text=case["text"], lang=lang, published="2024-05-16"))
    found = {
        f"{m.type} {m.actor or '-'} {m.target or '-'} {m.status}" + (f" {m.count}" if m.count is not None else "")
        for m in coding.measures
    }
    assert found == set(case["expect"])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(languages()))
def test_any_text_is_read_without_trouble(text, lang):
    code(Article(id="t", text=text, lang=lang, published="2021-11"))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Russia",
                "Moscow",
                "expelled",
                "summoned",
                "the",
                "ambassador",
                "ten",
                "diplomats",
                "20",
                "of",
                "British",
                ",",
                ".",
                "and",
                "embassy",
                "closed",
                "US",
                "in",
                "by",
                "sanctions",
                "on",
                "Iran",
                "its",
                "within",
                "72",
                "hours",
                "not",
            ]
        ),
        max_size=30,
    )
)
def test_evidence_stands_in_the_text(words):
    text = " ".join(words)
    for measure in code(Article(id="t", text=text, lang="en")).measures:
        for evidence in measure.evidence:
            assert text[evidence.start : evidence.end] == evidence.words


def test_same_text_same_coding():
    article = Article(id="t", text="Moscow expelled ten British diplomats on Friday.", lang="en", published="2024-05")
    assert code(article) == code(article)


def test_a_language_without_pack_is_a_notice():
    coding = code(Article(id="t", text="Lorem ipsum", lang="xx"))
    assert coding.measures == ()
    assert coding.notices[0].code == "language"


def test_explain_traces():
    article = Article(id="t", text="Moscow expelled ten British diplomats.", lang="en")
    assert any("expel" in line for line in code(article, explain=True).trace)
