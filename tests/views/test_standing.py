"""The state of relations on a day, as it was known on a day, from facts that the examples give with their sources."""

import datetime

import pytest

from legation.incidents import Report, incidents
from legation.ledger import Dispute, StatedStrength
from legation.views import describe, standing, timeline
from legation.views.standing import fold

DAY = datetime.date


def told(cells):
    return [c.told for c in cells]


def mission(s, sending):
    return next(m for m in s.missions if m.sending == sending)


def test_on_the_first_of_december_2021(row):
    s = standing(row, "USA", "RUS", at=DAY(2021, 12, 1))
    americans, russians = mission(s, "USA"), mission(s, "RUS")
    assert {c.told.split(":")[0] for c in americans.posts if "closed" in c.told} == {
        "Saint Petersburg", "Vladivostok", "Yekaterinburg"
    }  # fmt: skip
    assert {"San Francisco", "Seattle"} <= {c.told.split(":")[0] for c in russians.posts}
    assert "no local staff" in told(americans.limits)
    assert "suspended, go to Warsaw instead" in told(americans.services)
    assert [(c.until, c.told.split(" (")[0]) for c in s.ahead if "27" in c.told] == [
        ("2022-01-30", "USA → RUS: expel 27 diplomats"),
        ("2022-06-30", "USA → RUS: expel 27 diplomats"),
    ]
    assert [(x.count, x.scope) for x in russians.staff.stated][-1] == (230, "UN mission left out")
    assert all(c.rests_on for m in s.missions for c in (*m.posts, *m.limits, *m.services))


def test_the_contradiction_of_27_and_28_is_shown(row):
    s = standing(row, "RUS", "USA", at=DAY(2021, 12, 1))
    (sums,) = [c for c in s.contradictions if "parts" in c.about]
    assert [v for v, _ in sums.versions] == ["27 + 27 = 54", "55"]
    assert all(source for _, source in sums.versions)


def test_as_known_in_may_2021(row):
    s = standing(row, "USA", "RUS", at=DAY(2021, 12, 1), known=DAY(2021, 5, 1))
    assert s.ahead == ()
    assert not [x for m in s.missions for x in m.staff.stated if x.known > DAY(2021, 5, 1)]
    assert "no local staff" not in told(mission(s, "USA").limits)
    assert not [c for c in s.contradictions if "parts" in c.about]


def test_a_total_told_later_is_not_known_before(row):
    november = standing(row, "USA", "RUS", at=DAY(2021, 12, 1), known=DAY(2021, 11, 30))
    january = standing(row, "USA", "RUS", at=DAY(2022, 1, 29), known=DAY(2022, 1, 29))
    totals = [{i.count for i in s.incidents if i.type == "expel" and i.actor == "USA"} for s in (november, january)]
    assert 55 not in totals[0]
    assert 55 in totals[1]


def test_a_cap_and_its_cut_are_never_added(row):
    (cap,) = [e.incident for e in timeline(row, "USA", "RUS") if e.incident.type == "cap_staff" and e.incident.count]
    assert describe(cap).startswith("cap staff 455 / 755")
    s = standing(row, "USA", "RUS", at=DAY(2017, 8, 1))
    assert "at most 455 staff by 2017-09-01" in told(mission(s, "USA").limits)


def test_the_chronicle_tells_what_answers_what(row):
    entries = timeline(row, "USA", "RUS", since=DAY(2018, 3, 1), until=DAY(2018, 4, 30))
    short = [(f"{e.incident.actor} {e.incident.type} {e.incident.count}", e.told) for e in entries]
    assert short == [
        ("USA close_post 1", ""),
        ("USA expel 60", ""),
        ("RUS close_post 1", "answers 1"),
        ("RUS expel 60", "answers 2"),
        ("USA expel 171", "carries out 2"),
    ]


def report(type_="expel", actor="POL", target="RUS", date="2022-03-23", **fields):
    fields = {"status": "done", "known": DAY(2022, 4, 1)} | fields
    id_ = f"{type_}-{actor}-{date}-{fields.get('count')}-{fields.get('place')}"
    return Report(id=id_, document=id_, type=type_, actor=actor, target=target, date=date, **fields)


def strength(count, as_of, category="diplomats", **fields):
    return StatedStrength(
        id=f"s{count}", document="d", sending="RUS", receiving="POL", category=category, count=count,
        about=fields.pop("about", "exact"), as_of=as_of, known=DAY(2022, 4, 1), **fields,
    )  # fmt: skip


def of(reports, strengths=(), disputes=(), at=DAY(2023, 1, 1)):
    return fold("POL", "RUS", incidents(reports), strengths, disputes, at=at, known=None)


def test_more_sent_away_than_there_were_is_flagged():
    s = of([report(count=21, unit="diplomats")], [strength(10, "2022-03-01")])
    (flag,) = s.contradictions
    assert "where there were 10" in flag.about
    assert mission(s, "RUS").staff.estimates[0].impossible


def test_the_estimate_runs_from_the_last_stated_figure():
    reports = [report(count=5, unit="diplomats", date="2022-02-01"), report(count=45, unit="diplomats")]
    s = of(reports, [strength(60, "2022-03-01")])
    (estimate,) = mission(s, "RUS").staff.estimates
    assert (estimate.count, estimate.gone) == (15, 45)
    assert len(estimate.rests_on) == 2


def test_an_order_and_its_departure_are_counted_once():
    order = report(count=45, unit="diplomats", status="announced", deadline="2022-04-20")
    gone = report(count=45, unit="diplomats", date="2022-04-20")
    s = of([order, gone], [strength(60, "2022-03-01")])
    assert mission(s, "RUS").staff.estimates[0].gone == 45


def test_families_that_leave_with_them_are_not_counted_as_staff():
    order = report(count=45, unit="diplomats", status="announced", deadline="2022-04-20")
    gone = report(count=130, date="2022-04-20")
    s = of([order, gone], [strength(60, "2022-03-01")])
    assert mission(s, "RUS").staff.estimates[0].gone == 45


def test_a_ceiling_in_force_bounds_the_estimate():
    reports = [
        report("cap_staff", count=25, form="ceiling", deadline="2022-09-01"),
        report(count=5, unit="staff", date="2022-11-01"),
    ]
    before, after = (
        mission(of(reports, [strength(80, "2022-03-01", "staff")], at=day), "RUS").staff.estimates[0].count
        for day in (DAY(2022, 8, 1), DAY(2022, 12, 1))
    )
    assert (before, after) == (80, 20)


def test_the_deadline_of_what_was_replaced_is_not_ahead():
    caps = [
        report("cap_staff", count=30, form="ceiling", deadline="2022-09-01"),
        report("cap_staff", count=20, form="ceiling", date="2022-04-10", deadline="2022-10-01"),
    ]
    assert [c.until for c in of(caps, at=DAY(2022, 5, 1)).ahead] == ["2022-10-01"]


def test_those_who_go_and_those_who_stay_must_make_those_there_were():
    cap = report("cap_staff", count=25, form="ceiling")
    s = of([cap, report(count=45, unit="staff")], [strength(80, "2022-03-01", "staff")])
    assert any("there were 80, 45 must go" in c.about for c in s.contradictions)


def test_figures_that_differ_are_both_shown():
    s = of([], [strength(120, "2022-03-01"), strength(123, "2022-03-20", scope="all in the embassy")])
    assert [v for v, _ in s.contradictions[0].versions] == ["120 diplomats", "123 diplomats (all in the embassy)"]


def test_disputes_are_shown_with_both_sources():
    d = Dispute(id="c", pair="POL-RUS", about="how many", versions=(("45", "x"), ("46", "y")), known=DAY(2022, 4, 1))
    assert of([], disputes=[d]).contradictions[0].versions == d.versions


@pytest.mark.parametrize(
    ("reports", "ambassador"),
    [
        ([report("recall_ambassador", "RUS", "POL")], "recalled"),
        (
            [report("recall_ambassador", "RUS", "POL"), report("return_ambassador", "RUS", "POL", "2022-05-01")],
            "returned",
        ),
        ([report(head=True)], "told to leave"),
        ([report("recall_ambassador", "RUS", "POL", status="threatened")], None),
        ([report("sever_relations")], "gone, relations severed"),
    ],
)
def test_ambassador(reports, ambassador):
    cell = mission(of(reports), "RUS").ambassador
    assert (cell.told if cell else None) == ambassador


@pytest.mark.parametrize(
    ("reports", "part", "expected"),
    [
        ([report("sever_relations"), report("restore_relations", date="2022-06-01")], "level", "restored by POL"),
        ([report("sanction"), report("lift_sanction", date="2022-06-01")], "sanctions", []),
        ([report("sanction")], "sanctions", ["POL → RUS: sanction"]),
        (
            [report("close_border"), report("open_border", "RUS", "POL", "2022-06-01")],
            "borders",
            ["POL → RUS: close border"],
        ),
        ([report("list_hostile", "RUS", "POL")], "listings", ["RUS → POL: list hostile"]),
        ([report("threaten_response", "RUS", "POL", status="threatened")], "threats", ["RUS → POL: threaten response"]),
        (
            [report("expel", status="threatened"), report("expel", date="2022-05-01")],
            "threats",
            [],
        ),
    ],
)
def test_between_the_two(reports, part, expected):
    value = getattr(of(reports), part)
    assert (value.told if part == "level" else told(value)) == expected


def test_whose_post_it_is_follows_from_its_city():
    s = of(
        [
            report("close_post", "POL", "RUS", place=("Gdansk",)),
            report("close_post", "POL", "RUS", place=("Yekaterinburg",)),
        ]
    )
    assert told(mission(s, "RUS").posts) == ["Gdansk: closed by POL"]
    assert told(mission(s, "POL").posts) == ["Yekaterinburg: closed by POL"]
