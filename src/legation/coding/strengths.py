"""How many people or posts a mission has: numbers beside words of having, staying, working."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from legation.coding.evidence import Evidence
from legation.coding.measure import Strength
from legation.coding.phrases import Phrase, View
from legation.coding.quantities import part
from legation.coding.roles import Context
from legation.coding.sequences import Sequences
from legation.language import DateMention, Numeral, pack
from legation.reference import earliest, latest

_NEAR = 6  # words between a number and a word that tells it is a strength
_CLOSE = 2  # and between a number and a word of having before it
_CATEGORIES = {"diplomats", "staff", "local_staff"}
_LEAST = 2  # of posts and of numbers that stand alone: below it is no strength but an occasion
_CUE, _HAS, _SCOPE = "cue", "has", "scope"


@cache
def _cues(lang: str) -> Sequences:
    g = pack(lang).tables["grammar"]
    names = ((_CUE, "strength_cues"), (_HAS, "strength_has"), (_SCOPE, "scope"))
    return Sequences([(w, label) for label, name in names for w in g[name]], f"packs/{lang}/grammar.toml")


@dataclass(slots=True)
class StrengthReader:
    """Reads the strengths of a text, sentence by sentence; what one leaves out is taken from the last."""

    text: str
    published: str | None
    found: list[Strength] = field(default_factory=list)
    last: tuple[Strength, int] | None = None

    def leave_out(self, told: set[tuple[int | None, tuple[int, int]]]) -> None:
        """Drop what measures count: ``told`` has the count and the stretch of text of each."""
        self.found = [
            s
            for s in self.found
            if not any(n == s.count and a <= e.start and e.end <= b for n, (a, b) in told for e in s.evidence)
        ]

    def read(self, view: View, number: int, context: Context) -> None:
        """Add what sentence ``number`` states."""
        cues = _cues(view.lang).find(view.words)
        if not cues and not (self.last and number - self.last[1] <= 1):
            return
        for phrase in view.phrases:
            if phrase.kind in {"personnel", "people", "post"} and phrase.number and phrase.number.value is not None:
                counts = part(view, phrase) is not None or _told(view, phrase.first, phrase.end, cues)
                if counts and not (phrase.kind == "post" and phrase.number.value < _LEAST):
                    self._add(view, number, phrase, phrase.number, cues, context)
        for (first, end), numeral in view.numeral_at.items():
            inside = any(p.first <= first < p.end for p in view.phrases)
            after = view.words[end] if end < len(view.words) else "."
            alone = not after[0].isalpha() or after in view.grammar.stops or after in view.grammar.persons
            dated = any(a <= first < b for a, b in view.date_at)
            if alone and not inside and not dated and numeral.value is not None and numeral.value >= _LEAST:
                self._bare(view, number, first, numeral, cues, context)

    def _bare(
        self, view: View, number: int, first: int, numeral: Numeral, cues: list[tuple[int, int, str]], context: Context
    ) -> None:
        """A number without a noun: of the mission before it, or of the other side of the strength before it."""
        post = next((p for p in reversed(view.phrases) if p.kind == "post" and p.end <= first), None)
        told = any(label == _CUE and 0 <= first - b <= _NEAR for _, b, label in cues)
        others = post and any(post.end <= i < first for i, (_, m) in view.mention_at.items() if m.polity != post.owner)
        if post is not None and told and not others and view.clause_of(post.head) == view.clause_of(first):
            self._add(view, number, post, numeral, cues, context, category="staff")
            return
        if self.last is None or number - self.last[1] > 1:
            return
        before, last = self.last[0], view.mention_at
        places = view.grammar.in_place
        near = [
            m
            for i, (_, m) in sorted(last.items())
            if i < first and first - i <= _NEAR and m.kind != "city" and view.marker(i) not in places
        ]
        after = [m for i, (_, m) in sorted(last.items()) if first < i <= first + _NEAR]
        if near and near[-1].polity == before.receiving and (not after or after[0].polity == before.sending):
            self._keep(view, number, (first, first + 1), numeral, before.receiving, before.sending, before.category)
        elif not near and any(label == _CUE and abs(a - first) <= _CLOSE for a, _, label in cues):
            self._keep(view, number, (first, first + 1), numeral, before.sending, before.receiving, before.category)

    def _add(
        self,
        view: View,
        number: int,
        phrase: Phrase,
        numeral: Numeral,
        cues: list[tuple[int, int, str]],
        context: Context,
        category: str | None = None,
    ) -> None:
        sending, receiving = _ends(view, phrase, context)
        if category is None and phrase.kind == "people":  # "120 Americans": who they are is not told
            category, local = "staff", self._employer(view, number, phrase.owner)
            if local is not None:
                sending, receiving, category = local, phrase.owner, "local_staff"
        if not sending or not receiving or sending == receiving:
            return
        if category is None:
            category = phrase.unit if phrase.unit in _CATEGORIES else "diplomats"
            category = "posts" if phrase.kind == "post" else category
        span = (min(phrase.first, view.span(numeral.start, numeral.end)[0]), phrase.end)
        if phrase.kind == "post" and category == "staff":
            span = (phrase.first, view.span(numeral.start, numeral.end)[1])
        self._keep(view, number, span, numeral, sending, receiving, category, self._scope(view, cues))

    def _employer(self, view: View, number: int, people: str | None) -> str | None:
        """The state at whose mission in their own country people work: "the embassy employs twenty Surinamese"."""
        post = next((p for p in view.phrases if p.kind == "post" and p.owner), None)
        if post is not None:
            return post.owner if post.owner != people and people in {post.host, None} | set(post.hosts) else None
        if self.last is not None and number - self.last[1] <= 1 and self.last[0].receiving == people:
            return self.last[0].sending
        return None

    def _scope(self, view: View, cues: list[tuple[int, int, str]]) -> str | None:
        """What is left out or kept in: from the cue to the end of its clause, or up to it where the cue stands last."""
        found = next(((a, b) for a, b, label in cues if label == _SCOPE), None)
        if found is None:
            return None
        first, end = view.clause_of(found[0])
        end = min(end, found[1] + _NEAR)
        begin = found[0] if found[1] < end - 1 else max(first, found[0] - _NEAR)
        return self.text[view.sentence.starts[begin] : view.sentence.ends[end - 1]].strip(" ,.")

    def _keep(
        self,
        view: View,
        number: int,
        span: tuple[int, int],
        numeral: Numeral,
        sending: str,
        receiving: str,
        category: str,
        scope: str | None = None,
    ) -> None:
        s = view.sentence
        strength = Strength(
            sending=sending,
            receiving=receiving,
            category=category,
            count=int(numeral.value or 0),
            about=numeral.about,
            as_of=_as_of(view, span, self.published),
            scope=scope,
            evidence=(Evidence.quote(self.text, s.starts[span[0]], s.ends[span[1] - 1]),),
        )
        self.last = (strength, number)
        if all((k.sending, k.receiving, k.count) != (sending, receiving, strength.count) for k in self.found):
            self.found.append(strength)


def tells_strength(view: View) -> int | None:
    """The head of a numbered phrase that stands with words of having and staying, if there is one."""
    numbered = [p for p in view.phrases if p.kind in {"personnel", "people", "post"} and p.number]
    if not numbered:
        return None
    cues = _cues(view.lang).find(view.words)
    return next((p.head for p in numbered if _told(view, p.first, p.end, cues)), None)


def _told(view: View, first: int, end: int, cues: list[tuple[int, int, str]]) -> bool:
    clause = view.clause_of(first)
    for a, b, label in cues:
        if label == _CUE and clause[0] <= a < clause[1] and min(abs(first - b), abs(a - end)) <= _NEAR:
            return True
        if label == _HAS and a < end and -_CLOSE <= first - b <= _CLOSE:  # "only 120": it may be part of the number
            return True
    return False


def _as_of(view: View, span: tuple[int, int], published: str | None) -> str | None:
    """The nearest date of the clause that does not lie ahead, else the day of publication."""
    clause = view.clause_of(span[0])
    dates: list[tuple[int, DateMention]] = [
        (min(abs(a - span[1]), abs(span[0] - b)), d)
        for (a, b), d in view.date_at.items()
        if d.edtf and clause[0] <= a < clause[1] and d.relation in {"on", "since"}
    ]
    for _, date in sorted(dates):
        if date.edtf and not (published and earliest(date.edtf) > latest(published)):
            return date.edtf
    return published


def _ends(view: View, phrase: Phrase, context: Context) -> tuple[str | None, str | None]:
    named = [m.polity for i, (_, m) in sorted(view.mention_at.items()) if m.kind != "city" and i >= view.dateline]
    post = next((p for p in view.phrases if p.kind == "post" and p.owner and p is not phrase), None)
    if post and (phrase.owner in {None, post.owner} or phrase.unit == "local_staff"):
        receiving = phrase.host or post.host or next((p for p in named if p != post.owner), None)
        return post.owner, receiving or context.other(post.owner)
    sending = phrase.owner
    places = {i for i in view.mention_at if view.marker(i) in view.grammar.in_place}
    if sending is None:
        before = [
            m.polity
            for i, (_, m) in sorted(view.mention_at.items())
            if view.dateline <= i < phrase.first and m.kind not in {"city", "capital"} and i not in places
        ]
        sending = before[-1] if before else context.other(phrase.host)
    where = [m.polity for i, (_, m) in sorted(view.mention_at.items()) if i in places and m.kind != "city"]
    receiving = phrase.host or next((p for p in (*where, *named) if p != sending), None) or context.other(sending)
    return sending, receiving
