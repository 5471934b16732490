"""When it was done and by when it must be: the dates of a trigger's sentence."""

from __future__ import annotations

import datetime

from legation.coding.phrases import View
from legation.coding.triggers import Trigger
from legation.reference import earliest, latest


def timing(
    view: View, trigger: Trigger, published: str | None, *, planned: bool
) -> tuple[str | None, bool, str | None]:
    """Date, whether the text states it, and deadline (all EDTF) of a trigger.

    The nearest date of the clause, else of the sentence, is the measure's; a limit ("by the end of May") is its
    deadline. Without any, a measure told as news is dated by publication, one told as past is not dated.
    What is ``planned`` for a date ahead has it as its deadline.
    """
    date: tuple[int, str] | None = None
    dated: list[str] = []
    yearless = False
    deadline: tuple[int, str] | None = None
    clause = view.clause_of(trigger.core)
    for (first, end), mention in view.date_at.items():
        if mention.edtf is None or mention.relation == "for":
            continue
        distance = min(abs(first - trigger.core), abs(end - trigger.core)) + (
            0 if clause[0] <= first < clause[1] else 20
        )
        begins = mention.relation == "since" and published and _ahead(mention.edtf, published)
        if mention.relation in {"by", "until"} or begins:  # "as of 1 May", told before, is when it takes effect
            deadline = min(deadline or (99, ""), (distance, mention.edtf))
        else:
            nearest = min(date or (99, ""), (distance, mention.edtf))
            if nearest != date:
                date = nearest
                dated = view.words[first:end]
                yearless = mention.relation == "on" and mention.edtf[:4] not in dated
    limit = deadline[1] if deadline and deadline[1] else None
    if date and date[1]:
        told = date[1]
        if planned and limit is None and published:
            spelled = not any(c.isdigit() for word in dated for c in word)
            ahead = _ahead(told, published) or (_next_time(told, published, weekly=spelled) if yearless else None)
            if ahead:
                return published, False, ahead
        return told, True, limit
    past = view.cue("earlier")
    return (None if past else published), False, limit


def _next_time(date: str, published: str, *, weekly: bool) -> str | None:
    """A date without a year that has passed: what is planned for it is a year away, or a week if a day of the week.

    ``weekly``: the day is told without a number.

    >>> _next_time("2023-02-13", "2023-02-18", weekly=True), _next_time("2023-01", "2023-02-18", weekly=False)
    ('2023-02-20', '2024-01')
    """
    if len(date) < len("2021-01") or date[:4] != published[:4] or latest(date) >= earliest(published):
        return None
    if len(date) == len("2021-01-01") and weekly:
        later = earliest(date) + datetime.timedelta(weeks=1)
        return later.isoformat() if later > latest(published) else None
    return f"{int(date[:4]) + 1}{date[4:]}" if not date.endswith("-02-29") else None


def _ahead(date: str, published: str) -> str | None:
    """The date as a limit when it lies ahead of publication: what must be done then is not yet done."""
    return date if earliest(date) > latest(published) else None
