"""Lists made by hand: what their words mean stands in a mapping, and what it does not know is left out and told."""

import datetime

import pytest

from legation.errors import UsageError
from legation.exchange import Fault, entries, mapping
from legation.exchange.handmade import _deadline, _places, _sides


def read(tmp_path, rows, by="measures"):
    path = tmp_path / "list.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return list(entries(path, mapping(by)))


HEAD = "id,date,actor,target,measure,count,count_unit,place,deadline,status,in_response_to,note,source,same_as"


def test_a_row_is_a_report(tmp_path):
    (entry,) = read(
        tmp_path,
        [
            HEAD,
            "a,2018-03-26,POL,RUS,expel_png,4,diplomats,Warsaw,P1W,announced,event:poisoning; b,,https://example.org,",
        ],
    )
    (report,) = entry.reports
    assert (report.type, report.actor, report.target, report.count, report.unit) == (
        "expel",
        "POL",
        "RUS",
        4,
        "diplomats",
    )
    assert (report.deadline, report.reason, report.stated) == ("2018-04-02", "poisoning", (("answers", "b"),))
    assert (report.known, report.place) == (datetime.date(2018, 3, 26), ("Warsaw",))


def test_the_actor_of_those_who_left_is_the_host(tmp_path):
    (entry,) = read(tmp_path, [HEAD, "a,2018-03-26,RUS,POL,departure_done,4,diplomats,,,done,,,,execution_of:b"])
    (report,) = entry.reports
    assert (report.actor, report.target, report.stated) == ("POL", "RUS", (("carries_out", "b"),))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("a,2018-03-26,POL,XXX,expel_png,4,,,,announced,,,,", "'XXX' is no state"),
        ("a,2018-03-26,POL,RUS,wave,4,,,,announced,,,,", "what 'wave' means as type"),
        ("a,2018-03-26,POL,RUS,expel_png,4,,,,perhaps,,,,", "what 'perhaps' means as status"),
        ("a,2018-13-26,POL,RUS,expel_png,4,,,,announced,,,,", "not in the calendar"),
        ("a,,POL,RUS,expel_png,4,,,,announced,,,,", "has no date"),
    ],
)
def test_a_row_that_is_not_understood_is_told_and_left_out(tmp_path, row, says):
    fault, good = read(tmp_path, [HEAD, row, "b,2018-03-26,POL,RUS,expel_png,4,,,,announced,,,,"])
    assert isinstance(fault, Fault)
    assert (fault.row, says in fault.message) == (2, True)
    assert good.reports[0].id == "b"


def test_sides():
    assert list(_sides("LVA+EST", "RUS")) == [("LVA", "RUS", False), ("EST", "RUS", False)]
    assert list(_sides("CZE+RUS", "RUS+CZE")) == [("CZE", "RUS", False), ("RUS", "CZE", False)]
    assert list(_sides("USA", "USA@RUS")) == [("USA", "RUS", True)]
    assert list(_sides("RUS", "*unfriendly")) == [("RUS", None, False)]


def test_a_count_of_two_together_is_nobody_s(tmp_path):
    (entry,) = read(tmp_path, [HEAD, "a,2022-04-05,LVA+EST,RUS,expel_png,27,both together,,,announced,,,,"])
    assert [(r.id, r.count) for r in entry.reports] == [("a#1", None), ("a#2", None)]


@pytest.mark.parametrize(
    ("told", "date", "day"),
    [
        ("48 hours", "2021-04-17", "2021-04-19"),
        ("72 hours from 2021-04-19", "2021-04-17", "2021-04-22"),
        ("P2W", "2018-03-30", "2018-04-13"),
        ("2021-05-31", "2021-04-22", "2021-05-31"),
        ("2022-01-30; 2022-06-30", "2021-09", "2022-01-30"),
        ("P1M", "2021-04", None),
        ("immediately", "2021-04-22", None),
    ],
)
def test_deadline(told, date, day):
    assert _deadline(told, date) == day


def test_places():
    assert _places("Washington; New York") == ("Washington", "New York")
    assert _places("58 Moscow; 2 Yekaterinburg") == ("Moscow", "Yekaterinburg")
    assert _places("Brussels (mission to NATO)") == ("Brussels",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("kind = 'x'", "kind must be one of"),
        ("kind = 'measures'\nmore = 1", "unknown parts: more"),
        ("kind = 'measures'\n[words.type]\na = {type='b'}", "means no type of the codebook"),
        ("kind", "is no TOML"),
    ],
)
def test_a_mapping_is_checked(tmp_path, text, says):
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        mapping(str(tmp_path / "m.toml"))
