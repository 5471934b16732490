"""Typed phrases: people of a mission, envoys, posts and services, with whose they are and where.

The nationality of "54 Russian diplomats" says who is hit, whatever the voice of the verb; so phrases are read first.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from legation.coding.grammar import Grammar
from legation.language import DateMention, Mention, Numeral, Sentence

_NAMES = ("name", "seat", "capital", "office")
_ATTRIBUTES = {"adjective", "people"}
_BETWEEN = 3  # words between two states of a list
_TOWNS = {"name", "capital", "city", "seat"}
_DATELINE = 14  # words within which a dateline ends
_DATELINE_ENDS = frozenset("-–—:")
_OTHERS = 3  # words of a dateline that are neither town nor date
_REACH = 5  # words before a head that may still belong to its phrase


@dataclass(slots=True)
class Phrase:
    """Words ``first`` to ``end`` with a head. ``owner``: the sending state; ``host``: where they serve.

    ``own``: marked by a possessive ("its diplomats"). ``place``: city.
    """

    kind: str
    unit: str
    first: int
    end: int
    head: int
    owner: str | None = None
    host: str | None = None
    place: str | None = None
    own: bool = False
    number: Numeral | None = None
    owners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class View:
    """A sentence as the coder sees it: words with the mentions, numerals, dates and phrases that stand on them."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        """Put everything found in the sentence on its words."""
        self.sentence = sentence
        self.words = sentence.words
        self._clauses = [clause for clause in sentence.clauses for _ in range(*clause)]
        self.lang = grammar.lang
        self.grammar = grammar
        self.mention_at: dict[int, tuple[int, Mention]] = {}
        self.mention_ends: dict[int, tuple[int, Mention]] = {}
        for m in sentence.mentions:
            first, end = self.span(m.start, m.end)
            self.mention_at[first] = (end, m)
            self.mention_ends[end] = (first, m)
        self.numeral_at = {self.span(n.start, n.end): n for n in sentence.numerals}
        self._number_ends = {end: n for (_, end), n in self.numeral_at.items()}
        self.date_at: dict[tuple[int, int], DateMention] = {self.span(d.start, d.end): d for d in sentence.dates}
        self.dateline = self._dateline()
        self.phrases = self._phrases()
        self.cues = grammar.cues.find(self.words)
        named = {i for first, (end, _) in self.mention_at.items() for i in range(first, end)}
        # "Irão" is Iran and "will", "São" begins a city and says "are".
        self.marks = [mark for mark in grammar.status.find(self.words) if named.isdisjoint(range(mark[0], mark[1]))]

    def _dateline(self) -> int:
        """How many words a dateline takes ("DOHA/RIYADH, June 5 - "): its towns are places, not governments.

        Before the dash or colon stand towns, states, a date and at most a few other words, such as an agency.
        """
        named, others, i = False, 0, 0
        if _DATELINE_ENDS.isdisjoint(self.words[:_DATELINE]):
            return 0
        while i < min(_DATELINE, len(self.words)):
            if i in self.mention_at and self.mention_at[i][1].kind in _TOWNS:
                named, i = True, self.mention_at[i][0]
                continue
            word = self.words[i]
            if word in _DATELINE_ENDS:
                return i + 1 if named and others <= (_OTHERS if word != ":" else 0) else 0
            spanned = next((b for a, b in (*self.date_at, *self.numeral_at) if a == i), i + 1)
            others += spanned == i + 1 and word[0].isalpha()
            i = spanned
        return 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Word indices (first, end) of a stretch of text."""
        starts = self.sentence.starts
        first = bisect_left(self.sentence.ends, start + 1)
        return first, max(first + 1, bisect_left(starts, end))

    def joined(self, i: int) -> bool:
        """Whether no space stands before word ``i``."""
        return i > 0 and self.sentence.starts[i] == self.sentence.ends[i - 1]

    def clause_of(self, i: int) -> tuple[int, int]:
        """The clause that word ``i`` stands in."""
        return self._clauses[i] if 0 <= i < len(self._clauses) else (0, len(self.words))

    def listed(self, first: int) -> list[str]:
        """The states listed with the one that word ``first`` begins, itself among them: "Poland, Latvia and Estonia".

        Two states with a mere comma between them are no list.
        """
        g = self.grammar
        starts = sorted(self.mention_at)
        at = starts.index(first)
        kind = self.mention_at[first][1].kind in _ATTRIBUTES

        def joined(left: int, right: int) -> frozenset[str] | None:
            between = self.words[self.mention_at[left][0] : right]
            alike = all((self.mention_at[i][1].kind in _ATTRIBUTES) == kind for i in (left, right))
            fits = alike and 0 < len(between) <= _BETWEEN and all(w in g.and_words | g.articles for w in between)
            if between == ["-"]:  # "deutsch-russisch", but not the dash of a dateline
                return frozenset(between) if self.joined(right) else None
            return frozenset(between) & g.and_words or None if fits else None

        begin = end = at
        seen: set[str] = set()
        while begin > 0 and (marks := joined(starts[begin - 1], starts[begin])):
            begin, seen = begin - 1, seen | marks
        while end + 1 < len(starts) and (marks := joined(starts[end], starts[end + 1])):
            end, seen = end + 1, seen | marks
        if seen <= {","}:
            return [self.mention_at[first][1].polity]
        return list(dict.fromkeys(self.mention_at[i][1].polity for i in starts[begin : end + 1]))

    def marker(self, first: int) -> str:
        """The word that marks how the state at word ``first`` stands.

        Its preposition, or where these stand behind, its case ending or postposition; empty: none.
        """
        at = self.mention_at[first][0] if self.grammar.markers_behind else first - 1
        return self.words[at] if 0 <= at < len(self.words) else ""

    def cue(self, name: str, first: int = 0, end: int | None = None) -> bool:
        """Whether a cue of this name stands between two words."""
        end = len(self.words) if end is None else end
        return any(label == name and first <= at < end for at, _, label in self.cues)

    def _phrases(self) -> list[Phrase]:
        found = [
            self._phrase(first, end, *label.split(".", 1)) for first, end, label in self.grammar.heads.find(self.words)
        ]
        by_first = {p.head: p for p in found}
        for phrase in reversed(found):
            self._complement(phrase, by_first)
        found = self._with_families(found)
        found += self._peoples(found)
        found.sort(key=lambda p: p.first)
        return found

    def _with_families(self, found: list[Phrase]) -> list[Phrase]:
        """Make "diplomats and their families" one phrase, the diplomats'."""
        out: list[Phrase] = []
        for phrase in found:
            before = out[-1] if out else None
            joined = (
                before
                and before.end < phrase.first
                and all(w in self.grammar.and_words for w in self.words[before.end : phrase.first])
            )
            if before and joined and phrase.unit == "families" and before.kind == "personnel":
                before.end = phrase.end
            else:
                out.append(phrase)
        return out

    def _phrase(self, first: int, end: int, kind: str, unit: str) -> Phrase:
        """Walk left from the head over adjectives, owners and numbers."""
        phrase = Phrase(kind=kind, unit=unit, first=first, end=end, head=first)
        i, steps, g = first, 0, self.grammar
        owners: list[str] = []
        while i > 0 and steps < _REACH:
            if i in self.mention_ends:
                before = self._state_before(phrase, owners, i, steps)
                if before is None:
                    break
                i, steps = before
                phrase.first = i
                continue
            word = self.words[i - 1]
            numeral = self._number_ends.get(i)
            if numeral and phrase.number is None:
                phrase.number = numeral
                i = phrase.first = self.span(numeral.start, numeral.end)[0]
                if i > 0 and self.words[i - 1] in g.possessives:
                    phrase.own, phrase.first = True, i - 1
                    break
                if not g.host_before:
                    break
                steps = 0  # the owner stands before the number: "俄罗斯12名外交官"
                continue
            if word in g.possessives:
                phrase.own = True
                phrase.first = i - 1
                break
            if self._links(word, i, listed=bool(owners)):
                i -= 1
                continue
            if word in g.stops or word in g.articles or not word[0].isalpha() or (self._is_state(i - 1)):
                break
            i -= 1
            steps += 1
        phrase.owners = tuple(dict.fromkeys(owners))
        if owners:
            phrase.owner = owners[0]
        elif g.own_endings and self.words[end - 1].endswith(g.own_endings):
            phrase.own = True
        return phrase

    def _state_before(self, phrase: Phrase, owners: list[str], i: int, steps: int) -> tuple[int, int] | None:
        """Take the state that ends at word ``i`` as owner or host; where to go on, or None where it is neither."""
        g, (at, mention) = self.grammar, self.mention_ends[i]
        if g.markers_behind and self._stands(phrase, at, mention):  # "İsveç'in Bağdat Büyükelçiliği"
            return at, steps + 1
        if at and self.words[at - 1] in g.host_before and phrase.host is None:  # "俄罗斯驻美国大使"
            phrase.host, phrase.hosts = mention.polity, (mention.polity,)
            if mention.kind in {"capital", "city"} and mention.place:
                phrase.place, phrase.places = mention.place, (mention.place,)
            return at - 1, 0
        attributive = mention.kind in {"adjective", "people"} or mention.possessive
        beside = i == phrase.first and (steps == 0 or phrase.place) and mention.kind in {"name", "office"}
        listed = bool(owners) and mention.kind == "adjective"
        if not g.owner_before or not (attributive or beside or listed):
            return None
        owners.append(mention.polity)
        return at, steps + 1

    def _links(self, word: str, i: int, *, listed: bool) -> bool:
        """Whether the word before ``i`` joins what stands around it to one phrase."""
        g = self.grammar
        if word in {"'s", "-"} or word in g.genitive or word in g.linkers:
            return True
        if word in g.and_words and i >= 2 and (listed or self._joins(i)):
            return True
        return g.markers_behind and word in g.in_place and i - 1 in self.mention_ends  # "Tahran'daki büyükelçiliği"

    def _stands(self, phrase: Phrase, at: int, mention: Mention) -> bool:
        """Take a town before an envoy or post, itself or with an ending of place, as where the mission is."""
        town = mention.kind in {"capital", "city"} and phrase.kind in {"envoy", "post"} and not phrase.owner
        behind = self.mention_at[at][0]
        placed = behind == phrase.first or self.words[behind] in self.grammar.in_place
        if not (town and placed and phrase.place is None):
            return False
        phrase.place, phrase.host = mention.place, mention.polity
        return True

    def _joins(self, i: int) -> bool:
        return self.grammar.heads.at(self.words, i - 2) is not None

    def _is_state(self, i: int) -> bool:
        return any(a <= i < b for a, (b, _) in self.mention_at.items())

    def _complement(self, phrase: Phrase, by_head: dict[int, Phrase]) -> None:
        """Read what follows the head: of whom, where, at which post; a few in a row."""
        g, i, words = self.grammar, phrase.end, self.words
        for _ in range(4):
            if i + 1 >= len(words):
                return
            marker = words[i]
            if words[i] in {"'s", ","}:
                return
            at = i + 1
            if marker in g.from_place | g.in_place | g.to_place:
                while at < len(words) and (words[at] in g.articles):
                    at += 1
            elif i not in self.mention_at:
                return
            else:
                at = i
            if at >= len(words):
                return
            inner = self._starting(at, by_head)
            if inner is not None and inner is not phrase and marker not in g.and_words:
                phrase.owner = phrase.owner or inner.owner
                phrase.host = phrase.host or inner.host
                phrase.place = phrase.place or inner.place
                phrase.own = phrase.own or inner.own
                phrase.end = i = max(phrase.end, inner.end)
                continue
            here = self.mention_at.get(at)
            if here is None:
                return
            end, mention = here
            if at == i:  # "ambasador Rosji", "diplomates russes"
                if not g.owner_behind or phrase.owner is not None or mention.kind == "city":
                    return
                phrase.owner = mention.polity
                phrase.owners, end = self._states(mention, end)
                phrase.end = i = end
                continue
            away = phrase.own or (mention.kind == "capital" and phrase.kind == "envoy")  # "its ambassador from Madrid"
            if marker in g.from_place and phrase.owner is None and mention.kind != "city" and not away:
                phrase.owner = mention.polity
                phrase.owners, end = self._states(mention, end)
            elif marker in g.to_place or marker in g.in_place or marker in g.from_place:
                if mention.kind in {"capital", "city"}:
                    phrase.place = phrase.place or mention.place
                    phrase.places, end = self._cities(mention, end)
                if mention.polity != phrase.owner and phrase.host is None:
                    phrase.host = mention.polity
                    phrase.hosts, end = self._states(mention, end) if mention.kind in _NAMES else ((phrase.host,), end)
            phrase.end = i = end

    def _states(self, mention: Mention, end: int) -> tuple[tuple[str, ...], int]:
        """A state and those listed with it, and where the list ends: "the envoys of Chile and Peru"."""
        owners, skip = [mention.polity], self.grammar.and_words | self.grammar.articles
        alike = _ATTRIBUTES if mention.kind in _ATTRIBUTES else _NAMES
        while end < len(self.words) and self.words[end] in self.grammar.and_words:
            at = end
            while at < len(self.words) and self.words[at] in skip:
                at += 1
            listed = self.mention_at.get(at)
            if listed is None or listed[1].kind not in alike:
                break
            end = listed[0]
            owners.append(listed[1].polity)
        return tuple(dict.fromkeys(owners)), end

    def _cities(self, mention: Mention, end: int) -> tuple[tuple[str, ...], int]:
        """A city and those listed with it, and where the list ends."""
        places = [mention.place] if mention.place else []
        while end + 1 < len(self.words) and self.words[end] in self.grammar.and_words:
            listed = self.mention_at.get(end + 1)
            if listed is None or listed[1].kind not in {"city", "capital"} or listed[1].polity != mention.polity:
                break
            end = listed[0]
            places.append(str(listed[1].place))
        return tuple(places), end

    def _starting(self, at: int, by_head: dict[int, Phrase]) -> Phrase | None:
        for phrase in by_head.values():
            if phrase.first <= at <= phrase.head:
                return phrase
        return None

    def _peoples(self, found: list[Phrase]) -> list[Phrase]:
        """Numbered peoples stand for personnel where a wording wants them: "seventeen Russians"."""
        out = []
        for (first, end), numeral in self.numeral_at.items():
            here = self.mention_at.get(end)
            inside = any(p.first <= first < p.end for p in found)
            if here and here[1].kind in {"people", "adjective"} and not inside:
                owner = here[1].polity
                out.append(Phrase("people", "diplomats", first, here[0], end, owner, number=numeral, owners=(owner,)))
        return out
