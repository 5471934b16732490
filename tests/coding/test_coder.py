"""Whole sentences in, records out: each case is data of its pack's own kind."""

import time
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


@pytest.mark.parametrize("filler", ["<", "(", ".", "9", "a.b.", "\u0301", "\u200b", "x "])
def test_long_runs_of_nothing_cost_little(filler):
    text = filler * (100_000 // len(filler)) + " Poland expelled 45 Russian diplomats on Wednesday."
    began = time.process_time()
    assert code(Article(id="a", text=text, lang="en", published="2022-03-24")).lang == "en"
    assert time.process_time() - began < 10


def test_what_tells_more_than_an_article_can_is_cut_and_says_so():
    text = "".join(f"France expelled {n} Russian diplomats on Wednesday. " for n in range(1, 3500))
    coding = code(Article(id="a", text=text, lang="en", published="2022-03-24"))
    (notice,) = [n for n in coding.notices if n.code == "too many"]
    assert notice.end == len(text)
    assert "more than 3,000" in notice.message
    assert len(coding.measures) > 2000
