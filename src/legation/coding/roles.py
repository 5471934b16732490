"""Who does it to whom: from the phrases of the trigger, its clause, its sentence, the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.coding.phrases import Phrase, View
from legation.coding.triggers import Trigger
from legation.reference import measure_types

_WHOSE = {"personnel", "people", "envoy", "post"}  # phrases whose owner is no party by that alone
_STATES = {"name", "seat", "capital", "office", "adjective", "people", "person"}


@dataclass(slots=True)
class Context:
    """What the document has made known so far: states in order of last mention, how often each, pairs at odds.

    ``group``: the states last listed together ("those countries").
    """

    recent: list[str] = field(default_factory=list)
    often: dict[str, int] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    group: list[str] = field(default_factory=list)

    def saw(self, polity: str) -> None:
        """Note a mention."""
        if polity in self.recent:
            self.recent.remove(polity)
        self.recent.append(polity)
        self.often[polity] = self.often.get(polity, 0) + 1

    def met(self, actor: str | None, target: str | None) -> None:
        """Note two states between which a measure was read."""
        if actor and target:
            self.pairs.append((actor, target))

    def pair(self) -> list[str]:
        """The two states of the last measure."""
        return list(self.pairs[-1]) if self.pairs else []

    def other(self, *known: str | None) -> str | None:
        """The state at the other side of the one known: of the last measure it had part in, else the likeliest.

        Likeliest is the state named most in the document; bodies come after states, the later named before the earlier.
        """
        given = [k for k in known if k]
        for pair in reversed(self.pairs):
            if given and given[0] in pair:
                other = pair[0] if pair[1] == given[0] else pair[1]
                if other not in given:
                    return other
        options = [p for p in self.recent if p not in given]
        if len(options) > 1:  # a state named in passing is no party
            options = [p for p in options if self.often[p] >= _OFTEN]
        order = {p: i for i, p in enumerate(self.recent)}
        at_odds = {p: sum(p in pair for pair in self.pairs) for p in options}
        return max(
            options, key=lambda p: (len(p) == _STATE_CODE, self.often[p] + 2 * at_odds[p], order[p]), default=None
        )


_PAIR = 2
_OFTEN = 3  # mentions, the whole text and what was read of it counted
_STATE_CODE = 3  # letters of a state's code; bodies have two, four or more


@dataclass(slots=True)
class Roles:
    """The states on both sides; more than one where the text lists them."""

    actors: list[str]
    targets: list[str]


def roles(view: View, trigger: Trigger, context: Context) -> Roles:
    """Actor and target of a trigger. A side that nothing tells is an empty list.

    A wording told from the side of those it hits ("may no longer enter") has its ends turned round.
    """
    found = _ends(view, trigger, context)
    first, end = view.clause_of(trigger.core)
    told_as_group = view.cue("group", first, end) and not any(first <= i < end for i, _ in free_states(view, trigger))
    if told_as_group and len(context.group) > 1 and not set(context.group) & set(found.targets):
        found = Roles(context.group, found.targets)
    elif len(found.actors) > 1:
        context.group = found.actors
    return Roles(found.targets, found.actors) if trigger.wording.actor == "other" else found


def _ends(view: View, trigger: Trigger, context: Context) -> Roles:
    phrase = _phrase(view, trigger)
    acts = measure_types()[trigger.wording.type].acts
    marked = trigger.wording.actor
    if marked in {"sending", "receiving"}:
        acts = marked
    free = free_states(view, trigger)
    if trigger.wording.type == "attack_post":
        owner = phrase.owner if phrase else None
        return Roles([s for s in _subject(view, trigger, free) if s != owner][:1], _one(owner))
    if phrase is None or acts == "either":
        return _free_roles(view, trigger, phrase, free, context)
    owners = list(phrase.owners) or ([phrase.owner] if phrase.owner else [])
    agents = _agents(view, trigger, free)
    subjects = agents or _subject(view, trigger, free)
    if not owners and view.cue("mutual"):
        both = list(dict.fromkeys(p for i, p in free if i < trigger.core))[:2] or context.pair()
        if len(both) > 1:
            return Roles(both, both)
    if not owners and phrase.own:
        return _own(view, trigger, phrase, subjects, context)
    if acts == "receiving":
        actors = [s for s in subjects if s not in owners]
        if not actors and phrase.host and phrase.host not in owners:
            actors = [phrase.host]
        if not actors and (place := _place(view, trigger)) not in owners:
            actors = _one(place)
        if not actors:
            actors = _one(_other_state(free, owners) or context.other(*owners))
        if not owners:
            rest = [p for _, p in free if p not in actors]
            owners = rest[:1] or _one(context.other(*actors))
        return Roles(actors, owners)
    if not owners:
        given = phrase.host if phrase.kind == "post" else None
        owners = [s for s in subjects[:1] if s != given] or _one(context.other(phrase.host))
    targets = _one(phrase.host if phrase.host not in owners else None) or _one(_other_state(free, owners))
    return Roles(owners, targets or _one(context.other(*owners)))


def _own(view: View, trigger: Trigger, phrase: Phrase, subjects: list[str], context: Context) -> Roles:
    """Settle "its diplomats": the subject's own where the sending state acts, else those of the other side."""
    host = phrase.host or _place(view, trigger)
    subject = [s for s in subjects if s != host] or _one(context.other(host))
    if host in subject:
        return Roles(subject, _one(context.other(*subject)))
    return Roles(subject, list(phrase.hosts) or _one(host or context.other(*subject)))


def _place(view: View, trigger: Trigger) -> str | None:
    """The state whose capital stands in the sentence as a place: "back from Madrid"."""
    marks = view.grammar.in_place | view.grammar.from_place | view.grammar.to_place
    near = [
        (abs(first - trigger.core), m.polity)
        for first, (_, m) in view.mention_at.items()
        if view.marker(first) in marks and m.kind in {"capital", "city", "name"}
    ]
    return min(near)[1] if near else None


def _free_roles(
    view: View, trigger: Trigger, phrase: Phrase | None, free: list[tuple[int, str]], context: Context
) -> Roles:
    """Types that either side may perform: the subject acts, the other state is its target."""
    actors = _agents(view, trigger, free) or _subject(view, trigger, free)
    owner = phrase.owner if phrase else None
    host = phrase.host if phrase else None
    if not actors:
        actors = _one(owner) or _one(context.other(host))
    targets = [p for p in (owner, host) if p and p not in actors][:1]
    if len(actors) == _PAIR and not targets and not any(i >= trigger.core and p not in actors for i, p in free):
        symmetric = measure_types()[trigger.wording.type].symmetric
        if symmetric or (phrase and phrase.own):  # "X and Y will reopen their embassies"
            return Roles(actors[:1], actors[1:]) if symmetric else Roles(actors, actors)
    if not targets:
        after = [p for i, p in free if i >= trigger.core and p not in actors]
        before = [p for i, p in free if i < trigger.core and p not in actors]
        targets = _group_at(view, after) or before[-1:] or _one(context.other(*actors))
    return Roles(actors, targets)


def _phrase(view: View, trigger: Trigger) -> Phrase | None:
    """The phrase that tells whose; a service is that of the post that gives it."""
    if trigger.phrases and trigger.phrases[0].kind == "service" and trigger.phrases[0].owner is None:
        return next((p for p in view.phrases if p.kind == "post"), trigger.phrases[0])
    if trigger.phrases:
        return max(trigger.phrases, key=lambda p: (p.owner is not None, p.kind != "post"))
    return None


def free_states(view: View, trigger: Trigger) -> list[tuple[int, str]]:
    """States of the sentence outside the trigger's phrases, as (word, polity)."""
    taken = {i for p in trigger.phrases for i in range(p.first, p.end)}
    # Whose diplomats or embassy another phrase speaks of is no party by that alone.
    theirs = {i for p in view.phrases if p.kind in _WHOSE for i in range(p.first, p.head + 1)}
    found = [
        (first, m.polity)
        for first, (_, m) in sorted(view.mention_at.items())
        if first not in taken and first >= view.dateline and m.kind in _STATES and not _placed(view, first, m.kind)
    ]
    return [(first, polity) for first, polity in found if first not in theirs]


def _placed(view: View, first: int, kind: str) -> bool:
    """A capital behind "in" is a place, not a government, unless it tells whose office: "the ministry in Moscow"."""
    g, words = view.grammar, view.words
    behind = view.marker(first) in g.in_place and not (first > 1 and words[first - 2] in g.offices)
    return behind and kind in {"capital", "name"}


def _agents(view: View, trigger: Trigger, free: list[tuple[int, str]]) -> list[str]:
    g = view.grammar
    clause = view.clause_of(trigger.core)
    for first, polity in free:
        marker = view.marker(first)
        behind = first - 1
        while not g.markers_behind and behind >= 0 and marker in g.articles:
            behind -= 1
            marker = view.words[behind] if behind >= 0 else ""
        near = clause[0] <= first < max(clause[1], trigger.end + 4)
        if marker in g.agent and near:
            return _list_from(view, first, polity)
    return []


def _subject(view: View, trigger: Trigger, free: list[tuple[int, str]]) -> list[str]:
    """The states before the trigger in its clause, else those right behind its verb, else the sentence's first."""
    clause = view.clause_of(trigger.core)
    before = [(i, p) for i, p in free if i < trigger.core]
    inside = [(i, p) for i, p in before if i >= clause[0]]
    if inside:
        return _list_from(view, *_opening(view, inside, clause[0]))
    behind = [(i, p) for i, p in free if trigger.core < i <= trigger.core + 4 and i < clause[1]]
    if behind:
        return _list_from(view, *behind[0])
    return _list_from(view, *before[-1]) if before else []


def _opening(view: View, inside: list[tuple[int, str]], start: int) -> tuple[int, str]:
    """The state that opens the stretch nearest before the trigger: "When X fell, Y had recalled ..." is told of Y.

    A state behind a comma that goes on with a list of states opens nothing.
    """
    for first, polity in reversed(inside):
        at = first - 1
        while at >= start and view.words[at] in view.grammar.articles:
            at -= 1
        if at < start:
            return first, polity
        if view.words[at] == "," and at not in view.mention_ends and "," not in view.words[first + 1 : first + 3]:
            return first, polity
    return inside[0]


def _list_from(view: View, first: int, polity: str) -> list[str]:
    """A state and those listed with it: "Poland, Latvia and Estonia"."""
    out: list[str] = [polity]
    marks: set[str] = set()
    i = view.mention_at[first][0] if first in view.mention_at else first + 1
    g = view.grammar
    while i < len(view.words):
        at = i
        while at < len(view.words) and (view.words[at] in g.and_words or (at > i and view.words[at] in g.articles)):
            at += 1
        if at == i or at not in view.mention_at:
            break
        marks |= {w for w in view.words[i:at] if w in g.and_words}
        i, mention = view.mention_at[at]
        if mention.kind not in {"name", "seat", "capital"}:
            break
        out.append(mention.polity)
    if g.markers_behind and marks <= {","}:  # a comma behind the subject: "Rusya, Danimarka'yı …"
        return [polity]
    return list(dict.fromkeys(out))


def _group_at(view: View, after: list[str]) -> list[str]:
    if not after:
        return []
    for first, (_, m) in sorted(view.mention_at.items()):
        if m.polity == after[0]:
            group = _list_from(view, first, m.polity)
            if all(p in after for p in group):
                return group
    return after[:1]


def _other_state(free: list[tuple[int, str]], known: list[str]) -> str | None:
    return next((p for _, p in free if p not in known), None)


def _one(polity: str | None) -> list[str]:
    return [polity] if polity else []
