"""Answers are looked for in the days around; there may be no such days."""

import datetime

import pytest

from legation.incidents import Report, incidents


@pytest.mark.parametrize("years", [("0001", "0001"), ("9999", "9999"), ("0001", "9999")])
def test_first_and_last_years_of_the_calendar(years):
    reports = [
        Report(
            id=f"r{n}", document="d", type=type_, actor="POL", target="RUS", status="done", count=n, date=date,
            deadline=date, known=datetime.date(2022, 4, 1),
        )
        for n, (date, type_) in enumerate(zip(years, ("expel", "withdraw_staff"), strict=True), 1)
    ]  # fmt: skip
    assert len(incidents(reports)) == 2
