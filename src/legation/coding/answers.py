"""Which measure answers which, within one text."""

from __future__ import annotations

from collections.abc import Sequence

from legation.coding.draft import Draft
from legation.coding.phrases import View
from legation.reference import earliest, latest, measure_types

_ANSWERS = {"threaten_response"}  # a context type that can be an answer


def link(drafts: list[Draft], views: Sequence[View]) -> None:
    """Give each draft that answers something the likeliest measure of the other side: of its kind, then the nearest.

    An answer is told by words ("in retaliation"), by "after" between two measures, by the sentence after it, or by
    being the same in turn: of two expulsions between the same states the later answers the earlier.
    """
    for i, draft in enumerate(drafts):
        if measure_types()[draft.type].context and draft.type not in _ANSWERS:
            continue
        others = [
            (k.type != draft.type, abs(k.sentence - draft.sentence), abs(k.words[0] - draft.words[0]), j)
            for j, k in enumerate(drafts)
            if j != i and i not in k.answers and _can_answer(draft, k) and _answers(draft, k, views)
        ]
        if others:
            draft.answers = [min(others)[-1]]


def _can_answer(draft: Draft, other: Draft) -> bool:
    """Whether the other is a deed of the other side against this one's actor that is not known to be later."""
    if other.reciprocal or measure_types()[other.type].context:
        return False
    nobodys = other.type == "attack_post" and other.actor is None and other.target == draft.actor
    turned = (other.actor, other.target) == (draft.target, draft.actor)
    return (turned or (nobodys and draft.answering)) and not _earlier(draft, other)


def _earlier(one: Draft, other: Draft) -> bool:
    """Whether the text dates one before the other."""
    if not (one.dated and other.dated and one.date and other.date):
        return False
    return latest(one.date) < earliest(other.date)


def _answers(draft: Draft, other: Draft, views: Sequence[View]) -> bool:
    if draft.type in _ANSWERS:
        return True
    if draft.sentence == other.sentence:
        return _answers_beside(draft, other, views[draft.sentence])
    if draft.answering or _told_next(draft, other, views):
        return True
    in_turn = draft.type == other.type and draft.actual == other.actual == "actual"
    later = draft.sentence > other.sentence and not views[draft.sentence].cue("earlier")
    return in_turn and (_earlier(other, draft) or later)


def _answers_beside(draft: Draft, other: Draft, view: View) -> bool:
    """Which of two measures of one sentence is the answer, by where the word for it stands.

    Before both, or between them without the second's actor before it ("... in response to the expulsion of ..."), it
    speaks of the first; else of the second ("..., to which Moscow responded by ...").
    """
    first, second = sorted((draft, other), key=lambda d: d.words)
    cues = [(a, b) for a, b, label in view.cues if label == "response"]
    if cues:
        begin, _ = min(cues, key=lambda c: min(abs(c[0] - first.words[1]), abs(c[0] - second.words[0])))
        named = any(m.polity == second.actor and first.words[1] <= at < begin for at, (_, m) in view.mention_at.items())
        return draft is (first if begin < second.words[0] and not named else second)
    after = view.cue("after", first.words[0], second.words[0])
    before = view.cue("after", 0, first.words[1]) and not after
    if after or before:
        return draft is (first if after else second)
    return draft is second and draft.type == other.type and draft.actual == other.actual == "actual"


def _told_next(draft: Draft, other: Draft, views: Sequence[View]) -> bool:
    """Whether the next sentence says of a measure what it answers: "It is the answer to ..."; not "In answer, ..."."""
    if other.sentence != draft.sentence + 1 or other.answers:
        return False
    view, g = views[other.sentence], views[other.sentence].grammar
    marks = g.to_place | g.from_place | g.in_place | g.against
    ends = [b for _, b, label in view.cues if label == "response" and b < other.words[0]]
    return any(view.words[b] in marks or view.words[b - 1] in marks for b in ends)
