"""Article -> Coding: the steps in the order they run."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from legation.coding.acceptance import acceptable, stands
from legation.coding.answers import link
from legation.coding.casting import Ends, cast
from legation.coding.draft import Draft
from legation.coding.drafting import drafts
from legation.coding.elsewhere import elsewhere
from legation.coding.evidence import Evidence
from legation.coding.keywords import keywords
from legation.coding.learned import features, learned_trigger, weigh
from legation.coding.lists import gapped, likewise
from legation.coding.measure import Coding, Measure, Notice
from legation.coding.phrases import View
from legation.coding.retellings import merge
from legation.coding.roles import Context
from legation.coding.scan import holds_measures
from legation.coding.scene import Scene, scenes
from legation.coding.sourcing import reason, source
from legation.coding.strengths import StrengthReader
from legation.coding.tables import table
from legation.coding.triggers import Trigger
from legation.documents import Article
from legation.language import Pack, analyse, detect, foreign_letters, languages, pack, stopwords
from legation.reference import content_id, measure_types

_KNOWN = 0.4  # probability from which a draft tells the sentences after it who is at odds with whom
_DOUBTFUL = 0.25  # and from which one that does not stand is named
_MOST = 3000  # drafts of one text; beyond, it is no article, and comparing them all would take for ever


def candidates(article: Article) -> list[Draft]:
    """All that a text may tell, right or not: what acceptance chooses from, for training it."""
    reading = _Reading(article, pack(str(article.lang)), explain=False)
    reading.run()
    return reading.candidates


def code(article: Article, *, explain: bool = False) -> Coding:
    """Read the measures and strengths out of one article.

    A pure function of the article and the packs. A language without a pack is a notice, not an error.
    """
    lang = article.lang or detect(article.text, stopwords(), foreign_letters())
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
        self.strengths = StrengthReader(article.text, article.published)
        self.context = Context()
        self.notices: list[Notice] = []
        self.candidates: list[Draft] = []
        self.doubtful: list[Draft] = []

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
                self._draft(scene, trigger, number, sure)
            if not any(d.clues.together >= _KNOWN for d in self.drafts[told:]) and last and number - last.sentence == 1:
                for draft in gapped(view, 0, last) or likewise(view, last):
                    draft.sentence = number
                    self.drafts.append(draft)
            self.strengths.read(view, number, self.context)
            views.append(view)
            if len(self.drafts) > _MOST:
                end = view.sentence.ends[-1]
                rest = f"more than {_MOST:,} measures may be told here; what follows was not read, so cut the text"
                self.notices.append(Notice("too many", end, len(self.text), rest))
                break
        for draft in self.drafts:
            if draft.type == "suspend_services":
                draft.moved_to = elsewhere(views[draft.sentence : draft.sentence + 2], draft)
        self.candidates = list(self.drafts)
        self._accept()
        self.strengths.leave_out({(d.count, span) for d in self.drafts for span in d.spans})
        for draft in self.drafts:
            view = views[draft.sentence]
            draft.by = source(view, draft.words, draft.actor, self.text)
            draft.reason = reason(view, draft.words)
        self.drafts = merge(self.drafts)
        link(self.drafts, views)

    def _triggers(self, scene: Scene) -> list[tuple[Trigger, float]]:
        """What announces a type, with how sure that is: wordings, and what the learned table sees beside them."""
        lang, strict = self.pack.lang, scene.strict
        if not table(lang, "learned"):
            return [(t, 1.0) for t in strict]
        if not scene.speaks:
            return []
        weighed = weigh(features(scene, keywords(lang).find(scene.view.words), self.pack.stopwords), lang)
        told = weighed.guesses
        out = [(t, told[t.wording.type].probability) for t in strict if t.wording.type in told]
        worded = {t.wording.type for t in strict}
        out += [
            (learned_trigger(scene, g.type, *weighed.core(g.type)), g.probability)
            for g in told.values()
            if g.type not in worded
        ]
        return sorted(out, key=lambda t: t[0].first)

    def _draft(self, scene: Scene, trigger: Trigger, number: int, sure: float) -> None:
        """Draft what a trigger tells, for each pair of states that may be meant."""
        for rank, ends in enumerate(cast(scene.view, trigger, self.context, self.pack.lang)):
            type_ = trigger.wording.type
            context = measure_types()[type_].context
            if not ((ends.actors and ends.targets) or context or type_ == "attack_post"):
                continue
            if not ends.actors and not ends.targets:
                continue
            before = len(self.drafts)
            self.drafts += drafts(scene.view, trigger, ends, self.article.published, number)
            if not self.drafts[before:]:
                continue
            self.drafts[before:] = [self._clued(d, trigger, ends, rank, sure) for d in self.drafts[before:]]
            drafted = self.drafts[-1]
            if rank == 0 and sure >= _KNOWN:  # states listed share what speaks for them, so that each may have little
                self.context.met(drafted.actor, drafted.target)
                if drafted.count is not None:
                    self.drafts += gapped(scene.view, trigger.core, drafted)

    def _clued(self, draft: Draft, trigger: Trigger, ends: Ends, rank: int, sure: float) -> Draft:
        by = "learned" if not trigger.wording.elements else "frame" if trigger.wording.loose else "wording"
        draft.clues = replace(
            draft.clues,
            type=sure,
            ends=ends.sure,
            by=by,
            rank=rank,
            named=ends.named,
            listed=len(ends.actors) > 1 or len(ends.targets) > 1,
        )
        return draft

    def _accept(self) -> None:
        """Keep what is to stand; name the rest that was nearly read, for review, never silently."""
        kept: list[Draft] = []
        probabilities = acceptable(self.drafts, self.pack.lang)
        beside = Counter(_told(d) for d in self.drafts)
        told = [bool(d.clues.rank) and beside[_told(d)] > 1 for d in self.drafts]
        alike: dict[tuple[str, tuple[int, int]], list[int]] = {}
        for i, d in enumerate(self.drafts):
            alike.setdefault((d.type, d.spans[0]), []).append(i)
        for i, (draft, sure) in enumerate(zip(self.drafts, probabilities, strict=True)):
            turned = any(
                j != i and not told[j] and _turned(draft, self.drafts[j]) and (probabilities[j], -j) > (sure, -i)
                for j in alike[draft.type, draft.spans[0]]
            )
            standing = stands(draft, sure) and not turned and not told[i]
            if standing:
                kept.append(draft)
            elif sure >= _DOUBTFUL and not turned:
                self._doubt(draft, sure)
                self.doubtful.append(draft)
            if self.explain:
                line = f"{'' if standing else 'doubtful '}{self._why(draft, sure)}"
                self.trace.append(line)
                draft.trace.append(line)
        self.drafts = kept

    def _why(self, draft: Draft, sure: float) -> str:
        c = draft.clues
        why = f"type {c.type:.2f}, ends {c.ends:.2f}, status {c.status:.2f}, together {sure:.2f}"
        return f"{self._said(draft)} by [{draft.rule}]; {why}"

    def _said(self, draft: Draft) -> str:
        start, end = draft.spans[0]
        told = f"{draft.type} {draft.actor or '?'} -> {draft.target or '?'} {draft.status}"
        return f"{told}: «{self.text[start:end]}»"

    def _doubt(self, draft: Draft, sure: float) -> None:
        notice = Notice("doubtful", *draft.spans[0], f"{self._said(draft)}, probability {sure:.2f}")
        if notice not in self.notices:
            self.notices.append(notice)

    def coding(self) -> Coding:
        """The drafts as measures, in the order of the text."""
        stands = {f"m{i}": d for i, d in enumerate(self.drafts, 1)}
        doubted = {f"d{i}": d for i, d in enumerate(self.doubtful, 1)}
        return Coding(
            id=self.article.id or content_id("article", text=self.text),
            lang=self.pack.lang,
            published=self.article.published,
            measures=tuple(self._measure(d, id_) for id_, d in stands.items()),
            doubtful=tuple(self._measure(d, id_) for id_, d in doubted.items()),
            strengths=tuple(self.strengths.found),
            notices=tuple(self.notices),
            trace=tuple(self.trace),
            traces={id_: tuple(d.trace) for id_, d in (stands | doubted).items() if d.trace},
        )

    def _measure(self, d: Draft, id_: str) -> Measure:
        return Measure(
            id=id_,
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
            by=d.by,
            reason=d.reason,
            in_response_to=tuple(f"m{j + 1}" for j in d.answers),
            rule=d.rule,
            evidence=tuple(Evidence.quote(self.text, a, b) for a, b in dict.fromkeys(d.spans)),
        )


def _turned(draft: Draft, other: Draft) -> bool:
    """Whether one trigger was read both ways round, though nothing says that both sides did it."""
    swapped = (draft.actor, draft.target) == (other.target, other.actor)
    return draft.type == other.type and draft.spans[0] == other.spans[0] and swapped and not draft.reciprocal


def _told(draft: Draft) -> tuple[str, str | None, str | None, int]:
    """What a draft shares with others of its sentence that tell the same of the same two states."""
    return draft.type, draft.actor, draft.target, draft.sentence
