"""How real a measure is: done, announced, threatened, urged or ruled out.

Words of the pack's ``status.toml`` tell it by rule; a learned table (``packs/xx/reality.csv``, made with learned.csv)
weighs the rule with the words before the trigger.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from legation.coding.phrases import View
from legation.coding.tables import table
from legation.coding.triggers import Trigger

_NEAR = 5  # words from the trigger within which a bare negation counts
_FAR = 8  # and within which a refusal does; further off it denies something else
_REACH = 10  # and within which a threat or a wish does
_SURE = 30.0  # log odds beyond which nothing need be told apart
_STEM = 6  # letters by which forms of a word are told to be one
_KEPT = 20_000  # words whose features are remembered
ACTUAL = "actual"  # done and announced, which the table does not tell apart


def status(view: View, trigger: Trigger, lang: str) -> tuple[str, float]:
    """The status of a trigger, and how sure; what the wording itself fixes comes first."""
    if trigger.wording.status:
        return trigger.wording.status, 1.0
    cues = _cues(view, trigger)
    rule = _rule(cues)
    weights = table(lang, "reality")
    if not weights:
        return rule, 1.0
    total = list(weights.bias)
    for row in weights.rows(dict.fromkeys(_features(view, trigger, cues, rule))):
        for index, weight in row:
            total[index] += weight
    odds = [1 / (1 + math.exp(-max(min(score, _SURE), -_SURE))) for score in total]
    best = max(range(len(odds)), key=lambda i: (odds[i], weights.labels[i] == ACTUAL))
    told, sure = weights.labels[best], odds[best] / sum(odds)
    if told != ACTUAL:
        return told, sure
    return ("announced" if "announced" in cues or rule == "announced" else "done"), sure


def features(view: View, trigger: Trigger) -> list[str]:
    """What the table sees of a trigger's clause and sentence; what begins with ``w`` is of one language."""
    cues = _cues(view, trigger)
    return _features(view, trigger, cues, _rule(cues))


def _features(view: View, trigger: Trigger, cues: dict[str, int], rule: str) -> list[str]:
    words, core, type_ = view.words, trigger.core, trigger.wording.type
    out = [f"rule={rule}", f"type={type_}", f"rule={rule}:{type_}"]
    for label, distance in cues.items():
        out += [f"cue={label}", f"cue={label}:{min(distance, 12) // 3}", f"{type_}:{label}"]
    out += [f"aside={label}" for _, _, label in view.marks]
    spelled = [_SPELLED.get(word) or _spelled(word) for word in words]
    first, end = view.clause_of(core)
    out += [s.clause for s in spelled[first:end] if s.lettered]
    out += [s.sentence for s in spelled if s.lettered or s.stem == "?"]
    near = spelled[max(0, trigger.first - 3) : trigger.first]
    out += [s.before for s in near]
    out += [f"w b:{a.stem} {b.stem}" for a, b in pairwise(near)]
    out += [f"w k:{words[core]}", f"w k:{words[core - 1] if core else '^'} {words[core]}"]
    out += [s.after for s in spelled[core + 1 : core + 3]]
    return out


class _Spelled(NamedTuple):
    """A word with the features that it gives by where it stands."""

    stem: str
    lettered: bool
    clause: str
    sentence: str
    before: str
    after: str


_SPELLED: dict[str, _Spelled] = {}


def _spelled(word: str) -> _Spelled:
    """The features of a word, kept for when it comes again."""
    if len(_SPELLED) >= _KEPT:
        _SPELLED.clear()
    stem = word[:_STEM]
    told = _Spelled(stem, word[0].isalpha(), f"w c:{stem}", f"w s:{stem}", f"w b:{stem}", f"w a:{stem}")
    _SPELLED[word] = told
    return told


def _cues(view: View, trigger: Trigger) -> dict[str, int]:
    """The status words of the trigger's clause, each with the distance of the nearest."""
    first, end = view.clause_of(trigger.core)
    first, end = min(first, trigger.first), max(end, trigger.end)
    own = {i for a, b in trigger.spans for i in range(a, b)}
    cues: dict[str, int] = {}
    for a, b, label in view.marks:
        if a < first or b > end:
            continue
        # "ordered" is part of the wording "ordered to leave" and still says: not yet done.
        if label == "announced" or own.isdisjoint(range(a, b)) or _inside(view, trigger, range(a, b)):
            distance = trigger.core - b if b <= trigger.core else a - trigger.core
            cues[label] = min(cues.get(label, 99), max(0, distance))
    return cues


def _inside(view: View, trigger: Trigger, at: range) -> bool:
    """Whether the trigger's own verb says it, where verbs are negated by an ending that no wording names."""
    named = (f.exact for e in trigger.wording.elements for f in e.forms)
    return view.grammar.inner_status and len(at) == 1 and not any(view.words[at[0]] in forms for forms in named)


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
