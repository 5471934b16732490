"""What does not fit together: sources that differ, sums that don't add up, what can't be. Shown, never settled."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.incidents import Incident
from legation.ledger import Dispute, StatedStrength
from legation.views.staffing import Staffing

_AT_ONE_TIME = datetime.timedelta(100)  # within which two stated strengths of one mission should agree
_DAYS = 7  # within which a ceiling and the departures that it forces are told
_TELLING = {"count", "date", "deadline", "type", "status", "place"}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that does not fit: what it is about, each version with its source, and what it rests on."""

    about: str
    versions: tuple[tuple[str, str | None], ...]
    rests_on: tuple[str, ...]


def contradictions(
    told: Sequence[Incident],
    strengths: Sequence[StatedStrength],
    disputes: Sequence[Dispute],
    *,
    missions: Sequence[Staffing],
) -> tuple[Contradiction, ...]:
    """Every contradiction among incidents, strengths and noted disputes of two states."""
    return (
        *_between_reports(told),
        *_sums(told),
        *_between_strengths(strengths),
        *_stock_and_flow(told, strengths),
        *_impossible(missions),
        *(Contradiction(d.about, d.versions, (d.id,)) for d in disputes),
    )


def _between_reports(told: Sequence[Incident]) -> Iterable[Contradiction]:
    for i in told:
        sources = {r.id: r.source for r in i.reports}
        for d in i.disagreements:
            if (
                d.field in _TELLING
                and not (d.field == "count" and _ceiling_and_cut(i))
                and not _only_finer(d.field, d.values)
            ):
                yield Contradiction(
                    f"{i.actor} → {i.target}, {i.type.replace('_', ' ')}, {i.date or i.first}: {d.field}",
                    tuple((value, sources[ids[0]]) for value, ids in d.values),
                    (i.id,),
                )


def _ceiling_and_cut(i: Incident) -> bool:
    return any(d.field == "form" for d in i.disagreements)


def _only_finer(name: str, values: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether one date only says the other more precisely, or one list of places holds the other."""
    told = sorted((v for v, _ in values), key=len)
    if name == "place":
        return all(set(a.split(", ")) <= set(told[-1].split(", ")) for a in told)
    return name in {"date", "deadline"} and all(told[-1].startswith(v.rstrip("~")) for v in told)


def _sums(told: Sequence[Incident]) -> Iterable[Contradiction]:
    """A total that its parts don't make."""
    by_id = {i.id: i for i in told}
    parts: dict[str, list[Incident]] = {}
    for i in told:
        for tie in i.tied("part_of"):
            if tie.incident in by_id and by_id[tie.incident].type == i.type:
                parts.setdefault(tie.incident, []).append(i)
    for id_, some in parts.items():
        whole = by_id[id_]
        counts = [i.count for i in some]
        if whole.count is not None and None not in counts and sum(c or 0 for c in counts) != whole.count:
            total = " + ".join(str(c) for c in counts)
            made = f"{total} = {sum(c or 0 for c in counts)}"
            yield Contradiction(
                f"{whole.actor} → {whole.target}, {whole.type.replace('_', ' ')}: the parts don't make the total",
                ((made, some[0].reports[0].source), (str(whole.count), whole.reports[-1].source)),
                (whole.id, *(i.id for i in some)),
            )


def _between_strengths(strengths: Sequence[StatedStrength]) -> Iterable[Contradiction]:
    """Figures for one mission at about one time that are not the same."""
    seen: dict[tuple[str, str, bool], list[StatedStrength]] = {}
    for s in sorted(strengths, key=lambda s: (s.day, s.known, s.id)):
        if s.kind == "strength":
            seen.setdefault((s.sending, s.receiving, s.category == "posts"), []).append(s)
    for (sending, receiving, posts), some in seen.items():
        for run in _runs(some):
            told = {(x.count, x.category, x.scope, x.by or x.source): x for x in reversed(run)}
            if len({x.count for x in run}) > 1:
                versions = [(_figure(x), x.by or x.source) for x in reversed(told.values())]
                about = f"{'posts' if posts else 'people'} of {sending} in {receiving}, {run[0].as_of or run[0].day}"
                yield Contradiction(about, tuple(versions), tuple(x.id for x in run))


def _runs(strengths: Sequence[StatedStrength]) -> Iterable[list[StatedStrength]]:
    """Strengths in stretches within which each is near the one before."""
    run: list[StatedStrength] = []
    for s in strengths:
        if run and s.day - run[-1].day > _AT_ONE_TIME:
            yield run
            run = []
        run.append(s)
    yield run


def _figure(s: StatedStrength) -> str:
    about = "" if s.about == "exact" else f"{s.about.replace('_', ' ')} "
    return f"{about}{s.count} {s.category.replace('_', ' ')}{f' ({s.scope})' if s.scope else ''}"


def _stock_and_flow(told: Sequence[Incident], strengths: Sequence[StatedStrength]) -> Iterable[Contradiction]:
    """Those there were, less those who must go, are not those who may stay."""
    for cap in (i for i in told if i.type == "cap_staff" and i.real):
        ceiling = next((r.count for r in reversed(cap.reports) if r.form == "ceiling" and r.count is not None), None)
        before = [s for s in strengths if ceiling is not None and _counted_then(s, cap) and s.count > ceiling]
        for cut in _cuts(told, cap) if before else ():
            for s in before:
                if s.count - cut != ceiling:
                    yield Contradiction(
                        f"staff of {cap.target} in {cap.actor}: there were {s.count}, {cut} must go",
                        ((f"{s.count - cut} would stay", s.source), (f"{ceiling} may stay", cap.reports[-1].source)),
                        (s.id, cap.id),
                    )


def _counted_then(s: StatedStrength, cap: Incident) -> bool:
    mission = (s.sending, s.receiving) == (cap.target, cap.actor) and s.category in {"staff", "diplomats"}
    return mission and s.kind == "strength" and abs(s.day - cap.first) <= _AT_ONE_TIME


def _cuts(told: Sequence[Incident], cap: Incident) -> list[int]:
    """How many a ceiling makes go: told as a cut, or as an expulsion of those days."""
    return [
        r.count
        for i in told
        if i.real and (i.actor, i.target) == (cap.actor, cap.target) and abs((i.first - cap.first).days) <= _DAYS
        for r in i.reports
        if r.count and (r.form == "cut" or i.type == "expel") and r.unit != "families"
    ]


def _impossible(missions: Sequence[Staffing]) -> Iterable[Contradiction]:
    for m in missions:
        for e in m.estimates:
            if e.impossible:
                yield Contradiction(
                    f"{e.gone} {e.category} of {m.sending} sent out of {m.receiving}, where there were {e.stated}",
                    ((f"{e.stated} as of {e.as_of or 'undated'}", None), (f"{e.gone} sent away since", None)),
                    e.rests_on,
                )
