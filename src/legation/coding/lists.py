"""Lists that share one predicate: "Germany expelled four, Poland and France three each"."""

from __future__ import annotations

from dataclasses import replace

from legation.coding.draft import Draft
from legation.coding.phrases import View

_NEAR = 3  # words between a state and what it did likewise
_STATES = {"name", "seat", "capital"}


def gapped(view: View, start: int, draft: Draft) -> list[Draft]:
    """A copy of a measure for each further state that stands beside a number of its own from word ``start`` on."""
    if draft.type not in {"expel", "withdraw_staff", "cap_staff"}:
        return []
    numbers = {first: (end, n) for (first, end), n in view.numeral_at.items()}
    out: list[Draft] = []
    waiting: list[str] = []
    i = start
    separators = view.grammar.and_words | view.grammar.each | view.grammar.articles | {";", ":"}
    while i < len(view.words):
        here = view.mention_at.get(i)
        if here and here[1].kind in _STATES and here[1].polity not in {draft.actor, draft.target}:
            waiting.append(here[1].polity)
            i = here[0]
        elif i in numbers and waiting and numbers[i][1].value is not None:
            end, number = numbers[i]
            stretch = (view.sentence.starts[i], view.sentence.ends[end - 1])
            out += [_copy(draft, polity, number.value, number.about, stretch) for polity in waiting]
            waiting = []
            i = end
        else:
            if view.words[i] not in separators:
                waiting = []
            i += 1
    return out


def likewise(view: View, draft: Draft) -> list[Draft]:
    """A copy of the last measure for each state that "followed suit" or got "the same treatment"."""
    said = [at for at, _, label in view.cues if label in {"same_actor", "same_target"}]
    if not said:
        return []
    states: list[str] = []
    at, reach = said[0], _NEAR
    for first, (end, mention) in sorted(view.mention_at.items(), reverse=True):
        if end > at or mention.kind not in _STATES:
            continue
        if at - end > reach:
            break
        states.append(mention.polity)
        at, reach = first, 2  # "and the" may stand between those listed
    span = (view.sentence.start, view.sentence.end)
    out: list[Draft] = []
    for polity in dict.fromkeys(states):
        if polity in {draft.actor, draft.target}:
            continue
        if view.cue("same_actor"):
            out.append(_copy(draft, polity, None, "some", span))
        elif view.cue("same_target"):
            copy = _copy(draft, draft.actor or "", draft.count, draft.about or "exact", span)
            copy.target = polity
            out.append(copy)
    return out


def _copy(draft: Draft, actor: str, count: int | None, about: str, stretch: tuple[int, int]) -> Draft:
    return Draft(
        type=draft.type,
        actor=actor,
        target=draft.target,
        status=draft.status,
        rule=draft.rule + " (list)",
        sentence=draft.sentence,
        spans=[draft.spans[0], stretch],
        words=draft.words,
        clues=replace(draft.clues, by="list", listed=True),
        count=count,
        about=about,
        unit=draft.unit,
        date=draft.date,
        dated=draft.dated,
        deadline=draft.deadline,
        answering=draft.answering,
    )
