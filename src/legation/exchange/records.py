"""Coding -> the records that others read: the codebook's fields, with offsets and PLOVER and CAMEO codes."""

from __future__ import annotations

from typing import Any

from legation.coding import Coding, Evidence, Measure, Strength
from legation.reference import measure_types

_MEASURE = ("id", "type", "actor", "target", "status", "count", "about", "unit", "place", "date", "deadline", "by")
_STRENGTH = ("sending", "receiving", "category", "count", "about", "as_of", "scope", "by")


def measure_record(measure: Measure) -> dict[str, Any]:
    """One measure as the codebook writes it; what is not said is left out."""
    out: dict[str, Any] = {name: getattr(measure, name) for name in (*_MEASURE, "moved_to", "reason", "rule")}
    answers = list(measure.in_response_to)
    out["in_response_to"] = answers[0] if len(answers) == 1 else answers or None
    kind = measure_types()[measure.type]
    out["plover"] = {"type": kind.plover, "mode": kind.mode or None}
    out["cameo"] = kind.cameo
    return _said(out) | _evidence(measure.evidence)


def strength_record(strength: Strength) -> dict[str, Any]:
    """One strength as the codebook writes it."""
    return _said({name: getattr(strength, name) for name in _STRENGTH}) | _evidence(strength.evidence)


def document_record(coding: Coding) -> dict[str, Any]:
    """One document: its measures and strengths, and notices where there was trouble."""
    out: dict[str, Any] = {
        "id": coding.id,
        "lang": coding.lang,
        "published": coding.published,
        "measures": [measure_record(m) for m in coding.measures],
        "strengths": [strength_record(s) for s in coding.strengths],
    }
    if coding.notices:
        out["notices"] = [
            {"code": n.code, "start": n.start, "end": n.end, "message": n.message} for n in coding.notices
        ]
    return out


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _evidence(evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    return {"evidence": [e.words for e in evidence], "spans": [[e.start, e.end] for e in evidence]}
