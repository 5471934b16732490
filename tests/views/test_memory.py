"""What is remembered is what would be worked out anew; anything that is added is seen at once."""

import datetime

import pytest

from legation.incidents import Report, Ruling
from legation.ledger import Document, Entry, open_ledger
from legation.views import due, overview, pair_incidents, remember, standing
from legation.views.memory import Memory

DAY = datetime.date(2022, 4, 1)


def entry(n, date, deadline=None, type_="expel"):
    report = Report(
        id=f"r{n}", document=f"d{n}", type=type_, actor="POL", target="RUS", status="done", count=n,
        date=date, deadline=deadline, known=DAY,
    )  # fmt: skip
    return Entry(Document(id=f"d{n}", known=DAY, coder="test"), (report,))


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "row.db") as books:
        books.append(entry(1, "2022-03-01", "2022-05-01"))
        remember(books)
        yield books


def counts(ledger, **named):
    return [i.count for i in pair_incidents(ledger, ("RUS", "POL"), **named)]


def test_it_is_not_worked_out_twice(ledger):
    assert pair_incidents(ledger, ("RUS", "POL")) is pair_incidents(ledger, ["POL", "RUS"], until=DAY)
    assert standing(ledger, "POL", "RUS", at=DAY) is standing(ledger, "POL", "RUS", at=DAY)
    assert standing(ledger, "POL", "RUS", at=DAY).pair != standing(ledger, "RUS", "POL", at=DAY).pair


def test_what_is_added_is_seen_at_once(ledger):
    assert counts(ledger) == [1]
    assert len(due(ledger, at=DAY)) == 1
    assert overview(ledger, today=DAY).reports == 1
    ledger.append(entry(2, "2022-03-20", "2022-06-01", "close_post"))
    assert counts(ledger) == [1, 2]
    assert counts(ledger, until=datetime.date(2022, 3, 10)) == [1]
    assert len(due(ledger, at=DAY)) == 2
    assert overview(ledger, today=DAY).reports == 2
    ledger.rule(Ruling(kind="reject", reports=("r1",), by="the desk", on=DAY, why="so"))
    assert counts(ledger) == [2]


def test_another_process_adds(ledger):
    assert counts(ledger) == [1]
    with open_ledger(ledger.where) as other:
        other.append(entry(3, "2022-03-21"))
    assert counts(ledger) == [1, 3]


def test_nothing_is_remembered_unless_it_is_asked_for(tmp_path):
    with open_ledger(tmp_path / "other.db") as books:
        books.append(entry(1, "2022-03-01"))
        assert pair_incidents(books, ("RUS", "POL")) is not pair_incidents(books, ("RUS", "POL"))


def test_no_more_is_held_than_may_be():
    memory = Memory(most=10)
    for n in range(5):
        memory.put("s", n, n, 4)
    assert [memory.get("s", n) for n in range(5)] == [None, None, None, (3,), (4,)]
    memory.put("s", "too large", 0, 11)
    assert memory.get("s", "too large") is None
    assert memory.get("later", 4) is None
    memory.put("later", 1, 1, 1)
    assert memory.get("s", 4) is None
