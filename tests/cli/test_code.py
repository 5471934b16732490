"""The commands as a user runs them."""

import json
import subprocess
import sys

import pytest

TEXT = "Moscow expelled ten British diplomats on Friday. The Foreign Office summoned the Russian ambassador in London."


def legation(*args, text=None):
    return subprocess.run(
        [sys.executable, "-m", "legation", *args],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_jsonl():
    run = legation("code", "-", "--lang", "en", "--published", "2024-05-16", "--format", "jsonl", text=TEXT)
    assert run.returncode == 0, run.stderr
    document = json.loads(run.stdout)
    first = document["measures"][0]
    assert (first["type"], first["actor"], first["target"], first["count"]) == ("expel", "RUS", "GBR", 10)
    start, end = first["spans"][0]
    assert TEXT[start:end] == first["evidence"][0]


@pytest.mark.parametrize("form", ["table", "json", "csv", "plover"])
def test_forms(form):
    run = legation("code", "-", "--format", form, text=TEXT)
    assert run.returncode == 0, run.stderr
    assert "RUS" in run.stdout
    if form == "table":
        assert max(map(len, run.stdout.splitlines())) <= 80


def test_parquet(tmp_path):
    import polars

    run = legation("code", "-", "--format", "parquet", "-o", str(tmp_path / "a.parquet"), text=TEXT)
    assert run.returncode == 0, run.stderr
    assert polars.read_parquet(tmp_path / "a.parquet")["actor"].to_list()[0] == "RUS"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["code", "nowhere.txt"], 1),
        (["code", "-", "--published", "yesterday"], 2),
        (["code", "-", "--lang", "xx"], 2),
        (["code"], 2),
        (["code", "-", "--format", "xml"], 2),
        (["eval", "nowhere.jsonl"], 1),
    ],
)
def test_trouble_is_told_in_plain_words(args, code):
    run = legation(*args, text=TEXT)
    assert run.returncode == code
    assert run.stderr
    assert "Traceback" not in run.stderr


def test_explain():
    assert "expel:" in legation("code", "-", "--explain", text=TEXT).stdout


def test_help_has_examples_on_lines_of_their_own():
    told = legation("code", "--help").stdout
    assert "  legation code article.txt\n" in told
    assert "\\b" not in told
