"""Hostile and plain input."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents import Article, Problem, decode, read_sources
from legation.errors import InputError


@given(st.binary(max_size=400))
def test_bytes_are_text_or_a_clear_error(raw):
    try:
        assert decode(raw).strip()
    except InputError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("raw", [b"", b"   \n", b"\x89PNG\0\0"])
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(InputError):
        decode(raw)


def test_broken_lines_are_reported_and_the_rest_is_read(tmp_path):
    path = tmp_path / "news.jsonl"
    rows = [
        json.dumps({"text": "One.", "id": "a", "published": "2021-11"}),
        "{broken",
        "[]",
        json.dumps({"text": "Two."}),
    ]
    rows.append(json.dumps({"text": "Three.", "published": "31 June"}))
    path.write_text("\n".join(rows), encoding="utf-8")
    found = list(read_sources([str(path), str(tmp_path / "missing.txt")]))
    assert next(f.id for f in found if isinstance(f, Article)) == "a"
    assert [type(f) for f in found] == [Article, Problem, Problem, Article, Problem, Problem]
    assert all("\n" not in f.message for f in found if isinstance(f, Problem))


def test_dates_come_from_the_leading_line(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(" date 2021-11 In Moskou", encoding="utf-8")
    (article,) = read_sources([str(path)])
    assert article.published == "2021-11"


def test_html_is_reduced_to_its_article(tmp_path):
    path = tmp_path / "a.html"
    body = "<p>" + "Moscow expelled ten British diplomats on Friday, the ministry said. " * 8 + "</p>"
    path.write_text(f"<html><body><script>evil()</script><article>{body}</article></body></html>", encoding="utf-8")
    (article,) = read_sources([str(path)])
    assert "Moscow expelled" in article.text
    assert "evil" not in article.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/"]
)
def test_private_hosts_are_refused(url):
    (problem,) = read_sources([url])
    assert "private" in problem.message


def test_a_redirect_to_a_file_is_refused(httpserver):
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": "file:///etc/passwd"})
    (problem,) = read_sources([httpserver.url_for("/")], allow_private=True)
    assert "file:" in problem.message
