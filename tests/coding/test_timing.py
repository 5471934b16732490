"""When something is to be done by."""

import pytest

from legation.coding import code
from legation.documents import Article


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The Netherlands will also close its consulate general in Saint Petersburg on Monday.", "2023-02-20"),
        ("The Netherlands will close its consulate general in Saint Petersburg in January.", "2024-01"),
        ("The Netherlands will close its consulate general in Saint Petersburg on 3 March.", "2023-03-03"),
        ("The Netherlands closed its consulate general in Saint Petersburg on Monday.", None),
    ],
)
def test_a_day_of_the_week_ahead_is_days_away_and_a_month_that_has_passed_a_year(text, deadline):
    measure = code(Article(id="t", text=text, lang="en", published="2023-02-18")).measures[0]
    assert measure.deadline == deadline
