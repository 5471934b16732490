"""One occasion told twice in one text is one record (codebook, rule 2)."""

from __future__ import annotations

from legation.coding.draft import Draft

_FIELDS = ("count", "about", "unit", "place", "date", "deadline", "by", "reason")


def merge(drafts: list[Draft]) -> list[Draft]:
    """Join drafts of the same type, ends and status that nothing sets apart; what each telling adds is kept."""
    out: list[Draft] = []
    near: dict[tuple[str, str, frozenset[str | None]], list[Draft]] = {}
    for draft in drafts:
        some = near.setdefault((draft.type, draft.actual, frozenset((draft.actor, draft.target))), [])
        twin = next((k for k in some if _same(k, draft)), None)
        if twin is None:
            out.append(draft)
            some.append(draft)
            continue
        for name in _FIELDS:
            if getattr(twin, name) is None or (name == "date" and not twin.dated and draft.dated):
                setattr(twin, name, getattr(draft, name))
        twin.dated |= draft.dated
        twin.answering |= draft.answering
        twin.spans += draft.spans
        twin.trace += draft.trace
    return out


def _same(a: Draft, b: Draft) -> bool:
    if (a.type, a.actual) != (b.type, b.actual) or {a.actor, a.target} != {b.actor, b.target}:
        return False
    if a.reciprocal != b.reciprocal or (a.actor != b.actor and not a.mutual):
        return False
    if a.count is not None and b.count is not None and a.count != b.count:
        return False
    if a.deadline and b.deadline and a.deadline != b.deadline:  # another group with a day of its own
        return False
    if a.place and b.place and a.place != b.place and a.type in {"close_post", "open_post", "attack_post"}:
        return False
    return not (a.dated and b.dated and not _near(a.date, b.date))


def _near(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    size = min(len(a), len(b), 7)
    return a[:size] == b[:size]
