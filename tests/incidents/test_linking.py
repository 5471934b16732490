"""Reports of one occasion become one incident, whatever the order in which they came."""

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import UsageError
from legation.incidents import Report, Ruling, incidents

DAY = datetime.date(2022, 4, 1)


def report(
    id_, type_="expel", actor="POL", target="RUS", status="announced", date="2022-03-23", document=None, **fields
):
    known = fields.pop("known", DAY)
    return Report(
        id=id_, document=document or f"doc-{id_}", type=type_, actor=actor, target=target, status=status, date=date,
        known=known, **fields,
    )  # fmt: skip


def groups(reports, rulings=()):
    return sorted(sorted(r.id for r in i.reports) for i in incidents(reports, rulings))


def ties(reports, relation):
    found = incidents(reports)
    home = {i.id: i.reports[0].id for i in found}
    return {(i.reports[0].id, home[t.incident]) for i in found for t in i.ties if t.relation == relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"count": 45}, {"count": 45, "date": "2022-03-24"}),
        ({"count": 45}, {"count": None}),
        ({"count": 45}, {"status": "done", "count": 45}),
        ({"count": 54, "unit": "diplomats"}, {"count": 55, "unit": "diplomats"}),
        ({"count": 45, "date": "2022-03"}, {"count": 45}),
        ({"type_": "cap_staff", "count": 455, "form": "ceiling"}, {"type_": "cap_staff", "count": 755, "form": "cut"}),
        ({"type_": "sever_relations"}, {"type_": "sever_relations", "actor": "RUS", "target": "POL"}),
        ({"count": 6}, {"type_": "withdraw_staff", "actor": "RUS", "target": "POL", "count": 6}),
        ({"place": ("Warsaw",), "count": 3}, {"place": ("Warsaw", "Gdansk"), "count": 3}),
    ],
)
def test_one_occasion(a, b):
    assert groups([report("a", **a), report("b", **b)]) == [["a", "b"]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"count": 45}, {"count": 3}),
        ({"count": 45}, {"count": 45, "date": "2022-04-23"}),
        ({"count": 45}, {"count": 45, "actor": "LTU"}),
        ({"count": 45}, {"count": 45, "status": "threatened"}),
        ({"type_": "close_post", "place": ("Warsaw",)}, {"type_": "close_post", "place": ("Gdansk",)}),
        ({"type_": "close_post", "own": True}, {"type_": "close_post"}),
        ({"count": 27, "deadline": "2022-01-30"}, {"count": 27, "deadline": "2022-06-30"}),
        ({"count": 45, "document": "x"}, {"count": 45, "document": "x"}),
        ({"type_": "expel"}, {"type_": "summon_ambassador"}),
    ],
)
def test_two_occasions(a, b):
    assert groups([report("a", **a), report("b", **b)]) == [["a"], ["b"]]


def test_what_contradicts_one_member_stays_out():
    some = [report("a", count=10), report("b", count=None), report("c", count=20)]
    assert all(not {"a", "c"} <= set(g) for g in groups(some))


def test_what_contradicts_one_member_stays_out_of_a_larger_group_too():
    some = [report("a", count=10), report("b"), report("d"), report("c", count=20)]
    assert all(not {"a", "c"} <= set(g) for g in groups(some))


def test_differences_are_kept_and_shown():
    (one,) = incidents([report("a", count=54), report("b", count=55, known=DAY + datetime.timedelta(9))])
    assert [(d.field, d.told) for d in one.disagreements] == [("count", "54 / 55")]
    assert one.count == 55  # the later known


def test_as_known_earlier():
    reports = [report("a", count=54), report("b", count=55, known=DAY + datetime.timedelta(9))]
    (then,) = incidents([r for r in reports if r.known <= DAY])
    assert (then.count, then.disagreements) == (54, ())


def test_carried_out():
    order = report("order", count=35, deadline="2022-03-30")
    gone = report("gone", status="done", count=35, date="2022-03-30")
    assert ties([order, gone], "carries_out") == {("gone", "order")}


def test_parts_and_their_total():
    whole = report("whole", count=54, date="2022-03")
    parts = [report("one", count=27, deadline="2022-05-01"), report("two", count=27, deadline="2022-09-01")]
    assert ties([whole, *parts], "part_of") == {("one", "whole"), ("two", "whole")}


def test_a_later_ceiling_replaces_the_earlier():
    first = report("first", "cap_staff", count=30, form="ceiling")
    second = report("second", "cap_staff", count=20, form="ceiling", date="2022-04-10")
    assert ties([first, second], "supersedes") == {("second", "first")}


def test_the_mirror_is_an_inferred_answer():
    (_, answer) = incidents(
        [report("a", count=45), report("b", actor="RUS", target="POL", count=45, date="2022-04-08")]
    )
    (tie,) = answer.tied("answers")
    assert tie.inferred
    assert 0.5 < tie.confidence < 1


def test_a_stated_answer_is_no_inference():
    b = report("b", "close_post", actor="RUS", target="POL", date="2022-04-08", stated=(("answers", "a"),))
    (_, answer) = incidents([report("a", count=45), b])
    assert [(t.relation, t.inferred) for t in answer.ties] == [("answers", False)]


def test_long_after_is_no_answer():
    late = report("b", actor="RUS", target="POL", count=45, date="2022-06-08")
    assert ties([report("a", count=45), late], "answers") == set()


def ruling(kind, *reports, **fields):
    return Ruling(kind=kind, reports=reports, by="desk", on=DAY, why="as the ministry says", **fields)


def test_people_outweigh_the_machine():
    a, b = report("a", count=45), report("b", count=45)
    assert groups([a, b], [ruling("split", "a", "b")]) == [["a"], ["b"]]
    c = report("c", count=3)
    assert groups([a, c], [ruling("merge", "a", "c")]) == [["a", "c"]]
    assert groups([a, b], [ruling("split", "a", "b"), ruling("merge", "a", "b")]) == [["a", "b"]]
    assert groups([a, b], [ruling("reject", "b")]) == [["a"]]
    (put_right,) = incidents([a], [ruling("correct", "a", field="count", value="40")])
    assert put_right.count == 40


def test_doubtful_reports_count_when_accepted():
    maybe = report("a", doubtful=True)
    assert groups([maybe]) == []
    assert groups([maybe], [ruling("accept", "a")]) == [["a"]]


@pytest.mark.parametrize(
    ("kind", "reports", "fields"),
    [
        ("praise", ("a",), {}),
        ("merge", ("a",), {}),
        ("correct", ("a",), {"field": "id", "value": "x"}),
        *(
            ("correct", ("a",), {"field": field, "value": value})
            for field, value in [
                ("count", "x"),
                ("type", "praise"),
                ("type", None),
                ("target", "XXX"),
                ("date", "soon"),
            ]
        ),
    ],
)
def test_a_ruling_that_cannot_be_is_refused(kind, reports, fields):
    with pytest.raises(UsageError):
        ruling(kind, *reports, **fields)


some_reports = st.lists(
    st.builds(
        lambda type_, turned, count, date, status, deadline: {
            "type_": type_,
            "actor": "RUS" if turned else "POL",
            "target": "POL" if turned else "RUS",
            "count": count,
            "date": date,
            "status": status,
            "deadline": deadline,
        },
        st.sampled_from(["expel", "cap_staff", "close_post", "withdraw_staff", "sever_relations"]),
        st.booleans(),
        st.sampled_from([None, 3, 10, 11, 27, 54]),
        st.sampled_from(
            [None, "2022-03", "2022-03-01", "2022-03-04", "2022-03-08~", "2022-04-01", "2022-03-26/2022-03-28"]
        ),
        st.sampled_from(["done", "announced", "threatened"]),
        st.sampled_from([None, "2022-03-30", "2022-06-30"]),
    ),
    max_size=9,
)


@settings(max_examples=300, deadline=None)
@given(some_reports, st.integers())
def test_the_order_of_arrival_changes_nothing(fields, seed):
    reports = [report(f"r{n}", **f) for n, f in enumerate(fields)]
    shuffled = reports.copy()
    random.Random(seed).shuffle(shuffled)
    assert incidents(shuffled) == incidents(reports)


@settings(max_examples=100, deadline=None)
@given(some_reports)
def test_every_report_is_in_one_incident(fields):
    reports = [report(f"r{n}", **f) for n, f in enumerate(fields)]
    assert sorted(r.id for i in incidents(reports) for r in i.reports) == sorted(r.id for r in reports)
