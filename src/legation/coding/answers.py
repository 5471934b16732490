"""Which measure answers which, within one text."""

from __future__ import annotations

from legation.coding.draft import Draft


def link(drafts: list[Draft]) -> None:
    """Give each draft told as an answer the latest-read measure of the other side against its actor."""
    for i, draft in enumerate(drafts):
        if not draft.answering:
            continue
        others = [
            (abs(k.sentence - draft.sentence), j)
            for j, k in enumerate(drafts)
            if j != i
            and not k.reciprocal
            and (k.actor, k.target) == (draft.target, draft.actor)
            and i not in k.answers
            and k.type not in {"accuse", "demand", "protest", "hold_talks", "threaten_response"}
        ]
        if others:
            draft.answers = [min(others)[1]]
