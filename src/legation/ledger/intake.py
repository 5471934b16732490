"""The whole descent on one page: an article is coded, and what it says is added to the books."""

from __future__ import annotations

import datetime

from legation.coding import Coding, Measure, code
from legation.documents import Article
from legation.incidents import Report
from legation.ledger.ledger import Entry, Ledger
from legation.ledger.rows import Document, StatedStrength
from legation.reference import cities, content_id, latest

CODER = "cascade 0.1"  # what read it; a ledger keeps it beside each document


def add(ledger: Ledger, article: Article, *, today: datetime.date) -> Coding | None:
    """Code an article and add what it says; None where it is in the books already.

    ``today``: the day from which an article without a date counts as known.
    """
    if ledger.has(document_id(article)):
        return None
    coding = code(article)
    return coding if ledger.append(entry(article, coding, today=today)) else None


def document_id(article: Article) -> str:
    """An article's id in the books: its text and its date, not where it was found."""
    return content_id("document", text=article.text, published=article.published)


def entry(article: Article, coding: Coding, *, today: datetime.date) -> Entry:
    """What an article adds to the books."""
    id_ = document_id(article)
    known = latest(article.published) if article.published else today
    document = Document(
        id=id_,
        ref=article.id,
        lang=coding.lang,
        published=article.published,
        known=known,
        title=article.title,
        url=article.url,
        source=article.source,
        text=article.text,
        coder=CODER,
    )
    names = {m.id: content_id("report", document=id_, number=m.id) for m in (*coding.measures, *coding.doubtful)}
    source = article.url or article.source
    reports = [_report(m, names, document, source, doubtful=False) for m in coding.measures]
    reports += [_report(m, names, document, source, doubtful=True) for m in coding.doubtful]
    strengths = [
        StatedStrength(
            id=content_id("strength", document=id_, number=str(n)),
            document=id_,
            sending=s.sending,
            receiving=s.receiving,
            category=s.category,
            count=s.count,
            about=s.about,
            as_of=s.as_of,
            scope=s.scope,
            by=s.by,
            known=known,
            source=source,
            words=tuple(e.words for e in s.evidence),
        )
        for n, s in enumerate(coding.strengths)
    ]
    return Entry(document, reports, strengths)


def _report(m: Measure, names: dict[str, str], document: Document, source: str | None, *, doubtful: bool) -> Report:
    return Report(
        id=names[m.id],
        document=document.id,
        type=m.type,
        actor=m.actor,
        target=m.target,
        status=m.status,
        count=m.count,
        about=m.about,
        unit=m.unit,
        place=(m.place,) if m.place else (),
        date=m.date,
        deadline=m.deadline,
        moved_to=m.moved_to,
        by=m.by,
        reason=m.reason,
        own=m.type in {"close_post", "open_post"} and bool(m.place) and cities().get(m.place or "") == m.target,
        form="ceiling" if m.type == "cap_staff" and m.count is not None else None,
        known=document.known,
        source=source,
        words=tuple(e.words for e in m.evidence),
        spans=tuple((e.start, e.end) for e in m.evidence),
        rule=m.rule,
        stated=tuple(("answers", names[other]) for other in m.in_response_to if other in names),
        doubtful=doubtful,
    )
