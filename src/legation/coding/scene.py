"""A sentence ready to be weighed: its view, with what the lexicon finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.coding.concepts import concepts
from legation.coding.grammar import grammar
from legation.coding.lexicon import lexicon
from legation.coding.names import Names
from legation.coding.phrases import View
from legation.coding.triggers import Trigger, frames, triggers
from legation.language import Analysis


@dataclass(slots=True)
class Scene:
    """``strict``: wordings found; ``senses``: (first, end, sense); ``loose``: frames that fit them.

    ``before``: the types that wordings announced in the sentence before.
    """

    view: View
    strict: list[Trigger]
    senses: list[tuple[int, int, str]]
    loose: list[Trigger]
    before: frozenset[str]

    @property
    def speaks(self) -> bool:
        """Whether there is anything in the sentence that a measure could stand on."""
        return bool(self.view.phrases or self.view.mention_at)


def scenes(analysis: Analysis) -> Iterator[Scene]:
    """The sentences of a text, one after another."""
    lang = analysis.lang
    rules, words, senses_of = grammar(lang), lexicon(lang), concepts(lang)
    names = Names(analysis.text)
    before: frozenset[str] = frozenset()
    for sentence in analysis.sentences:
        names.put_into(sentence)
        view = View(sentence, rules)
        names.learn_from(view)
        strict = triggers(view, words)
        scene = Scene(view, strict, [], [], before)
        if scene.speaks:
            scene.senses = senses_of.find(view.words)
            scene.loose = frames(view, words, scene.senses)
        before = frozenset(t.wording.type for t in strict)
        yield scene
