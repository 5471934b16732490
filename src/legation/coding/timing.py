"""When it was done and by when it must be: the dates of a trigger's sentence."""

from __future__ import annotations

from legation.coding.phrases import View
from legation.coding.triggers import Trigger


def timing(view: View, trigger: Trigger, published: str | None) -> tuple[str | None, bool, str | None]:
    """Date, whether the text states it, and deadline (all EDTF) of a trigger.

    The nearest date of the clause, else of the sentence, is the measure's; a limit ("by the end of May") is its
    deadline. Without any, a measure told as news is dated by publication, one told as past is not dated.
    """
    date: tuple[int, str] | None = None
    deadline: tuple[int, str] | None = None
    clause = view.clause_of(trigger.core)
    for (first, end), mention in view.date_at.items():
        if mention.edtf is None or mention.relation == "for":
            continue
        distance = min(abs(first - trigger.core), abs(end - trigger.core)) + (
            0 if clause[0] <= first < clause[1] else 20
        )
        if mention.relation in {"by", "until"}:
            deadline = min(deadline or (99, ""), (distance, mention.edtf))
        else:
            date = min(date or (99, ""), (distance, mention.edtf))
    if date and date[1]:
        return date[1], True, deadline[1] if deadline else None
    past = view.cue("earlier")
    return (None if past else published), False, deadline[1] if deadline else None
