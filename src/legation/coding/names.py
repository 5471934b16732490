"""People whom a text itself ties to a state: after "Chad's ambassador, Mariam Ali Moussa", "Moussa" is Chad's."""

from __future__ import annotations

from legation.coding.phrases import View
from legation.language import Mention, Sentence

_LONGEST = 4  # words of a name
_ENVOYS = {"envoy", "personnel"}
_OWNERS = {"adjective", "people", "name", "capital", "seat", "office"}


class Names:
    """The names of people that a text has tied to a state so far."""

    def __init__(self, text: str) -> None:
        """``text``: the whole text, whose capitals tell names."""
        self._text = text
        self._polity: dict[str, str] = {}

    def put_into(self, sentence: Sentence) -> None:
        """Add a mention wherever a known name stands by itself."""
        if not self._polity:
            return
        taken = [(m.start, m.end) for m in sentence.mentions]
        added = [
            Mention(start, end, self._polity[word], "person")
            for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True)
            if word in self._polity and self._capital(start) and not any(a <= start < b for a, b in taken)
        ]
        if added:
            sentence.mentions = sorted([*sentence.mentions, *added])

    def learn_from(self, view: View) -> None:
        """Note names beside an envoy or an office whose state is told, and those of office-holders named in full."""
        for end, (first, mention) in view.mention_ends.items():
            if mention.kind == "person" and end - first > 1 and len(view.words[end - 1]) > 2:
                self._polity.setdefault(view.words[end - 1], mention.polity)
        for phrase in view.phrases:
            if phrase.kind in _ENVOYS and phrase.owner:
                self._note(view, phrase.end, phrase.owner)
                self._note_before(view, phrase.first, phrase.owner)
        for i, word in enumerate(view.words):
            if word in view.grammar.offices:
                before = view.mention_ends.get(i)
                if before and before[1].kind in _OWNERS:
                    self._note(view, i + 1, before[1].polity)

    def _note(self, view: View, at: int, polity: str) -> None:
        if at < len(view.words) and view.words[at] == ",":
            at += 1
        last = at
        while last < min(at + _LONGEST, len(view.words)) and last not in view.mention_at and self._is_name(view, last):
            last += 1
        if last > at and len(view.words[last - 1]) > 2:
            self._polity.setdefault(view.words[last - 1], polity)

    def _note_before(self, view: View, at: int, polity: str) -> None:
        """The name before "Philip Goldberg, the American envoy"."""
        at -= 1
        while at > 0 and view.words[at] in view.grammar.articles:
            at -= 1
        name = at - 1
        if name <= 0 or view.words[at] != "," or name in view.mention_at or at in view.mention_ends:
            return
        if self._is_name(view, name) and self._is_name(view, name - 1):
            self._polity.setdefault(view.words[name], polity)

    def _is_name(self, view: View, i: int) -> bool:
        return view.words[i][0].isalpha() and self._capital(view.sentence.starts[i])

    def _capital(self, start: int) -> bool:
        return self._text[start].isupper()
