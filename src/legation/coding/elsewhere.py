"""Where applicants must go when a service stops."""

from __future__ import annotations

from collections.abc import Sequence

from legation.coding.draft import Draft
from legation.coding.phrases import View


def elsewhere(views: Sequence[View], draft: Draft) -> str | None:
    """The city outside the two states that the sentence, or the next, sends people to."""
    for view in views:
        ways = view.grammar.to_place | view.grammar.in_place
        for first, (_, mention) in sorted(view.mention_at.items()):
            abroad = mention.polity not in {draft.target, draft.actor} and mention.place != draft.place
            if mention.kind in {"city", "capital"} and abroad and view.marker(first) in ways:
                return mention.place
    return None
