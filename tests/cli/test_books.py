"""The commands on the books, as a user runs them."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legation.cli.main import app
from legation.errors import LegationError

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "row.db"
    for name, mapping in (("measures", "records"), ("strengths", "figures")):
        done = run("import", EXAMPLES / f"us-russia.{name}.csv", "-m", mapping, "-l", path)
        assert " new; " in done
    assert "1 documents added" in run("add", EXAMPLES / "moscow-washington.nl.txt", "-l", path)
    return path


def run(*args, given=None, code=0, err=False):
    result = CliRunner().invoke(app, [str(a) for a in args], input=given, env={"COLUMNS": "80"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stderr if err else result.stdout


def test_relations_are_readable_at_80_columns(ledger):
    told = run("relations", "USA", "Rusland", "--at", "2021-12-01", "-l", ledger)
    assert max(map(len, told.splitlines())) <= 80
    for words in ("Saint Petersburg: closed by RUS", "no local staff", "27 + 27 = 54", "list hostile", "go to Warsaw"):
        assert words in told


def test_relations_as_known(ledger):
    told = run("relations", "USA", "RUS", "--at", "2021-12-01", "--known", "2021-05-01", "-l", ledger)
    assert "as known on 2021-05-01" in told
    assert "no local staff" not in told


def test_relations_as_json(ledger):
    told = json.loads(run("relations", "USA", "RUS", "--at", "2021-12-01", "-l", ledger, "--json"))
    assert told["pair"] == ["USA", "RUS"]
    assert told["missions"][0]["posts"][0]["rests_on"]


def test_timeline(ledger):
    told = run("timeline", "United States", "Russia", "--since", "2018-03", "--until", "2018-04", "-l", ledger)
    assert re.search(r"RUS → USA +expel 60", told)
    assert "answers 2" in told
    rows = json.loads(run("timeline", "USA", "RUS", "--deeds", "-l", ledger, "--json"))
    assert {"expel", "cap_staff"} <= {r["type"] for r in rows}
    assert "hold_talks" not in {r["type"] for r in rows}


def test_due(ledger):
    assert "2022-01-30" in run("due", "RUS", "--at", "2021-12-01", "-l", ledger)
    assert "no deadline ahead" in run("due", "--at", "2040", "-l", ledger)
    ics = run("due", "--at", "2021-12-01", "--ics", "-l", ledger)
    assert ics.startswith("BEGIN:VCALENDAR")
    assert all(len(line.encode()) <= 75 for line in ics.splitlines())
    assert json.loads(run("due", "--at", "2021-12-01", "-l", ledger, "--json"))[0]["on"]


def test_incidents_and_show(ledger):
    rows = json.loads(run("incidents", "RUS", "--type", "cap_staff", "-l", ledger, "--json"))
    cap = next(r for r in rows if r["count"])
    told = run("show", cap["id"][9:16], "-l", ledger)
    assert "told differently: 455 / 755" in told
    assert "uawire.org" in told
    assert json.loads(run("show", cap["id"], "-l", ledger, "--json"))["id"] == cap["id"]
    assert "455 / 755" in run("incidents", "--disputed", "-l", ledger)


def test_evidence_is_shown_word_by_word(ledger):
    rows = json.loads(run("incidents", "USA", "RUS", "--type", "list_hostile", "-l", ledger, "--json"))
    (report,) = rows[0]["reports"]
    text = (EXAMPLES / "moscow-washington.nl.txt").read_text(encoding="utf-8")
    assert [text[a:b] for a, b in report["spans"]] == report["words"]


def test_adding_again_adds_nothing(ledger):
    assert "0 documents added with 0 measures, 1 there already" in run(
        "add", EXAMPLES / "moscow-washington.nl.txt", "-l", ledger
    )


def test_a_package_is_read_again_as_it_was_written(ledger, tmp_path):
    run("export", tmp_path / "books", "-l", ledger)
    assert json.loads((tmp_path / "books/datapackage.json").read_text())["profile"] == "data-package"
    run("import", tmp_path / "books", "-l", tmp_path / "copy.db")
    run("export", tmp_path / "again", "-l", tmp_path / "copy.db")
    for path in (tmp_path / "books").iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
    assert ": 0 new" in run("import", tmp_path / "books", "-l", tmp_path / "copy.db")


def test_json_lines_are_read_again_as_they_were_written(ledger, tmp_path):
    run("export", tmp_path / "a.jsonl", "-f", "jsonl", "-l", ledger)
    run("import", tmp_path / "a.jsonl", "-l", tmp_path / "copy.db")
    run("export", tmp_path / "b.jsonl", "-f", "jsonl", "-l", tmp_path / "copy.db")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_reports_as_tables(ledger, tmp_path):
    import polars

    run("export", tmp_path / "r.parquet", "-f", "parquet", "-l", ledger)
    run("export", tmp_path / "r.csv", "-f", "csv", "-l", ledger)
    assert polars.read_parquet(tmp_path / "r.parquet").height == polars.read_csv(tmp_path / "r.csv").height > 30


def test_review(ledger, tmp_path):
    run("export", tmp_path / "books", "-l", ledger)
    path = tmp_path / "copy.db"
    run("import", tmp_path / "books", "-l", path)
    run("add", EXAMPLES / "texts", "-l", path)  # of so many, some are read with doubt
    before = json.loads(run("incidents", "-l", path, "--json"))
    first = run("review", "--by", "desk", "-l", path, given="q")
    number = int(re.search(r"1 of (\d+)", first)[1])
    assert len([r for r in json.loads(run("review", "-l", path, "--json")) if r["doubtful"]]) == number
    with pytest.raises(LegationError, match="say who decides"):
        run("review", "-l", path)
    assert number > 0
    told = run("review", "--by", "desk", "-l", path, given="awell seen\nq")
    assert f"1 decided, {number - 1} left" in told
    assert ("nothing is in doubt" if number == 1 else f"1 of {number - 1}") in run(
        "review", "--by", "desk", "-l", path, given="q"
    )
    assert "not taken: a count is a whole number" in run("review", "--by", "desk", "-l", path, given="ccount=x\nwhy\nq")
    rows = json.loads(run("incidents", "-l", path, "--json"))
    assert len(rows) == len(before) + 1


def test_a_row_that_changed_is_told_not_lost(tmp_path):
    text = (EXAMPLES / "us-russia.measures.csv").read_text(encoding="utf-8")
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    run("import", path, "-m", "records", "-l", tmp_path / "row.db")
    path.write_text(text.replace(",expel,60,", ",expel,61,"), encoding="utf-8")
    told = run("import", path, "-m", "records", "-l", tmp_path / "row.db", code=1, err=True)
    assert "'us-ru-2018-03-26a' is in the books with other content" in told


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("relations", "USA", "Russai"), "no state 'Russai'; did you mean Russia?"),
        (("relations", "USA", "RUS", "--at", "soon"), "--at: 'soon' is no date"),
        (("show", "ffffff"), "no incident 'ffffff'"),
        (("incidents", "--type", "praise"), "no type 'praise'"),
        (("import", "nowhere.csv"), "no file or folder nowhere.csv"),
        (("import", EXAMPLES / "us-russia.measures.csv", "-m", "conflicts"), "has no column"),
        (("import", EXAMPLES / "us-russia.measures.csv", "-m", "mine"), "no mapping 'mine'"),
        (("export",), "a package is a folder"),
    ],
)
def test_what_can_not_be_is_told_in_one_line(ledger, args, says):
    with pytest.raises(LegationError, match=re.escape(says)) as error:
        run(*args, "-l", ledger)
    assert "\n" not in str(error.value)


def test_without_a_ledger_one_is_told_how_to_make_it(tmp_path):
    with pytest.raises(LegationError, match="make one with: legation add"):
        run("relations", "USA", "RUS", "-l", tmp_path / "none.db")
