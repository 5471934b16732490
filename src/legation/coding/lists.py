"""Lists that share one predicate: "Germany expelled four, Poland and France three each"."""

from __future__ import annotations

from legation.coding.draft import Draft
from legation.coding.phrases import View

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


def _copy(draft: Draft, actor: str, count: int | None, about: str, stretch: tuple[int, int]) -> Draft:
    return Draft(
        type=draft.type,
        actor=actor,
        target=draft.target,
        status=draft.status,
        rule=draft.rule + " (list)",
        sentence=draft.sentence,
        spans=[draft.spans[0], stretch],
        count=count,
        about=about,
        unit=draft.unit,
        date=draft.date,
        dated=draft.dated,
        deadline=draft.deadline,
        answering=draft.answering,
    )
