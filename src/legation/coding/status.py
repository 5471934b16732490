"""How real a measure is: done, announced, threatened, urged or ruled out.

Words of the pack's ``status.toml`` tell it by rule; a learned table (``packs/xx/reality.csv``, made with learned.csv)
weighs the rule with the words before the trigger.
"""

from __future__ import annotations

from legation.coding.phrases import View
from legation.coding.tables import table
from legation.coding.triggers import Trigger

_NEAR = 5  # words from the trigger within which a bare negation counts
_FAR = 8  # and within which a refusal does; further off it denies something else
_REACH = 10  # and within which a threat or a wish does
_STEM = 6  # letters by which forms of a word are told to be one
ACTUAL = "actual"  # done and announced, which the table does not tell apart


def status(view: View, trigger: Trigger, lang: str) -> str:
    """The status of a trigger; what the wording itself fixes comes first."""
    if trigger.wording.status:
        return trigger.wording.status
    cues = _cues(view, trigger)
    rule = _rule(cues)
    weights = table(lang, "reality")
    if not weights:
        return rule
    total = list(weights.bias)
    for feature in set(features(view, trigger)):
        for index, weight in weights.rows.get(feature, ()):
            total[index] += weight
    told = weights.labels[max(range(len(total)), key=lambda i: (total[i], weights.labels[i] == ACTUAL))]
    if told != ACTUAL:
        return told
    return "announced" if "announced" in cues or rule == "announced" else "done"


def features(view: View, trigger: Trigger) -> list[str]:
    """What the table sees of a trigger's clause and sentence."""
    cues = _cues(view, trigger)
    out = [f"rule={_rule(cues)}", f"type={trigger.wording.type}"]
    for label, distance in cues.items():
        out += [f"cue={label}", f"cue={label}:{min(distance, 12) // 3}", f"{trigger.wording.type}:{label}"]
    out += [f"aside={label}" for _, _, label in view.grammar.status.find(view.words)]
    out += [f"b:{word[:_STEM]}" for word in view.words[max(0, trigger.first - 3) : trigger.first]]
    return out


def _cues(view: View, trigger: Trigger) -> dict[str, int]:
    """The status words of the trigger's clause, each with the distance of the nearest."""
    first, end = view.clause_of(trigger.core)
    first, end = min(first, trigger.first), max(end, trigger.end)
    own = {i for a, b in trigger.spans for i in range(a, b)}
    cues: dict[str, int] = {}
    for a, b, label in view.grammar.status.find(view.words, first, end):
        # "ordered" is part of the wording "ordered to leave" and still says: not yet done.
        if label == "announced" or own.isdisjoint(range(a, b)):
            distance = trigger.core - b if b <= trigger.core else a - trigger.core
            cues[label] = min(cues.get(label, 99), max(0, distance))
    return cues


def _rule(cues: dict[str, int]) -> str:
    """Refusal outweighs threat, threat outweighs wish, wish outweighs plan (codebook, ``status``)."""
    if cues.get("negated", 99) <= _NEAR or cues.get("ruled_out", 99) <= _FAR:
        return "ruled_out"
    for label in ("threatened", "urged"):
        if cues.get(label, 99) <= _REACH:
            return label
    if "hypothetical" in cues and "announced" in cues:
        return "threatened"
    return "announced" if "announced" in cues else "done"
