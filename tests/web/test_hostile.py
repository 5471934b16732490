"""What strangers wrote goes through tables, calendars, pages and assistants, and nothing of it takes hold."""

import csv
import datetime
import io
import json
import unicodedata

import anyio
import hostile
import pytest
from mcp import Client

from legation.coding import code
from legation.documents import Article, decode
from legation.errors import UsageError
from legation.exchange import calendar, rows, write, write_reports
from legation.ledger import open_ledger
from legation.views import dossier, due, found, standing
from legation.web import coding, create_assistant
from legation.web.given import article

DAY = datetime.date(2022, 4, 1)
STARTS_FORMULA = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with open_ledger(tmp_path_factory.mktemp("hostile") / "row.db") as books:
        added = books.append_all(hostile.entries())
        assert added.new == len(hostile.PAYLOADS)
        books.dispute(hostile.disputes())
        yield books


def coded():
    for name, text in hostile.texts():
        if text.strip():
            given = article(text, "2022-03-24", "en")
            yield name, given, code(given, explain=True)


def test_texts_are_coded_and_cut_without_loss():
    for name, given, told in coded():
        page = coding.coded(told, given.text)
        assert "".join(s.words for s in page.segments) == given.text, name
        known = {n.measure.id for n in page.notes} | {f"s{n}" for n in range(1, len(page.strengths) + 1)}
        assert {id_ for s in page.segments for id_ in s.ids} <= known, name
        assert all(e.words == given.text[e.start : e.end] for m in told.measures for e in m.evidence), name


@pytest.mark.parametrize(("name", "raw"), hostile.raw(), ids=[name for name, _ in hostile.raw()])
def test_broken_encodings_are_read(name, raw):
    assert code(Article(id=name, text=article(decode(raw), None, "en").text, lang="en")).lang == "en"


def test_no_cell_of_a_table_is_a_formula(ledger):
    out = io.BytesIO()
    write_reports(ledger, out, "csv")
    told = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    assert len(told) == len(hostile.PAYLOADS) + 1
    assert [c for row in told for c in row if c.startswith(STARTS_FORMULA)] == []
    out = io.BytesIO()
    codings = [c for _, _, c in coded() if c.measures]
    write(codings, "csv", out)
    told = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    assert len(told) == sum(len(list(rows(c))) for c in codings) + 1
    assert [c for row in told for c in row if c.startswith(STARTS_FORMULA)] == []


def test_a_calendar_holds_only_its_own_lines(ledger):
    told = calendar(due(ledger, at=DAY))
    lines = told.split("\r\n")
    assert sum(line == "BEGIN:VEVENT" for line in lines) == sum(line == "END:VEVENT" for line in lines)
    assert not [line for line in lines if line.startswith(("BEGIN:VALARM", "ATTACH"))]
    assert not [c for c in told.replace("\r\n", "") if unicodedata.category(c) == "Cc"]
    assert all(len(line.encode()) <= 75 for line in lines)


def test_an_assistant_gets_whole_answers(ledger):
    async def ask():
        async with Client(create_assistant(ledger, clock=lambda: DAY, writes=True)) as client:
            incident = next(iter(found(ledger, states=["POL", "RUS"])))
            calls = [
                ("relations", {"a": "POL", "b": "RUS"}),
                ("timeline", {"a": "POL", "b": "RUS"}),
                ("staff", {"sending": "RUS", "receiving": "POL"}),
                ("search", {"words": "<script>"}),
                ("incident", {"id": incident.id}),
                ("due", {"states": ["POL"]}),
                *(("code_text", {"text": text, "lang": "en"}) for name, text in hostile.texts() if text.strip()),
                *(("countries", {"query": p[:200]}) for p in hostile.PAYLOADS.values()),
                *(("incident", {"id": f"report-{p}"[:200]}) for p in hostile.PAYLOADS.values()),
                *(
                    ("judge", {"kind": "accept", "report": p[:200], "by": p, "why": p})
                    for p in hostile.PAYLOADS.values()
                ),
            ]
            return [(name, await client.call_tool(name, given)) for name, given in calls]

    for name, answer in anyio.run(ask):
        told = answer.content[0].text
        if answer.is_error:
            assert "Error executing" not in told, name
            assert len(told.splitlines()) == 1, name
        else:
            assert len(told) < 2_000_000, name
            assert json.loads(told) == answer.structured_content
            assert not [c for c in told if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"], name


def test_dossiers_and_relations_hold(ledger):
    assert standing(ledger, "POL", "RUS", at=DAY).contradictions
    for entry in hostile.entries():
        file = dossier(ledger, entry.document.id)
        assert "".join(s.words for s in file.segments) == entry.document.text


@pytest.mark.parametrize("url", [a for a in hostile.ADDRESSES.values() if not a.startswith("https://")])
def test_an_address_is_a_web_address(url):
    with pytest.raises(UsageError, match="url: an address begins"):
        article("text", None, None, url=url)
