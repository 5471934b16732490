"""Rows are only ever added: wholly or not at all, once, by any number of writers."""

import datetime
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from legation.documents import Article
from legation.errors import LedgerError, LedgerVersionError, UsageError
from legation.incidents import Report, Ruling
from legation.ledger import Dispute, Document, Entry, StatedStrength, add, open_ledger, tables
from legation.views import found

DAY = datetime.date(2022, 3, 24)


def entry(n=1, count=45, target="RUS", **fields):
    document = Document(id=f"d{n}", known=DAY, coder="test")
    report = Report(
        id=f"r{n}", document=f"d{n}", type="expel", actor="POL", target=target, status="announced", count=count,
        unit="diplomats", place=("Warsaw",), date="2022-03-23", deadline="2022-03-28", known=DAY,
        words=("45 Russian diplomats",), spans=((3, 23),), stated=(("answers", "r0"),), **fields,
    )  # fmt: skip
    strength = StatedStrength(
        id=f"s{n}", document=f"d{n}", sending="RUS", receiving="POL", category="diplomats", count=90, about="about",
        known=DAY, words=("some 90",),
    )  # fmt: skip
    return Entry(document, (report,), (strength,))


def test_what_goes_in_comes_out(ledger):
    given = entry()
    assert ledger.append(given)
    assert ledger.reports_of(("RUS", "POL")) == list(given.reports)
    assert ledger.strengths_of("POL", "RUS") == list(given.strengths)
    assert ledger.document("d1") == given.document
    assert list(ledger.documents()) == [given.document]
    assert ledger.pairs_where() == ["POL-RUS"]


def test_adding_twice_is_adding_once(ledger):
    assert ledger.append(entry())
    assert not ledger.append(entry())
    assert ledger.append_all([entry(), entry(2)]) == (1, ())
    assert ledger.counts()["reports"] == 2


def test_a_document_is_added_wholly_or_not_at_all(ledger):
    bad = entry(2)
    with pytest.raises(LedgerError, match="can't be written"):
        ledger.append(Entry(bad.document, (*bad.reports, Report(**{**_fields(bad.reports[0]), "id": None}))))
    assert ledger.counts()["documents"] == 0


def test_an_id_that_is_taken_is_told_and_nothing_is_lost(ledger):
    ledger.append(entry())
    other = entry(2)
    clash = Entry(other.document, entry().reports, other.strengths)
    assert ledger.append_all([clash, entry(3)]) == (1, ("r1",))
    assert ledger.document("d2") is None
    with pytest.raises(LedgerError, match="r1 is in"):
        ledger.append(clash)


def _fields(report):
    return {name: getattr(report, name) for name in Report.__dataclass_fields__}


def test_known_by_and_until(ledger):
    ledger.append(entry())
    assert ledger.reports_of(("POL", "RUS"), known=DAY - datetime.timedelta(1)) == []
    assert ledger.reports_of(("POL", "RUS"), until=datetime.date(2022, 3, 22)) == []
    assert ledger.strengths_of("POL", "RUS", known=DAY - datetime.timedelta(1)) == []


def test_rulings_are_kept_in_order(ledger):
    ledger.append(entry())
    first = Ruling(kind="correct", reports=("r1",), by="a", on=DAY, why="w", field="count", value="44")
    second = Ruling(kind="accept", reports=("r1",), by="b", on=DAY, why="w")
    ledger.rule(first)
    ledger.rule(second)
    assert ledger.rulings_of(["r1"]) == [first, second]
    assert ledger.rulings_of(["r1"], known=DAY - datetime.timedelta(1)) == []
    with pytest.raises(LedgerError, match="no report 'r9'"):
        ledger.rule(Ruling(kind="merge", reports=("r1", "r9"), by="a", on=DAY, why="w"))


def test_disputes(ledger):
    dispute = Dispute(id="c1", pair="POL-RUS", about="how many", versions=(("45", "a"), ("46", "b")), known=DAY)
    assert ledger.dispute([dispute, dispute]) == (1, ())
    assert ledger.dispute([replace(dispute, about="how many left")]) == (0, ("c1",))
    assert ledger.disputes_of(("RUS", "POL")) == [dispute]


def test_an_article_is_coded_and_added_once(ledger):
    article = Article(id="x", text="Poland expelled 45 Russian diplomats on Wednesday.", published="2022-03-24")
    coding = add(ledger, article, today=DAY)
    assert len(coding.measures) == 1
    assert add(ledger, article, today=DAY) is None
    (report,) = ledger.reports_of(("POL", "RUS"))
    assert (report.type, report.count, report.known) == ("expel", 45, DAY)
    start, end = report.spans[0]
    assert article.text[start:end] == report.words[0]


def test_an_older_ledger_is_brought_up_to_date_and_loses_nothing(address):
    with open_ledger(address) as books:
        books.append(entry())
    _run(address, "DROP TABLE disputes")  # which came with step 2
    _run(address, "DROP INDEX reports_first")  # and with step 3
    _run(address, "UPDATE alembic_version SET version_num = '0001'")
    with open_ledger(address) as books:
        assert books.reports_of(("POL", "RUS")) == list(entry().reports)
        assert books.disputes_of(("POL", "RUS")) == []


def test_the_stamp_tells_that_something_was_added(address):
    with open_ledger(address) as books:
        stamps = [books.stamp()]
        books.append(entry())
        stamps.append(books.stamp())
        assert books.stamp() == books.stamp()
        books.rule(Ruling(kind="accept", reports=(entry().reports[0].id,), by="the desk", on=DAY, why="so"))
        stamps.append(books.stamp())
        books.dispute([Dispute(id="x", pair="POL-RUS", about="count", versions=(("1", "a"), ("2", "b")), known=DAY)])
        stamps.append(books.stamp())
        assert len(set(stamps)) == 4


@pytest.mark.parametrize(
    ("words", "hits"), [(["diplomats"], 1), (["ДИПЛОМАТЫ", "45"], 1), (["%"], 0), (['"'], 1), (["nothing"], 0)]
)
def test_words_are_found_in_either_database(ledger, words, hits):
    given = entry()
    report = replace(given.reports[0], words=('45 Russian "diplomats"', "45 российских дипломаты"))
    ledger.append(Entry(given.document, (report,)))
    assert len(list(found(ledger, words=words))) == hits
    assert len(list(found(ledger, words=words, states=["POL"], begin="POL-RUS"))) == hits
    assert list(found(ledger, words=words, states=["NLD"])) == []


def _run(address, sql):
    made = address.replace("postgresql://", "postgresql+psycopg://") if "://" in address else f"sqlite:///{address}"
    engine = create_engine(made)
    with engine.begin() as c:
        c.execute(text(sql))
    engine.dispose()


def test_a_newer_ledger_is_refused(address):
    open_ledger(address).close()
    _run(address, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerVersionError, match=r"step 9999.*upgrade legation"):
        open_ledger(address)


def test_tables_of_another_program_are_refused(address):
    _run(address, "CREATE TABLE documents (x INTEGER)")
    with pytest.raises(UsageError, match="another program"):
        open_ledger(address)


def test_the_steps_make_the_tables_that_are_defined(ledger):
    from sqlalchemy import inspect

    made = inspect(ledger._engine)
    for name, table in tables.metadata.tables.items():
        assert {c["name"]: c["nullable"] for c in made.get_columns(name)} == {
            c.name: bool(c.nullable) for c in table.columns
        }
        assert {i["name"] for i in made.get_indexes(name)} == {i.name for i in table.indexes}


def test_what_is_no_ledger_is_told_in_one_line(tmp_path):
    (tmp_path / "x.db").write_text("no database", encoding="utf-8")
    with pytest.raises(LedgerError, match="can't be opened"):
        open_ledger(tmp_path / "x.db")
    with pytest.raises(LedgerError, match="no ledger at"):
        open_ledger(tmp_path / "y.db", create=False)
    with pytest.raises(LedgerError, match="SQLite file or a postgresql"):
        open_ledger("oracle://x")


WRITER = """
import datetime, sys
from legation.incidents import Report
from legation.ledger import Document, Entry, open_ledger
day = datetime.date(2022, 3, 24)
with open_ledger(sys.argv[1]) as books:
    for n in range(int(sys.argv[2]), int(sys.argv[3])):
        id_ = f"d{n}"
        document = Document(id=id_, known=day, coder="test")
        reports = [
            Report(id=f"{id_}-{k}", document=id_, type="expel", actor="POL", target="RUS", status="done", known=day)
            for k in range(3)
        ]
        books.append(Entry(document, reports))
        print(id_, flush=True)
"""


def _writer(address, first, last):
    return subprocess.Popen([sys.executable, "-c", WRITER, address, str(first), str(last)], stdout=subprocess.PIPE)


def test_killed_in_mid_run_nothing_reported_is_lost(address):
    writer = _writer(address, 0, 100_000)
    told = [writer.stdout.readline().decode().strip() for _ in range(20)]
    writer.send_signal(signal.SIGKILL)
    told += writer.communicate()[0].decode().split()
    with open_ledger(address) as books:
        kept = {d.id for d in books.documents()}
        assert set(told) <= kept
        assert books.counts()["reports"] == 3 * len(kept)  # no document in part
        last = len(kept) + 5
    again = _writer(address, 0, last)
    assert len(again.communicate()[0].split()) == last
    with open_ledger(address) as books:
        assert books.counts()["documents"] == last


def test_two_writers_at_once(address):
    writers = [_writer(address, 0, 60), _writer(address, 30, 90)]
    assert [w.wait(timeout=120) for w in writers] == [0, 0]
    for writer in writers:
        writer.stdout.close()
    with open_ledger(address) as books:
        assert books.counts()["documents"] == 90
        assert books.counts()["reports"] == 270


def test_a_reader_does_not_wait_for_a_writer(tmp_path):
    path = tmp_path / "row.db"
    with open_ledger(path) as books:
        books.append(entry())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        assert books.counts()["reports"] == 1
        assert time.monotonic() - start < 25  # the writer's turn would take 30
        other.execute("ROLLBACK")
        other.close()
