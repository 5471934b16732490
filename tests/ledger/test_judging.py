"""Decisions of people: taken, told, taken back; the books only grow."""

import datetime

import pytest

from legation.documents import Article
from legation.errors import LedgerError, UsageError
from legation.ledger import Decision, add, decide, document_id, join, part, take_back
from legation.views import dossier, found, journal, one

DAY = datetime.date(2022, 4, 1)
DESK = Decision(by="the desk", on=DAY, why="the ministry's list")
ONE = Article(id="1", text="Poland expelled 45 Russian diplomats on Wednesday.", published="2022-03-24")
OTHER = Article(id="2", text="Poland has expelled 44 Russian diplomats, officials said.", published="2022-03-24")
LATER = Article(id="3", text="Poland expelled 3 Russian diplomats on Friday.", published="2022-08-20")


@pytest.fixture
def books(ledger):
    for article in (ONE, OTHER, LATER):
        assert add(ledger, article, today=DAY).measures
    return ledger


def told(ledger):
    return sorted((i.count, len(i.reports)) for i in found(ledger, states=["POL", "RUS"], types=["expel"]))


def incidents(ledger):
    return sorted(found(ledger, states=["POL", "RUS"], types=["expel"]), key=lambda i: i.first)


def test_a_correction_is_taken_back_to_what_was_before(books):
    report = incidents(books)[-1].reports[0].id
    decide(books, "correct", report, DESK, field="count", value="4")
    second = decide(books, "correct", report, DESK, field="count", value="5")
    assert incidents(books)[-1].count == 5
    take_back(books, [second[0].number], DESK)
    assert incidents(books)[-1].count == 4
    first = journal(books, [report])[0]
    take_back(books, first.numbers, DESK)
    assert incidents(books)[-1].count == 3
    decisions = journal(books, [report])
    assert [j.kind for j in decisions] == ["correct", "accept", "correct", "accept", "correct", "correct"]
    assert [j.stands for j in decisions if j.kind == "correct"] == [False, False, False, True]


def test_a_rejected_report_can_stand_again(books):
    before = told(books)
    report = incidents(books)[-1].reports[0].id
    rejected = decide(books, "reject", report, DESK)
    assert len(told(books)) == len(before) - 1
    reading = dossier(books, document_id(LATER)).readings[0]
    assert (reading.stance, reading.incident) == ("rejected", None)
    take_back(books, [r.number for r in rejected], DESK)
    assert told(books) == before
    reading = dossier(books, document_id(LATER)).readings[0]
    assert (reading.stance, reading.incident.count) == ("stands", 3)


def test_a_report_that_was_moved_to_other_states_is_found(books):
    last = incidents(books)[-1]
    decide(books, "correct", last.reports[0].id, DESK, field="target", value="BLR")
    for asked in (last.id, last.reports[0].id):
        assert one(books, asked).pair == ("BLR", "POL")
    reading = next(r for r in dossier(books, document_id(LATER)).readings if r.report.type == "expel")
    assert reading.incident.pair == ("BLR", "POL")


def test_incidents_are_merged_and_split_whole(books):
    before = told(books)
    *_, first, last = incidents(books)
    merged = join(books, first.reports, last.reports, DESK)
    assert len(incidents(books)) == len(before) - 1
    (decision,) = [j for j in journal(books, [last.reports[0].id]) if j.kind == "merge"]
    assert len(decision.numbers) == len(merged)
    take_back(books, decision.numbers, DESK)
    assert told(books) == before
    whole = incidents(books)[0]
    if len(whole.reports) > 1:
        part(books, [whole.reports[0].id], [r.id for r in whole.reports], DESK)
        assert len(incidents(books)) == len(before) + 1


def test_a_dossier_tells_where_each_report_went(books):
    file = dossier(books, document_id(ONE))
    reading = next(r for r in file.readings if r.report.type == "expel")
    assert "".join(s.words for s in file.segments) == ONE.text
    assert {id_ for s in file.segments for id_ in s.ids} >= {reading.report.id}
    assert reading.incident.id.startswith("incident-")
    assert "expel POL -> RUS" in reading.trace[0]
    with pytest.raises(LedgerError, match="no document 'x'"):
        dossier(books, "x")


def test_the_beginning_of_an_id(books):
    last = incidents(books)[-1]
    assert one(books, last.id[: len("incident-") + 8]).id == last.id
    for told in ("report-", "incident-", "", "%", "incident-zz"):
        with pytest.raises(LedgerError, match="no incident"):
            one(books, told)


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (lambda: Decision(by=" ", on=DAY, why="x"), "who decided and why"),
        (lambda: Decision(by="x" * 201, on=DAY, why="x"), "by has 201 characters; at most 200"),
    ],
)
def test_a_decision_says_who_and_why(decision, says):
    with pytest.raises(UsageError, match=says):
        decision()


def test_what_can_not_be_decided_changes_nothing(books):
    first, *_ = incidents(books)
    report = first.reports[0].id
    for attempt in (
        lambda: decide(books, "merge", report, DESK),
        lambda: decide(books, "correct", report, DESK, field="id", value="x"),
        lambda: decide(books, "correct", report, DESK, field="count", value="-1"),
        lambda: decide(books, "correct", report, DESK, field="date", value="9" * 600),
        lambda: part(books, [report], [report], DESK),
        lambda: join(books, first.reports, [], DESK),
        lambda: take_back(books, [], DESK),
    ):
        with pytest.raises(UsageError):
            attempt()
    with pytest.raises(LedgerError, match="no report 'r'"):
        decide(books, "accept", "r", DESK)
    with pytest.raises(LedgerError, match="no ruling 99"):
        take_back(books, [99], DESK)
    assert not books.any_rulings()
