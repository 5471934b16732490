"""Whether two reports tell one occasion: one small function a feature, each with a score and a sentence why."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from legation.incidents.incident import Report
from legation.reference import days_of, measure_types

NEAR = 4  # days within which two reports of one day may still differ: time zones, "Sunday" for Saturday
_DEADLINE = 3  # days by which two tellings of one deadline may differ
_AGAINST = -3.0  # a score that nothing outweighs
_CORRECTED = 0.1  # share by which a later count may correct an earlier one
_TURNED = {  # what one side does and the other tells as its own act
    ("expel", "withdraw_staff"),
    ("expel", "recall_ambassador"),
}


class Score(NamedTuple):
    """How far a feature speaks for one occasion (positive) or against it (negative), and why."""

    value: float
    why: str


Feature = Callable[[Report, Report], Score | None]


def same_act(a: Report, b: Report) -> Score | None:
    """One type between the same two states; or one departure told from either side; or a cap told as a cut."""
    if a.type == b.type and _ends(a) == _ends(b):
        if {a.form, b.form} == {"ceiling", "cut"}:
            return Score(2.0, "a ceiling and the cut that it makes are one measure")
        return Score(2.0, f"both tell {a.type.replace('_', ' ')}")
    if a.type == b.type and measure_types()[a.type].symmetric and _ends(a) == _ends(b)[::-1]:
        return Score(2.0, f"both tell {a.type.replace('_', ' ')}, which has no direction")
    turned = (a.type, b.type) in _TURNED or (b.type, a.type) in _TURNED
    if turned and _ends(a) == _ends(b)[::-1]:
        if a.count and a.count == b.count:
            return Score(1.0, "one departure, told from either side")
        if a.head and b.head:
            return Score(0.5, "one ambassador's going, told from either side")
    return None


def same_days(a: Report, b: Report) -> Score | None:
    """The days on which they may have happened meet, or nearly so."""
    (a_first, a_last), (b_first, b_last) = a.days, b.days
    apart = max((a_first - b_last).days, (b_first - a_last).days, 0)
    if apart > NEAR:
        return None
    if not a.date or not b.date:
        return Score(0.2, "no date is told in one of them")
    if apart:
        return Score(0.4, f"{apart} days apart")
    precise = max((a_last - a_first).days, (b_last - b_first).days) <= NEAR
    return Score(1.0 if precise else 0.5, "on the same day" if precise else "their dates meet")


def same_count(a: Report, b: Report) -> Score | None:
    """Counts agree, or one corrects the other."""
    if a.count is None or b.count is None or a.unit != b.unit:
        return Score(0.0, "no count to compare")
    if a.count == b.count:
        return Score(1.0, f"both count {a.count}")
    if {a.form, b.form} == {"ceiling", "cut"}:
        return Score(0.0, f"{a.count} and {b.count} are a ceiling and a cut")
    if abs(a.count - b.count) <= max(1, _CORRECTED * max(a.count, b.count)) and min(a.count, b.count) > 2:
        return Score(-0.4, f"{a.count} and {b.count}: one may correct the other")
    return Score(_AGAINST, f"{a.count} is not {b.count}")


def same_place(a: Report, b: Report) -> Score | None:
    """Places agree."""
    if not a.place or not b.place:
        return Score(0.0, "no place to compare")
    if set(a.place) & set(b.place):
        return Score(0.5, f"both in {', '.join(sorted(set(a.place) & set(b.place)))}")
    return Score(_AGAINST, f"{', '.join(a.place)} is not {', '.join(b.place)}")


def same_deadline(a: Report, b: Report) -> Score | None:
    """Deadlines agree."""
    mine, theirs = days_of(a.deadline), days_of(b.deadline)
    if mine is None or theirs is None:
        return Score(0.0, "no deadline to compare")
    apart = max((mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days, 0)
    if apart <= _DEADLINE:
        return Score(0.5, "the same deadline")
    return Score(-1.5 if apart <= 4 * _DEADLINE else _AGAINST, f"deadlines {apart} days apart")


def same_own(a: Report, b: Report) -> Score | None:
    """Both tell of the actor's own post or people, or both of the other's."""
    return Score(0.0, "") if a.own == b.own or a.type != b.type else Score(_AGAINST, "one's own post, the other's post")


def same_stance(a: Report, b: Report) -> Score | None:
    """Done and announced are one occasion at two times; a threat is another."""
    real = {"done", "announced"}
    if a.status == b.status or {a.status, b.status} <= real:
        return Score(0.2, "told as equally real")
    return Score(_AGAINST, f"one is {a.status}, one {b.status}")


NEEDED: tuple[Feature, ...] = (same_act, same_days)
WEIGHED: tuple[Feature, ...] = (same_count, same_place, same_deadline, same_own, same_stance)
_ENOUGH = 2.6


def one_occasion(a: Report, b: Report) -> tuple[float, tuple[str, ...]] | None:
    """Confidence (0 to 1) and reasons that two reports tell one occasion; None where they do not."""
    if a.document == b.document:
        return None  # within a document retellings are merged already (codebook, rule 2)
    total, why = 0.0, []
    for needed in NEEDED:
        score = needed(a, b)
        if score is None:
            return None
        total += score.value
        why.append(score.why)
    for weighed in WEIGHED:
        score = weighed(a, b)
        if score is not None:
            total += score.value
            if score.value:
                why.append(score.why)
    return (min(1.0, total / 5), tuple(why)) if total >= _ENOUGH else None


def contradict(a: Report, b: Report) -> bool:
    """Whether two reports can't tell one occasion, whatever else speaks for it."""
    if a.document == b.document:
        return True
    return any((score := weighed(a, b)) is not None and score.value <= _AGAINST for weighed in WEIGHED)


def _ends(r: Report) -> tuple[str | None, str | None]:
    return r.actor, r.target
