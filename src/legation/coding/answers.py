"""Which measure answers which, within one text."""

from __future__ import annotations

from collections.abc import Sequence

from legation.coding.draft import Draft
from legation.coding.phrases import View
from legation.reference import measure_types

_ANSWERS = {"threaten_response"}  # a context type that can be an answer


def link(drafts: list[Draft], views: Sequence[View]) -> None:
    """Give each draft told as an answer the nearest measure of the other side against its actor.

    An answer is told by words ("in retaliation"), or by "after" between two measures of one sentence.
    """
    for i, draft in enumerate(drafts):
        if measure_types()[draft.type].context and draft.type not in _ANSWERS:
            continue
        others = [
            (abs(k.sentence - draft.sentence), k.type != draft.type, abs(k.words[0] - draft.words[0]), j)
            for j, k in enumerate(drafts)
            if j != i
            and not k.reciprocal
            and (k.actor, k.target) == (draft.target, draft.actor)
            and i not in k.answers
            and not measure_types()[k.type].context
            and (draft.answering or draft.type in _ANSWERS or _after(draft, k, views) or _told_next(draft, k, views))
        ]
        if others:
            draft.answers = [min(others)[-1]]


def _told_next(draft: Draft, other: Draft, views: Sequence[View]) -> bool:
    """Whether the next sentence says of a measure what it answers: "It is the answer to ..."."""
    following = other.sentence == draft.sentence + 1
    return following and not other.answers and views[other.sentence].cue("response", 0, other.words[0])


def _after(draft: Draft, other: Draft, views: Sequence[View]) -> bool:
    """Whether both stand in one sentence with a word such as "after" between them, or before what comes first."""
    if draft.sentence != other.sentence:
        return False
    view, (first, end) = views[draft.sentence], other.words
    if draft.words[0] < first:
        return view.cue("after", draft.words[0], first)
    return view.cue("after", 0, end) and not view.cue("after", end, draft.words[0])
