"""What assistants are told: of bounded size, each figure with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from legation.coding import Coding, Measure, Strength
from legation.incidents import Incident, Report
from legation.ledger import StatedStrength
from legation.reference import MeasureType
from legation.views import Cell, Deadline, Mission, Staffing, Standing, describe, name_of
from legation.web.shapes import (
    MOST_REPORTS,
    Brief,
    CodedMeasure,
    CodedStrength,
    CodedText,
    Deadlines,
    Fact,
    Figure,
    IncidentAnswer,
    Incidents,
    Relations,
    StaffAnswer,
    State,
    ToldContradiction,
    ToldDeadline,
    ToldEstimate,
    ToldMission,
    ToldReport,
    ToldTie,
    TypeAnswer,
    Version,
)

T = TypeVar("T")


def page_of(found: Sequence[T], offset: int, limit: int) -> tuple[Sequence[T], int | None]:
    """A part of a list, and where the next part begins.

    >>> page_of("abcde", 2, 2)
    ('cd', 4)
    >>> page_of("abcde", 4, 2)
    ('e', None)
    """
    end = offset + limit
    return found[offset:end], end if end < len(found) else None


def state(code: str) -> State:
    """A state by its code."""
    return State(code=code, name=name_of(code))


def coded(coding: Coding, *, offset: int, limit: int) -> CodedText:
    """What a text tells, a page of its measures."""
    part, after = page_of(coding.measures, offset, limit)
    return CodedText(
        total=len(coding.measures),
        next=after,
        lang=coding.lang,
        published=coding.published,
        measures=[_measure(m, coding.traces) for m in part],
        doubtful=[_measure(m, coding.traces) for m in coding.doubtful[:limit]],
        strengths=[_strength(s) for s in coding.strengths[:limit]],
        notices=[n.message for n in coding.notices if n.code != "doubtful"],
    )


def brief(i: Incident) -> Brief:
    """An incident in short."""
    return Brief(**_brief(i))


def incidents(found: Sequence[Incident], *, offset: int, limit: int) -> Incidents:
    """A page of incidents."""
    part, after = page_of(found, offset, limit)
    return Incidents(total=len(found), next=after, incidents=[brief(i) for i in part])


def incident(i: Incident) -> IncidentAnswer:
    """An incident with its reports."""
    return IncidentAnswer(
        **_brief(i),
        all_reports=[_report(r) for r in i.reports[:MOST_REPORTS]],
        ties=[
            ToldTie(
                relation=t.relation,
                incident=t.incident,
                inferred=t.inferred,
                confidence=t.confidence,
                why=t.why,
            )
            for t in i.ties
        ],
        one_occasion_because=list(i.why[:MOST_REPORTS]),
    )


def relations(s: Standing) -> Relations:
    """What stands between two states."""
    a, b = s.pair
    return Relations(
        a=state(a),
        b=state(b),
        at=s.at.isoformat(),
        known=s.known.isoformat() if s.known else None,
        level=_fact(s.level) if s.level else None,
        missions=[_mission(m) for m in s.missions],
        listings=_facts(s.listings),
        sanctions=_facts(s.sanctions),
        borders=_facts(s.borders),
        contacts=_facts(s.contacts),
        threats=_facts(s.threats),
        deadlines=_facts(s.ahead),
        contradictions=[
            ToldContradiction(
                about=c.about,
                versions=[Version(told=v, source=source) for v, source in c.versions],
                rests_on=list(c.rests_on),
            )
            for c in s.contradictions
        ],
        incidents=len(s.incidents),
    )


def staff(m: Staffing, *, at: str) -> StaffAnswer:
    """The people of one mission."""
    return StaffAnswer(
        sending=state(m.sending),
        receiving=state(m.receiving),
        at=at,
        stated=[_figure(s) for s in m.stated],
        estimates=_estimates(m),
    )


def deadlines(found: Sequence[Deadline], *, offset: int, limit: int) -> Deadlines:
    """A page of deadlines."""
    part, after = page_of(found, offset, limit)
    ahead = [ToldDeadline(on=d.on.isoformat(), told=d.told, incident=brief(d.incident)) for d in part]
    return Deadlines(total=len(found), next=after, deadlines=ahead)


def measure_type(t: MeasureType) -> TypeAnswer:
    """A measure type of the codebook."""
    return TypeAnswer(
        name=t.name,
        meaning=t.meaning,
        acts=t.acts,
        counts=t.counts,
        words_only=t.context,
        plover=t.plover,
        cameo=t.cameo,
    )


def _measure(m: Measure, traces: Mapping[str, tuple[str, ...]]) -> CodedMeasure:
    fields = {name: getattr(m, name) for name in CodedMeasure.model_fields if name not in _WORDED}
    return CodedMeasure(
        **fields,
        in_response_to=list(m.in_response_to),
        words=[e.words for e in m.evidence],
        spans=[(e.start, e.end) for e in m.evidence],
        trace=list(traces.get(m.id, ())),
    )


_WORDED = {"in_response_to", "words", "spans", "trace"}


def _strength(s: Strength) -> CodedStrength:
    fields = {name: getattr(s, name) for name in CodedStrength.model_fields if name != "words"}
    return CodedStrength(**fields, words=[e.words for e in s.evidence])


def _brief(i: Incident) -> dict[str, Any]:
    worded = next((r for r in reversed(i.reports) if r.words), i.reports[-1])
    return {
        **{name: getattr(i, name) for name in ("id", "type", "actor", "target", "status", "count", "unit", "date")},
        "told": describe(i),
        "place": list(i.place),
        "first": i.first.isoformat(),
        "deadline": i.deadline,
        "reason": i.reason,
        "answers": [t.incident for t in i.tied("answers")],
        "reports": len(i.reports),
        "disputed": [f"{d.field}: {d.told}" for d in i.disagreements],
        "words": " … ".join(worded.words) or None,
        "source": worded.source,
    }


def _report(r: Report) -> ToldReport:
    fields = ("id", "document", "source", "status", "count", "unit", "date", "deadline", "by")
    return ToldReport(
        **{name: getattr(r, name) for name in fields},
        known=r.known.isoformat(),
        words=list(r.words),
    )


def _fact(c: Cell) -> Fact:
    return Fact(told=c.told, since=c.since, until=c.until, rests_on=list(c.rests_on))


def _facts(cells: Iterable[Cell]) -> list[Fact]:
    return [_fact(c) for c in cells]


def _mission(m: Mission) -> ToldMission:
    return ToldMission(
        sending=m.sending,
        receiving=m.receiving,
        ambassador=_fact(m.ambassador) if m.ambassador else None,
        estimates=_estimates(m.staff),
        posts=_facts(m.posts),
        services=_facts(m.services),
        limits=_facts(m.limits),
    )


def _estimates(m: Staffing) -> list[ToldEstimate]:
    names = tuple(n for n in ToldEstimate.model_fields if n != "rests_on")
    return [ToldEstimate(**{n: getattr(e, n) for n in names}, rests_on=list(e.rests_on)) for e in m.estimates]


def _figure(s: StatedStrength) -> Figure:
    fields = {name: getattr(s, name) for name in Figure.model_fields if name not in {"words", "scope"}}
    return Figure(**fields, scope=s.scope, words=list(s.words))
