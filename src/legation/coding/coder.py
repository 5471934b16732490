"""Article -> Coding: the steps in the order they run."""

from __future__ import annotations

from functools import cache

from legation.coding.answers import link
from legation.coding.casting import cast
from legation.coding.draft import Draft
from legation.coding.elsewhere import elsewhere
from legation.coding.evidence import Evidence
from legation.coding.keywords import keywords
from legation.coding.learned import features, guesses, learned_trigger
from legation.coding.lists import gapped, likewise
from legation.coding.measure import Coding, Measure, Notice, Strength
from legation.coding.phrases import View
from legation.coding.quantities import quantity
from legation.coding.retellings import merge
from legation.coding.roles import Context
from legation.coding.scan import holds_measures
from legation.coding.scene import Scene, scenes
from legation.coding.sequences import Sequences
from legation.coding.status import status
from legation.coding.strengths import strengths
from legation.coding.tables import table
from legation.coding.timing import timing
from legation.coding.triggers import Trigger
from legation.documents import Article
from legation.language import Pack, analyse, detect, languages, pack, stopwords
from legation.reference import content_id, measure_types

SURE = 0.25  # probability of type and ends together from which a measure is coded


def code(article: Article, *, explain: bool = False) -> Coding:
    """Read the measures and strengths out of one article.

    A pure function of the article and the packs. A language without a pack is a notice, not an error.
    """
    lang = article.lang or detect(article.text, stopwords())
    if lang not in languages():
        note = Notice("language", 0, 0, f"no pack for language '{lang}'; tell it with --lang if that is wrong")
        return Coding(id=article.id, lang=lang, published=article.published, notices=(note,))
    reading = _Reading(article, pack(lang), explain=explain)
    if holds_measures(article.text, lang):
        reading.run()
    return reading.coding()


class _Reading:
    """The state of reading one article."""

    def __init__(self, article: Article, pack_: Pack, *, explain: bool) -> None:
        self.article = article
        self.text = article.text
        self.pack = pack_
        self.explain = explain
        self.trace: list[str] = []
        self.drafts: list[Draft] = []
        self.strengths: list[Strength] = []
        self.context = Context()
        self.notices: list[Notice] = []

    def run(self) -> None:
        """Sentence by sentence, then the document as a whole."""
        analysis = analyse(self.text, self.article.published, self.pack)
        for mention in sorted((m for s in analysis.sentences for m in s.mentions), reverse=True):
            if mention.kind != "city":
                self.context.saw(mention.polity)  # so that a state named only later can be found
        views: list[View] = []
        for number, scene in enumerate(scenes(analysis)):
            view = scene.view
            for mention in view.sentence.mentions:
                if mention.kind != "city":
                    self.context.saw(mention.polity)
            found = self._triggers(scene)
            last = self.drafts[-1] if self.drafts else None
            told = len(self.drafts)
            for trigger, sure in found:
                self._draft(view, trigger, number, sure)
            if len(self.drafts) == told and last and number - last.sentence == 1:
                for draft in gapped(view, 0, last) or likewise(view, last):
                    draft.sentence = number
                    self.drafts.append(draft)
            if view.phrases:
                self.strengths += strengths(
                    self.text,
                    view,
                    {id(p) for t, sure in found if sure >= SURE for p in t.phrases},
                    _strength_cues(self.pack.lang),
                    self.context,
                    self.article.published,
                )
            views.append(view)
        for draft in self.drafts:
            if draft.type == "suspend_services":
                draft.moved_to = elsewhere(views[draft.sentence : draft.sentence + 2], draft)
        self.drafts = merge(self.drafts)
        link(self.drafts)

    def _triggers(self, scene: Scene) -> list[tuple[Trigger, float]]:
        """What announces a type, with how sure that is: wordings, and what the learned table sees beside them."""
        lang, strict = self.pack.lang, scene.strict
        if not table(lang, "learned"):
            return [(t, 1.0) for t in strict]
        if not scene.speaks:
            return []
        told = guesses(scene, features(scene, keywords(lang).find(scene.view.words), stopwords()[lang]), lang)
        out = [(t, told[t.wording.type].probability) for t in strict if t.wording.type in told]
        worded = {t.wording.type for t in strict}
        out += [(learned_trigger(scene, g), g.probability) for g in told.values() if g.type not in worded]
        return sorted(out, key=lambda t: t[0].first)

    def _doubt(self, view: View, trigger: Trigger, who: str, sure: float) -> None:
        """Name what was nearly read, for review; never silently."""
        start, end = view.sentence.starts[trigger.first], view.sentence.ends[trigger.end - 1]
        said = f"{trigger.wording.type} {who}: «{self.text[start:end]}», probability {sure:.2f}"
        self.notices.append(Notice("doubtful", start, end, said))
        if self.explain:
            self.trace.append(f"doubtful {said}; by [{trigger.wording.rule}]")

    def _draft(self, view: View, trigger: Trigger, number: int, sure: float) -> None:
        type_ = trigger.wording.type
        ends, cast_sure = cast(view, trigger, self.context, self.pack.lang)
        who = f"{'+'.join(ends.actors) or '?'} -> {'+'.join(ends.targets) or '?'}"
        if sure * cast_sure < SURE:
            self._doubt(view, trigger, who, sure * cast_sure)
            return
        if self.explain:
            quoted = self.text[view.sentence.starts[trigger.first] : view.sentence.ends[trigger.end - 1]]
            told = f"type {sure:.2f}, ends {cast_sure:.2f}"
            self.trace.append(f"{type_}: «{quoted}» by [{trigger.wording.rule}]; {who}; {told}")
        if not ends.actors and not ends.targets:
            return
        if not measure_types()[type_].context and not (ends.actors and ends.targets) and type_ != "attack_post":
            return
        phrase = trigger.phrases[0] if trigger.phrases else None
        count, about, unit = quantity(view, phrase)
        first, end = trigger.first, trigger.end
        span = (view.sentence.starts[first], view.sentence.ends[end - 1])
        kind = measure_types()[type_]
        real, _ = ("done", 1.0) if kind.context else status(view, trigger, self.pack.lang)
        if type_ == "threaten_response":
            real = "threatened"
        date, dated, deadline = timing(view, trigger, self.article.published, planned=real == "announced")
        places: tuple[str | None, ...] = phrase.places if phrase and unit == "posts" and phrase.places else (None,)
        if places == (None,) and phrase:
            post = next((p for p in view.phrases if p.kind == "post"), phrase) if phrase.kind == "service" else phrase
            places = (post.place,)
        actors: list[str | None] = [*ends.actors] or [None]
        targets: list[str | None] = [*ends.targets] or [None]
        for actor in actors:
            for target in targets:
                if actor == target:
                    continue
                for place in places:
                    self.drafts.append(
                        Draft(
                            type=type_,
                            actor=actor,
                            target=target,
                            status=real,
                            rule=trigger.wording.rule,
                            sentence=number,
                            spans=[span],
                            count=1 if len(places) > 1 else count,
                            about=about,
                            unit=unit,
                            place=place,
                            date=date,
                            dated=dated,
                            deadline=deadline,
                            answering=view.cue("response"),
                            mutual=kind.symmetric,
                            reciprocal=len(ends.actors) > 1 and ends.actors == ends.targets,
                        )
                    )
                self.context.met(actor, target)
                if count is not None:
                    self.drafts += gapped(view, trigger.core, self.drafts[-1])

    def coding(self) -> Coding:
        """The drafts as measures, in the order of the text."""
        ids = [f"m{i + 1}" for i in range(len(self.drafts))]
        measures = tuple(
            Measure(
                id=ids[i],
                type=d.type,
                actor=d.actor,
                target=d.target,
                status=d.status,
                count=d.count,
                about=d.about,
                unit=d.unit,
                place=d.place,
                date=d.date,
                deadline=d.deadline,
                moved_to=d.moved_to,
                in_response_to=tuple(ids[j] for j in d.answers),
                rule=d.rule,
                evidence=tuple(Evidence.quote(self.text, a, b) for a, b in dict.fromkeys(d.spans)),
            )
            for i, d in enumerate(self.drafts)
        )
        return Coding(
            id=self.article.id or content_id("article", text=self.text),
            lang=self.pack.lang,
            published=self.article.published,
            measures=measures,
            strengths=tuple(dict.fromkeys(self.strengths)),
            notices=tuple(self.notices),
            trace=tuple(self.trace),
        )


@cache
def _strength_cues(lang: str) -> Sequences:
    words = pack(lang).tables["grammar"]["strength_cues"]
    return Sequences([(w, "strength") for w in words], f"packs/{lang}/grammar.toml")
