"""Dates as precise as the text allows."""

import datetime

import pytest

from legation.errors import DateError
from legation.reference import earliest, latest, normalise


def test_bounds():
    assert earliest("2022-06") == datetime.date(2022, 6, 1)
    assert latest("2024-02~") == datetime.date(2024, 2, 29)
    assert latest("2022") == datetime.date(2022, 12, 31)


@pytest.mark.parametrize("date", ["", "yesterday", "2022-13", "2022-02-30", "22-1-1"])
def test_what_is_no_date(date):
    with pytest.raises(DateError):
        normalise(date)
