"""How real a measure is: done, announced, threatened, urged or ruled out."""

from __future__ import annotations

from legation.coding.phrases import View
from legation.coding.triggers import Trigger

_NEAR = 5  # words from the trigger within which a bare negation counts
_FAR = 8  # and within which a refusal does; further off it denies something else
_REACH = 10  # and within which a threat or a wish does


def status(view: View, trigger: Trigger) -> str:
    """The status that the trigger's clause gives it; what the wording itself fixes comes first.

    Refusal outweighs threat, threat outweighs wish, wish outweighs plan (codebook, ``status``).
    """
    if trigger.wording.status:
        return trigger.wording.status
    first, end = view.clause_of(trigger.core)
    first, end = min(first, trigger.first), max(end, trigger.end)
    own = {i for a, b in trigger.spans for i in range(a, b)}
    labels: dict[str, int] = {}
    for a, b, label in view.grammar.status.find(view.words, first, end):
        # "ordered" is part of the wording "ordered to leave" and still says: not yet done.
        if label == "announced" or own.isdisjoint(range(a, b)):
            distance = trigger.core - b if b <= trigger.core else a - trigger.core
            labels[label] = min(labels.get(label, 99), distance)
    if labels.get("negated", 99) <= _NEAR or labels.get("ruled_out", 99) <= _FAR:
        return "ruled_out"
    for label in ("threatened", "urged"):
        if labels.get(label, 99) <= _REACH:
            return label
    if "hypothetical" in labels and "announced" in labels:
        return "threatened"
    return "announced" if "announced" in labels else "done"
