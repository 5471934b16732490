"""Which two of the states at hand a measure stands between, weighed; the rules of roles.py are one voice of many.

A log-linear choice over pairs of states. Its features name no language, so one table of weights (``casting.csv``, made
by ``quality/train_casting.py`` from annotated texts) serves all packs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from legation.coding.phrases import Phrase, View
from legation.coding.roles import Context, Roles, free_states, roles
from legation.coding.tables import table
from legation.coding.triggers import Trigger
from legation.language import Mention
from legation.reference import measure_types

_FAR = 6  # words beyond which a mention stands far from the trigger
_RECENT = 4  # states last named that may be meant without being named again
_STATE_CODE = 3  # letters of a state's code


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor and a target (None: nobody's) with the features that speak for or against them."""

    actor: str | None
    target: str | None
    features: tuple[str, ...]


def choices(view: View, trigger: Trigger, context: Context, rule: Roles) -> list[Choice]:
    """Every pair of states that the text offers for a trigger."""
    scene = _Scene(view, trigger, context, rule)
    type_ = trigger.wording.type
    states = scene.states()
    actors: list[str | None] = [*states]
    targets: list[str | None] = [*states]
    if type_ == "attack_post":
        actors.append(None)
    if measure_types()[type_].context:
        targets.append(None)
    told = {("A", x): scene.role("A", x) for x in actors} | {("T", x): scene.role("T", x) for x in targets}
    return [
        Choice(a, t, (*told["A", a], *told["T", t], *scene.pair(a, t))) for a in actors for t in targets if a != t
    ]


def cast(view: View, trigger: Trigger, context: Context) -> tuple[Roles, float]:
    """Actor and target of a trigger, and how sure; those listed with the one chosen come with it."""
    rule = roles(view, trigger, context)
    if len(rule.actors) > 1 and rule.actors == rule.targets:  # "expelled each other's"
        return rule, 1.0
    options = choices(view, trigger, context, rule)
    weights = table("", "casting").rows
    if not options or not weights:
        return rule, 1.0
    scores = [sum(w for f in c.features for _, w in weights.get(f, ())) for c in options]
    top = max(scores)
    choice = options[scores.index(top)]
    sure = 1 / sum(math.exp(score - top) for score in scores)
    actors = rule.actors if choice.actor in rule.actors else [choice.actor] if choice.actor else []
    targets = rule.targets if choice.target in rule.targets else [choice.target] if choice.target else []
    return Roles([a for a in actors if a != choice.target], [t for t in targets if t != choice.actor]), sure


class _Scene:
    """What stands round a trigger: the states named, where, and what the document has told before."""

    def __init__(self, view: View, trigger: Trigger, context: Context, rule: Roles) -> None:
        self.view, self.trigger, self.context, self.rule = view, trigger, context, rule
        self.type = trigger.wording.type
        self.acts = measure_types()[self.type].acts
        self.clause = view.clause_of(trigger.core)
        self.phrase: Phrase | None = max(
            trigger.phrases, key=lambda p: (p.owner is not None, p.kind != "post"), default=None
        )
        self.free = free_states(view, trigger)
        self.subject = any(self.clause[0] <= i < trigger.core for i, _ in self.free)
        self.last = context.pairs[-1] if context.pairs else (None, None)
        self.first = context.pairs[0] if context.pairs else (None, None)
        self.places: dict[str, list[tuple[int, Mention]]] = {}
        for first, (_, mention) in sorted(view.mention_at.items()):
            self.places.setdefault(mention.polity, []).append((first, mention))
        self.rank = {p: i for i, p in enumerate(sorted(context.often, key=lambda p: -context.often[p]))}

    def states(self) -> list[str]:
        """The states of the sentence, of its phrases, and those the document has in mind."""
        told: list[str] = [*self.places]
        for phrase in self.trigger.phrases:
            told += [p for p in (phrase.owner, phrase.host) if p]
        told += [*self.rule.actors, *self.rule.targets]
        told += [p for pair in (self.last, self.first) for p in pair if p]
        told += self.context.recent[: -_RECENT - 1 : -1]
        told += [p for p, i in self.rank.items() if i < 3]
        return list(dict.fromkeys(told))

    def role(self, role: str, state: str | None) -> list[str]:
        """What speaks of a state as actor ("A") or target ("T")."""
        if state is None:
            return [f"{role}:nobody:{self.type}", f"{role}:nobody:rule={self._ruled(role, None)}"]
        out = [f"{role}:rule={self._ruled(role, state)}", f"{role}:rule={self._ruled(role, state)}:{self.acts}"]
        out += [f"{role}:{f}" for f in self._standing(state)]
        p = self.phrase
        if p is not None:
            if state in (p.owner, *p.owners):
                out += [f"{role}:owner:{self.acts}:{p.kind}", f"{role}:owner:{self.type}"]
            elif p.owner:
                out.append(f"{role}:not_owner:{self.acts}:{p.kind}")
            if state == p.host:
                out += [f"{role}:host:{self.acts}:{p.kind}", f"{role}:host:{self.type}"]
            if p.own:
                out.append(f"{role}:own:{self.acts}:{self._ruled(role, state)}")
        if self.trigger.wording.actor == "other":
            out.append(f"{role}:turned:{self._side(state)}")
        return out

    def _ruled(self, role: str, state: str | None) -> str:
        chosen = self.rule.actors if role == "A" else self.rule.targets
        return ("yes" if state in chosen else "no") if chosen else ("yes" if state is None else "empty")

    def _side(self, state: str) -> str:
        found = self.places.get(state)
        if not found:
            return "absent"
        return "before" if self._nearest(found)[0] < self.trigger.core else "after"

    def _nearest(self, found: list[tuple[int, Mention]]) -> tuple[int, Mention]:
        return min(found, key=lambda f: (not self.clause[0] <= f[0] < self.clause[1], abs(f[0] - self.trigger.core)))

    def _standing(self, state: str) -> list[str]:
        """Where and how a state stands: in clause, sentence or only in the document."""
        found = self.places.get(state)
        subject = "led" if self.subject else "headless"
        rank = min(self.rank.get(state, 3), 3)
        out = [f"rank{rank}", f"body={len(state) != _STATE_CODE}"]
        out += [f"last_actor:{subject}:{bool(found)}"] if state == self.last[0] else []
        out += [f"last_target:{subject}:{bool(found)}"] if state == self.last[1] else []
        out += [f"first_actor:{subject}:{bool(found)}"] if state == self.first[0] else []
        out += [f"first_target:{subject}:{bool(found)}"] if state == self.first[1] else []
        if not found:
            recency = self.context.recent[::-1].index(state) if state in self.context.recent else 9
            return [*out, f"absent:{subject}", f"absent:rank{rank}", f"absent:recent{min(recency, 4)}"]
        first, mention = self._nearest(found)
        side = "before" if first < self.trigger.core else "after"
        where = "clause" if self.clause[0] <= first < self.clause[1] else "sentence"
        far = "far" if abs(first - self.trigger.core) > _FAR else "near"
        kind = mention.kind + ("'s" if mention.possessive else "")
        out += [f"{where}:{side}", f"{where}:{side}:{kind}", f"{side}:{far}", f"{side}:{kind}:{self.acts}"]
        out += [f"{where}:{side}:{self.type}", f"marker={self._marker(first)}:{side}", f"marker={self._marker(first)}"]
        free = [p for i, p in self.free if self.clause[0] <= i < self.clause[1]]
        if state in free:
            out.append(f"free{min(free.index(state), 2)}:{side}")
        elif any(state in (q.owner, *q.owners) for q in self.view.phrases if q not in self.trigger.phrases):
            out.append("owns_another")
        if first < self.view.dateline:
            out.append("dateline")
        if first <= 1:
            out.append("opens")
        return out

    def _marker(self, first: int) -> str:
        """What stands before a mention: the kind of its preposition, an article, a comma, another word."""
        g, at = self.view.grammar, first - 1
        while at >= 0 and self.view.words[at] in g.articles:
            at -= 1
        if at < 0:
            return "start"
        word = self.view.words[at]
        if at and self.view.words[at - 1] in g.offices:
            return "office"
        for name in ("agent", "in_place", "from_place", "to_place", "against", "and_words"):
            if word in getattr(g, name):
                return name
        return "phrase" if any(p.first <= at < p.end for p in self.view.phrases) else "word"

    def pair(self, actor: str | None, target: str | None) -> list[str]:
        """What speaks of two states together."""
        out = []
        before = [set(p) for p in self.context.pairs]
        answering = self.view.cue("response")
        if {actor, target} in before:
            out.append("P:known")
            out.append(f"P:known:{'named' if target in self.places else 'unnamed'}")
        elif before:
            out.append("P:new")
        if (actor, target) == self.last:
            out.append(f"P:as_last:{answering}")
        if (target, actor) == self.last:
            out.append(f"P:turned_last:{answering}")
        named = (actor in self.places) + (target in self.places)
        out.append(f"P:named{named}")
        ruled = self._ruled("A", actor) == "yes" and self._ruled("T", target) == "yes"
        out.append(f"P:rule={ruled}:named{named}")
        out.append(f"P:rule={ruled}:{self.acts}")
        return out
