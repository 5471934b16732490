"""Which two of the states at hand a measure stands between, weighed; the rules of roles.py are one voice of many.

A log-linear choice over pairs of states. What tells it is of two kinds: how the states stand to the trigger, alike in
all languages (``casting.csv`` beside this file), and the words that stand with them (``packs/xx/casting.csv``); both
are made by ``quality/train.py`` from annotated texts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from legation.coding.phrases import Phrase, View
from legation.coding.roles import Context, Roles, free_states, roles
from legation.coding.tables import Table, table
from legation.coding.triggers import Trigger
from legation.language import Mention
from legation.reference import measure_types

_FAR = 6  # words beyond which a mention stands far from the trigger
_RECENT = 3  # states last named that may be meant without being named again
_FREQUENT = 3  # states named most that may be meant likewise
_STATE_CODE = 3  # letters of a state's code
_STEM = 6  # letters by which forms of a word are told to be one
_MARKERS = ("agent", "in_place", "from_place", "to_place", "against", "and_words", "genitive")
_GOVERNMENTS = {"name", "capital", "seat", "person", "office"}
_KEPT, _LEAST = 2, 0.15  # pairs that are tried, and the probability that each must have
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """An actor and a target (None: nobody's) with the features that speak for or against them."""

    actor: str | None
    target: str | None
    features: tuple[str, ...]


def choices(view: View, trigger: Trigger, context: Context, rule: Roles) -> list[Choice]:
    """Every pair of states that the text offers for a trigger."""
    scene = _Scene(view, trigger, context, rule)
    return [
        Choice(
            a,
            t,
            (
                *scene.role("A", a),
                *scene.role("T", t),
                *scene.words("A", a),
                *scene.words("T", t),
                *scene.between(scene.slot(a), scene.slot(t)),
                *scene.pair(a, t),
            ),
        )
        for a, t in scene.pairs()
    ]


@dataclass(frozen=True, slots=True)
class Ends:
    """Actors and targets with the probability of the pair they were read by.

    ``named``: how many of that pair the sentence names.
    """

    actors: tuple[str, ...]
    targets: tuple[str, ...]
    sure: float
    named: int


def cast(view: View, trigger: Trigger, context: Context, lang: str) -> list[Ends]:
    """The likeliest ends of a trigger, and the next where it is not far behind; those listed with a state come too."""
    rule = roles(view, trigger, context)
    if len(rule.actors) > 1 and rule.actors == rule.targets:  # "expelled each other's"
        return [Ends(tuple(rule.actors), tuple(rule.targets), 1.0, 2)]
    rows = table(lang, "casting")
    if not rows:
        return [Ends(tuple(rule.actors), tuple(rule.targets), 1.0, 2)]
    scene = _Scene(view, trigger, context, rule)
    pairs = scene.pairs()
    scores = _scores(scene, pairs, rows)
    top = max(scores, default=0.0)
    odds = [math.exp(score - top) for score in scores]
    if scene.kind.symmetric:
        pairs, odds = _either_way(pairs, odds, scene.order)
    total = sum(odds)
    out = []
    covered: set[tuple[str, str]] = set()
    for i in sorted(range(len(pairs)), key=lambda i: -odds[i])[:_KEPT]:
        actor, target = pairs[i]
        if odds[i] / total < _LEAST or (actor, target) in covered:
            continue
        actors = tuple(p for p in scene.company(actor) if p != target)
        targets = tuple(p for p in scene.company(target) if p != actor and p not in actors)
        covered |= {(a, t) for a in actors for t in targets}
        out.append(Ends(actors, targets, odds[i] / total, (actor in scene.places) + (target in scene.places)))
    return out


def _scores(scene: _Scene, pairs: list[tuple[str | None, str | None]], rows: Table) -> list[float]:
    """What speaks for each pair; what two pairs have in common is summed once."""
    sides = {
        (role, x): _sum(rows, scene.role(role, x)) + _sum(rows, scene.words(role, x))
        for role, at in (("A", 0), ("T", 1))
        for x in {p[at] for p in pairs}
    }
    between: dict[tuple[str, str], float] = {}
    out = []
    for a, t in pairs:
        slots = scene.slot(a), scene.slot(t)
        common = between.get(slots)
        if common is None:
            common = between[slots] = _sum(rows, scene.between(*slots))
        out.append(sides["A", a] + sides["T", t] + common + _sum(rows, scene.pair(a, t)))
    return out


def _either_way(
    pairs: list[tuple[str | None, str | None]], odds: list[float], order: dict[str, int]
) -> tuple[list[tuple[str | None, str | None]], list[float]]:
    """Pairs without direction: both ways are one, told from the likelier, or alike from the state named first."""
    by_states: dict[frozenset[str | None], list[tuple[float, tuple[str | None, str | None]]]] = {}
    for pair, odd in zip(pairs, odds, strict=True):
        by_states.setdefault(frozenset(pair), []).append((odd, pair))
    last = len(order)
    told = [
        max(ways, key=lambda w: (round(math.log(w[0] + 1e-12)), -order.get(str(w[1][0]), last)))[1]
        for ways in by_states.values()
    ]
    return told, [sum(odd for odd, _ in ways) for ways in by_states.values()]


def _sum(rows: Table, features: Iterable[str]) -> float:
    own, shared, total = rows.own, rows.shared, 0.0
    for feature in features:
        row = own.get(feature) or shared.get(feature)
        if row:
            total += row[0][1]
    return total


class _Scene:
    """What stands round a trigger: the states named, where, and what the document has told before."""

    def __init__(self, view: View, trigger: Trigger, context: Context, rule: Roles) -> None:
        self.view, self.trigger, self.context, self.rule = view, trigger, context, rule
        self.type = trigger.wording.type
        self.kind = measure_types()[self.type]
        self.acts = self.kind.acts
        self.clause = view.clause_of(trigger.core)
        self.phrase: Phrase | None = max(
            trigger.phrases, key=lambda p: (p.owner is not None, p.kind != "post"), default=None
        )
        self.free = free_states(view, trigger)
        self.subject = any(self.clause[0] <= i < trigger.core for i, _ in self.free)
        self.last = context.pairs[-1] if context.pairs else (None, None)
        self.first = context.pairs[0] if context.pairs else (None, None)
        self.places: dict[str, list[tuple[int, Mention]]] = {}
        self.dateline: set[str] = set()
        for first, (_, mention) in sorted(view.mention_at.items()):
            if first < view.dateline:
                self.dateline.add(mention.polity)
            else:
                self.places.setdefault(mention.polity, []).append((first, mention))
        self.order = {p: i for i, p in enumerate(self.places)}
        self.rank = {p: i for i, p in enumerate(sorted(context.often, key=lambda p: -context.often[p]))}
        at = view.sentence.starts[trigger.core]
        self.quoted = any(a <= at < b for a, b in view.sentence.quotes)
        self.slots: dict[str | None, str] = {}
        self.known = {frozenset(p) for p in context.pairs}
        self.answering = view.cue("response")
        core = view.words[trigger.core][:_STEM]
        before = view.words[trigger.core - 1][:_STEM] if trigger.core else "^"
        self.at_core = f"w {core}", f"w {before} {core}", f"w {trigger.wording.rule}"

    def pairs(self) -> list[tuple[str | None, str | None]]:
        """All pairs of different states; a side may be nobody's where the codebook lets it."""
        told: list[str] = [*self.places, *sorted(self.dateline)]
        for phrase in self.trigger.phrases:
            told += [p for p in (phrase.owner, phrase.host) if p]
        told += [*self.rule.actors, *self.rule.targets]
        told += [p for pair in (self.last, self.first) for p in pair if p]
        told += self.context.recent[: -_RECENT - 1 : -1]
        told += [p for p, i in self.rank.items() if i < _FREQUENT]
        states = list(dict.fromkeys(told))
        actors: list[str | None] = [*states]
        targets: list[str | None] = [*states]
        if self.type == "attack_post":
            actors.append(None)
        if self.kind.context:
            targets.append(None)
        return [(a, t) for a in actors for t in targets if a != t]

    def slot(self, state: str | None) -> str:
        """Where and how a state stands, in short: side of the trigger, order in the sentence, form, whose phrase."""
        known = self.slots.get(state)
        if known is None:
            known = self.slots[state] = self._slot(state)
        return known

    def _slot(self, state: str | None) -> str:
        if state is None:
            return NOBODY
        p = self.phrase
        whose = "o" if p and state in (p.owner, *p.owners) else "h" if p and state == p.host else ""
        found = self.places.get(state)
        if not found:
            told = "l" if state in self.last else "f" if state in self.first else "d" if state in self.dateline else ""
            return f"0{whose}{told}"
        first, mention = self._nearest(found)
        side = "<" if first < self.trigger.core else ">"
        if not self.clause[0] <= first < self.clause[1]:
            side += side
        form = "g" if mention.kind in _GOVERNMENTS else mention.kind[0]
        if mention.possessive and form == "g":
            form = "'"
        return f"{side}{form}{whose}{min(self.order[state], 2)}"

    def role(self, role: str, state: str | None) -> list[str]:
        """What speaks of a state as actor ("A") or target ("T")."""
        slot, ruled = self.slot(state), self._ruled(role, state)
        out = [f"{role}{slot}", f"{role}{slot}:{self.acts}", f"{role}{slot}:{self.type}", f"{role}r{ruled}"]
        out += [f"{role}r{ruled}:{self.acts}", f"{role}r{ruled}:{slot}"]
        if state is None:
            return [*out, f"{role}nobody:{self.type}"]
        rank = min(self.rank.get(state, 3), 3)
        out += [f"{role}rank{rank}", f"{role}rank{rank}:{slot[0]}"]
        out.append(f"{role}body={len(state) != _STATE_CODE}:{self.acts}")
        led = "led" if self.subject else "headless"
        named = "named" if state in self.places else "unnamed"
        for name, pair in (("last", self.last), ("first", self.first)):
            for part, other in zip("AT", pair, strict=True):
                if state == other:
                    out += [f"{role}{name}{part}:{led}:{named}", f"{role}{name}{part}:{self.acts}:{named}"]
        p = self.phrase
        if p is not None:
            out.append(f"{role}{p.kind}:{slot}")
            part = "owner" if state in (p.owner, *p.owners) else "host" if state == p.host else ""
            if part:
                out += [f"{role}{part}:{self.acts}", f"{role}{part}:{self.acts}:{p.kind}", f"{role}{part}:{self.type}"]
            if p.owner and part != "owner":
                out += [f"{role}not_owner:{self.acts}:{p.kind}", f"{role}not_owner:{self.type}:{named}"]
            if p.host and part != "host":
                out.append(f"{role}not_host:{self.acts}:{p.kind}:{named}")
            if p.own:
                out += [f"{role}own:{slot}:{self.acts}", f"{role}own:{ruled}:{self.acts}"]
        if self.trigger.wording.actor == "other":
            out.append(f"{role}turned:{slot}")
        if named == "unnamed":
            recency = self.context.recent[::-1].index(state) if state in self.context.recent else 9
            return [*out, f"{role}0:{led}", f"{role}0:rank{rank}:{led}", f"{role}0:recent{min(recency, 4)}"]
        first, _ = self._nearest(self.places[state])
        marker = self._marker(first)
        far = "far" if abs(first - self.trigger.core) > _FAR else "near"
        out += [f"{role}m:{marker}:{slot[0]}", f"{role}m:{marker}:{self.acts}", f"{role}m:{marker}:{self.type}"]
        out += [f"{role}{far}:{slot[0]}", f"{role}many{min(len(self.places[state]), 2)}"]
        free = [s for i, s in self.free if self.clause[0] <= i < self.clause[1]]
        if state in free:
            out.append(f"{role}free{min(free.index(state), 2)}:{slot[0]}:{self.acts}")
        elif any(state in (q.owner, *q.owners) for q in self.view.phrases if q not in self.trigger.phrases):
            out.append(f"{role}owns_another:{slot[0]}")
        if self.quoted:
            out.append(f"{role}quoted:{slot}")
        return out

    def between(self, actor: str, target: str) -> list[str]:
        """What speaks of two slots together, and of the words at the trigger with the sides that the two stand on."""
        both, sides = f"P{actor}|{target}", f"|{actor[0]}|{target[0]}"
        return [both, f"{both}:{self.acts}", f"{both}:{self.type}", *(f"{words}{sides}" for words in self.at_core)]

    def pair(self, actor: str | None, target: str | None) -> list[str]:
        """What speaks of two states together, whatever their slots."""
        out = []
        if self.known:
            known = frozenset((actor, target)) in self.known
            out.append(f"Pknown={known}:{'named' if target in self.places else 'unnamed'}")
        if (actor, target) == self.last:
            out += [f"Pas_last:{self.answering}", f"Pas_last:{self.type}"]
        if (target, actor) == self.last:
            out += [f"Pturned:{self.answering}", f"Pturned:{self.type}"]
        named = (actor in self.places) + (target in self.places)
        ruled = self._ruled("A", actor) == "yes" and self._ruled("T", target) == "yes"
        return [*out, f"Pnamed{named}", f"Pr={ruled}:{named}", f"Pr={ruled}:{self.type}"]

    def words(self, role: str, state: str | None) -> tuple[str, ...]:
        """The words behind and before a state."""
        found = self.places.get(state) if state else None
        if not found:
            return ()
        first, _ = self._nearest(found)
        end = self.view.mention_at[first][0]
        behind = self.view.words[end][:_STEM] if end < len(self.view.words) else "$"
        before = self.view.words[first - 1][:_STEM] if first else "^"
        return f"w {role}>{behind}", f"w {role}<{before}:{self.acts}"

    def company(self, state: str | None) -> list[str]:
        """A state with those listed beside it where it stands."""
        if state is None:
            return []
        for ruled in (self.rule.actors, self.rule.targets):
            if state in ruled and len(ruled) > 1:
                return ruled
        if state in self.places:
            return self.view.listed(self._nearest(self.places[state])[0])
        return [state]

    def _ruled(self, role: str, state: str | None) -> str:
        chosen = self.rule.actors if role == "A" else self.rule.targets
        return ("yes" if state in chosen else "no") if chosen else ("yes" if state is None else "empty")

    def _nearest(self, found: list[tuple[int, Mention]]) -> tuple[int, Mention]:
        return min(found, key=lambda f: (not self.clause[0] <= f[0] < self.clause[1], abs(f[0] - self.trigger.core)))

    def _marker(self, first: int) -> str:
        """What stands before a mention: the kind of its preposition, an article, a comma, another word."""
        g, at = self.view.grammar, first - 1
        if g.markers_behind:
            return self._kind_of(self.view.marker(first)) or "word"
        while at >= 0 and self.view.words[at] in g.articles:
            at -= 1
        if at < 0:
            return "start"
        word = self.view.words[at]
        if at and self.view.words[at - 1] in g.offices:
            return "office"
        if kind := self._kind_of(word):
            return kind
        return "phrase" if any(p.first <= at < p.end for p in self.view.phrases) else "word"

    def _kind_of(self, word: str) -> str:
        """The list of function words that a word stands in."""
        g = self.view.grammar
        return next((name for name in _MARKERS if word in getattr(g, name)), "")
