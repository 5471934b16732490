"""How many people or posts a mission has: numbers beside words of having, staying, working."""

from __future__ import annotations

from legation.coding.evidence import Evidence
from legation.coding.measure import Strength
from legation.coding.phrases import Phrase, View
from legation.coding.roles import Context
from legation.coding.sequences import Sequences


def strengths(
    text: str, view: View, spoken_for: set[int], cues: Sequences, context: Context, as_of: str | None
) -> list[Strength]:
    """The strengths that a sentence states: a numbered phrase of personnel or posts near a cue of the pack."""
    if not any(True for _ in cues.find(view.words)):
        return []
    out = []
    for phrase in view.phrases:
        if phrase.kind not in {"personnel", "people", "post"} or phrase.number is None or phrase.number.value is None:
            continue
        if id(phrase) in spoken_for:
            continue
        if phrase.kind == "post" and phrase.number.value < 2:
            continue
        sending, receiving = _ends(view, phrase, context)
        if sending and receiving:
            s, p = view.sentence, phrase
            out.append(
                Strength(
                    sending=sending,
                    receiving=receiving,
                    category="posts" if p.kind == "post" else (p.unit if p.unit in _CATEGORIES else "diplomats"),
                    count=phrase.number.value,
                    about=phrase.number.about,
                    as_of=as_of,
                    evidence=(Evidence.quote(text, s.starts[p.first], s.ends[p.end - 1]),),
                )
            )
    return out


_CATEGORIES = {"diplomats", "staff", "local_staff"}


def _ends(view: View, phrase: Phrase, context: Context) -> tuple[str | None, str | None]:
    named = [m.polity for _, (_, m) in sorted(view.mention_at.items()) if m.kind != "city"]
    post = next((p for p in view.phrases if p.kind == "post" and p.owner and p is not phrase), None)
    if post and phrase.owner in {None, post.owner}:
        receiving = phrase.host or post.host or next((p for p in named if p != post.owner), None)
        return post.owner, receiving or context.other(post.owner)
    sending = phrase.owner
    if sending is None:
        before = [m.polity for i, (_, m) in sorted(view.mention_at.items()) if i < phrase.first and m.kind != "city"]
        sending = before[-1] if before else context.other(phrase.host)
    receiving = phrase.host or next((p for p in named if p != sending), None) or context.other(sending)
    return sending, receiving
