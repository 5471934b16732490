"""Whether what was read is to stand: right before many.

A linear table (``acceptance.csv``, made by ``quality/train.py``) weighs how sure type, ends and status of a draft are,
by what they were read, and what else the text tells.
"""

from __future__ import annotations

import math

from legation.coding.draft import Draft
from legation.coding.tables import table
from legation.reference import measure_types

STANDS = 0.6  # probability from which a draft becomes a record
STANDS_AS_WORDS = 0.35  # and one of a context type, whose words are vaguer; it is scored apart
_STEP = 0.7  # log odds between grades
_HIGHEST = 7  # grade beyond which surer is the same
_UNLIKELY = 0.35  # what stands without a table


def stands(draft: Draft, probability: float) -> bool:
    """Whether a draft of this probability becomes a record."""
    return probability >= (STANDS_AS_WORDS if measure_types()[draft.type].context else STANDS)


def acceptable(drafts: list[Draft], lang: str) -> list[float]:
    """The probability of each draft of a text that it is a right record."""
    weights = table(lang, "acceptance")
    out = []
    for draft, row in zip(drafts, features(drafts), strict=True):
        if not weights:
            out.append(STANDS if draft.clues.together >= _UNLIKELY else 0.0)
            continue
        score = weights.bias[0] + sum(weight for f in row for _, weight in weights.get(f))
        out.append(1 / (1 + math.exp(-score)))
    return out


def features(drafts: list[Draft]) -> list[list[str]]:
    """What speaks for and against each draft of a text."""
    by_sentence: dict[int, list[Draft]] = {}
    by_type: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
        by_type.setdefault(draft.type, []).append(draft)
    return [_features(d, by_sentence[d.sentence], by_type[d.type]) for d in drafts]


def _features(draft: Draft, beside: list[Draft], alike: list[Draft]) -> list[str]:
    c = draft.clues
    words = "context" if measure_types()[draft.type].context else "deed"
    kind, ends = _grade(c.type), _grade(c.ends)
    together, real = _grade(c.together), _grade(c.status)
    out = [f"all{together}", f"all{together}:{words}", f"type{kind}", f"ends{ends}", f"status{real}", f"{kind}|{ends}"]
    out += [f"by {c.by}", f"by {c.by}:{kind}", f"by {c.by}:{draft.type}", draft.type, draft.status]
    out += [f"{draft.type}:{draft.status}", f"{draft.status}{real}", f"rank{c.rank}", f"rank{c.rank}:{ends}"]
    out += [f"named{c.named}", f"named{c.named}:{words}", f"listed={c.listed}:{ends}"]
    out.append(f"counted={draft.count is not None}:{words}")
    earlier = [d for d in alike if d.sentence < draft.sentence]
    later = [d for d in alike if d.sentence > draft.sentence]
    for name, others in (("earlier", earlier), ("later", later)):
        if any(_told(d) == _told(draft) for d in others):
            out.append(f"{name} same")
        elif any((d.actor, d.target) == (draft.target, draft.actor) for d in others):
            out.append(f"{name} turned")
        elif any({d.actor, d.target} & {draft.actor, draft.target} for d in others):
            out.append(f"{name} near")
        elif others:
            out.append(f"{name} other")
        else:
            out.append(f"{name} none")
    rivals = [d for d in beside if d is not draft and d.clues.together > c.together]
    if any(d.type == draft.type for d in rivals):
        out += ["rival of its type", f"rival of its type:{draft.type}"]
    out += [f"rival {d.type}:{draft.type}" for d in rivals if (d.actor, d.target) == (draft.actor, draft.target)]
    out.append(f"rivals{min(len(rivals), 3)}")
    out.append(f"first={draft.sentence == 0}:{words}")
    return list(dict.fromkeys(out))


def _told(draft: Draft) -> tuple[str | None, str | None, str]:
    return draft.actor, draft.target, draft.actual


def _grade(probability: float) -> int:
    """A probability as a step on the scale of its log odds."""
    p = min(max(probability, 1e-4), 1 - 1e-4)
    return max(-_HIGHEST, min(_HIGHEST, round(math.log(p / (1 - p)) / _STEP)))
