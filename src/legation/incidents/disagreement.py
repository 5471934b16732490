"""Where reports of one occasion differ; kept and shown, never averaged."""

from __future__ import annotations

from collections.abc import Sequence

from legation.incidents.incident import Disagreement, Report

_FIELDS = ("type", "count", "unit", "place", "date", "deadline", "status", "reason", "form", "moved_to")


def disagreements(reports: Sequence[Report]) -> tuple[Disagreement, ...]:
    """Fields in which these reports, oldest first, tell different things; what one leaves out is no difference.

    A status that went on from announced to done is none either.
    """
    if len(reports) < 2:
        return ()
    out = []
    for name in _FIELDS:
        told: dict[str, list[str]] = {}
        for report in reports:
            value = getattr(report, name)
            if value not in (None, ()):
                told.setdefault(", ".join(value) if isinstance(value, tuple) else str(value), []).append(report.id)
        if len(told) > 1 and not (name == "status" and told.keys() <= {"announced", "done"}):
            out.append(Disagreement(name, tuple((value, tuple(ids)) for value, ids in told.items())))
    return tuple(out)
