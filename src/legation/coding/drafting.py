"""A trigger with its ends -> drafts: status, count, dates and place put together."""

from __future__ import annotations

from legation.coding.casting import Ends
from legation.coding.draft import Clues, Draft
from legation.coding.phrases import View
from legation.coding.quantities import quantity
from legation.coding.status import status
from legation.coding.timing import timing
from legation.coding.triggers import Trigger
from legation.reference import measure_types


def drafts(view: View, trigger: Trigger, ends: Ends, published: str | None, number: int) -> list[Draft]:
    """One draft for each actor, target and place that a trigger of sentence ``number`` tells."""
    type_ = trigger.wording.type
    kind = measure_types()[type_]
    phrase = trigger.phrases[0] if trigger.phrases else None
    count, about, unit = quantity(view, trigger)
    real, sure = ("done", 1.0) if kind.context else status(view, trigger, view.lang)
    if type_ == "threaten_response":
        real = "threatened"
    date, dated, deadline = timing(view, trigger, published, planned=real == "announced")
    places: tuple[str | None, ...] = phrase.places if phrase and unit == "posts" and phrase.places else (None,)
    if places == (None,) and phrase:
        post = next((p for p in view.phrases if p.kind == "post"), phrase) if phrase.kind == "service" else phrase
        places = (post.place,)
    first, end = trigger.quoted or (trigger.first, trigger.end)
    return [
        Draft(
            type=type_,
            actor=actor,
            target=target,
            status=real,
            rule=trigger.wording.rule,
            sentence=number,
            words=(trigger.first, trigger.end),
            spans=[(view.sentence.starts[first], view.sentence.ends[end - 1])],
            clues=Clues(status=sure),
            count=1 if len(places) > 1 else count,
            about=about,
            unit=unit,
            place=place or _city(view, trigger, kind.acts, actor, target),
            date=date,
            dated=dated,
            deadline=deadline,
            answering=view.cue("response"),
            mutual=kind.symmetric,
            reciprocal=len(ends.actors) > 1 and ends.actors == ends.targets,
        )
        for actor in ends.actors or (None,)
        for target in ends.targets or (None,)
        if actor != target
        for place in places
    ]


def _city(view: View, trigger: Trigger, acts: str, actor: str | None, target: str | None) -> str | None:
    """The city of the clause where the mission stands: in the receiving state, and marked as a place."""
    host = {"receiving": actor, "sending": target}.get(acts)
    g = view.grammar
    first, end = view.clause_of(trigger.core)
    found = [
        (abs(at - trigger.core), str(m.place))
        for at, (_, m) in view.mention_at.items()
        if m.kind in {"city", "capital"}
        and m.polity == host
        and min(first, trigger.first) <= at < max(end, trigger.end)
        and view.marker(at) in g.in_place | g.from_place | g.to_place
    ]
    return min(found)[1] if found else None
