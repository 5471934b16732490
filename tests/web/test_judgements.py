"""Judgements and pasted texts: who may write, what a judgement comes to, and how it is taken back."""

import datetime
import html
from types import SimpleNamespace

import jinja2
import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.testclient import TestClient

from legation.documents import Article
from legation.errors import LegationError, UsageError
from legation.ledger import add, document_id, open_ledger
from legation.views import found
from legation.web import coding, desk, judgements
from legation.web.reading import Reader

DAY = datetime.date(2022, 4, 1)
ONE = Article(id="1", text="Poland expelled 45 Russian diplomats on Wednesday.", published="2022-03-24")
LATER = Article(id="3", text="Poland expelled 3 Russian diplomats on Friday.", published="2022-08-20")
DESK = {"by": "the desk", "why": "the ministry's list"}
BEARER = {"authorization": "Bearer secret"}
PAGE = jinja2.Environment(autoescape=True).from_string(
    "{% if page.fault %}<p class=fault>{{ page.fault }}</p>{% endif %}"
    "{% if page.coded %}{% for s in page.coded.segments %}"
    "{% if s.ids %}<mark>{{ s.words }}</mark>{% else %}{{ s.words }}{% endif %}{% endfor %}"
    "{% for n in page.coded.notes %}<li>{{ n.measure.type }}: {{ n.trace|join }}</li>{% endfor %}{% endif %}"
)


def served(ledger, token=BEARER["authorization"].split()[1]):
    app = FastAPI()
    app.state.ledger, app.state.token = ledger, token
    app.state.reader = Reader()
    app.state.render = lambda *given: HTMLResponse(PAGE.render(page=given[2]))
    for router in (desk.router, judgements.router, coding.router):
        app.include_router(router)

    @app.exception_handler(LegationError)
    def told(_, error):
        return JSONResponse({"detail": str(error)}, 422 if isinstance(error, UsageError) else 404)

    return TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "row.db") as books:
        for article in (ONE, LATER):
            add(books, article, today=DAY)
        yield books


@pytest.fixture
def client(ledger):
    return served(ledger)


@pytest.fixture
def person(client):
    """A client that has signed in, with the seal that its forms carry."""
    answer = client.post("/session", data={"token": "secret", "to": "/incident/x"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/incident/x")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    request = SimpleNamespace(app=client.app, cookies=dict(client.cookies))
    return SimpleNamespace(client=client, csrf=desk.session_of(request).csrf)


def incidents(ledger):
    return sorted(found(ledger, states=["POL", "RUS"], types=["expel"]), key=lambda i: i.first)


def test_nobody_writes_without_the_token(ledger, client):
    report = incidents(ledger)[0].reports[0].id
    body = {"kind": "reject", "reports": [report], **DESK}
    assert client.post("/api/rulings", json=body).status_code == 401
    assert client.post("/api/rulings", json=body, headers={"authorization": "Bearer guess"}).status_code == 401
    assert client.post("/judgements", data={"kind": "reject", "report": report, **DESK}).status_code == 401
    assert client.post("/paste/add", data={"text": ONE.text}).status_code == 401
    assert client.post("/session", data={"token": "guess"}).status_code == 401
    closed = served(ledger, token=None)
    assert "reading only" in closed.post("/api/rulings", json=body, headers=BEARER).json()["detail"]
    assert closed.post("/session", data={"token": ""}).status_code in {401, 422}
    assert not ledger.any_rulings()


def test_a_form_of_another_site_is_refused(ledger, person):
    report = incidents(ledger)[0].reports[0].id
    form = {"kind": "reject", "report": report, **DESK}
    assert person.client.post("/judgements", data=form).status_code == 403
    assert person.client.post("/judgements", data=form | {"csrf": "0" * 64}).status_code == 403
    assert person.client.post("/api/rulings", json={"kind": "reject", "reports": [report], **DESK}).status_code == 403
    assert not ledger.any_rulings()
    assert person.client.post("/judgements", data=form | {"csrf": person.csrf}).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "1.2.3", "99999999999.n.s", "٣.n.s", "1" * 5000])
def test_a_made_up_cookie_opens_nothing(client, cookie):
    request = SimpleNamespace(app=client.app, cookies={desk.COOKIE: cookie})
    assert desk.session_of(request) is None


def test_an_old_session_is_over(person, monkeypatch):
    now = desk.time.time()
    monkeypatch.setattr(desk.time, "time", lambda: now + 13 * 3600)
    answer = person.client.post("/judgements", data={"kind": "accept", "csrf": person.csrf, **DESK})
    assert answer.status_code == 401


def test_signing_out(person):
    assert person.client.post("/session/end", data={"csrf": person.csrf}).status_code == 303
    assert person.client.post("/judgements", data={"kind": "accept", "csrf": person.csrf}).status_code == 401


@pytest.mark.parametrize(
    "to", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/a\r\nb: c"]
)
def test_nobody_is_led_elsewhere(client, to):
    answer = client.post("/session", data={"token": "secret", "to": to})
    assert answer.headers["location"] == "/"


def test_forms_lead_back_with_what_was_done(ledger, person):
    last = incidents(ledger)[-1]
    report = last.reports[0].id

    def judge(kind, **fields):
        answer = person.client.post("/judgements", data={"kind": kind, "csrf": person.csrf, **DESK, **fields})
        assert answer.status_code == 303, answer.text
        path, _, query = answer.headers["location"].partition("?")
        assert query == f"done={kind}"
        assert kind in judgements.DONE
        return path

    assert judge("correct", report=report, field="count", value="4") == f"/incident/{last.id}"
    assert incidents(ledger)[-1].count == 4
    entries = person.client.get("/api/rulings", params={"incident": last.id}).json()
    assert [entries[0][f] for f in ("kind", "by", "why", "stands")] == ["correct", *DESK.values(), True]
    judge("undo", number=entries[0]["numbers"])
    assert incidents(ledger)[-1].count == 3
    assert judge("reject", report=report) == f"/document/{document_id(LATER)}"
    assert len(incidents(ledger)) == 1
    assert judge("accept", report=report) == f"/incident/{last.id}"
    first = incidents(ledger)[0]
    judge("merge", report=first.reports[0].id, other=last.id)
    assert len(incidents(ledger)) == 1
    judge("split", report=report)
    assert len(incidents(ledger)) == 2


def test_the_same_as_json(ledger, client):
    first, last = incidents(ledger)
    ids = [i.reports[0].id for i in (first, last)]
    answer = client.post(
        "/api/rulings", json={"kind": "merge", "reports": ids[:1], "other": ids[1], **DESK}, headers=BEARER
    )
    assert answer.status_code == 201
    told = answer.json()
    assert told["incident"] == first.id
    numbers = [r["number"] for r in told["rulings"]]
    undone = client.post("/api/rulings", json={"kind": "undo", "numbers": numbers, **DESK}, headers=BEARER)
    assert undone.status_code == 201
    assert len(incidents(ledger)) == 2
    assert [e["stands"] for e in client.get("/api/rulings", params={"report": ids[0]}).json()] == [False, True]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"kind": "accept"}, "name a report"),
        ({"kind": "merge", "reports": ["r"]}, "name the incident to merge with"),
        ({"kind": "accept", "reports": ["r"]}, "no report 'r'"),
        ({"kind": "undo"}, "name the ruling to take back"),
        ({"kind": "undo", "numbers": [99]}, "no ruling 99"),
        ({"kind": "undo", "numbers": [10**30]}, "no ruling"),
        ({"kind": "accept", "reports": ["r\0"]}, "no report"),
        ({"kind": "accept", "reports": ["r"], "by": "\0\x1b"}, "a ruling says who decided and why"),
        ({"kind": "accept", "reports": ["r"], "by": " "}, "a ruling says who decided and why"),
        ({"kind": "correct", "reports": ["r"], "field": "id"}, "no field 'id' to correct"),
        ({"kind": "correct", "reports": ["r"], "field": "status", "value": "perhaps"}, "no status 'perhaps'"),
    ],
)
def test_what_can_not_be_is_told(client, body, says):
    answer = client.post("/api/rulings", json=DESK | body, headers=BEARER)
    assert answer.status_code in {404, 422}
    assert says in answer.json()["detail"]


def test_a_pasted_text_is_marked_and_not_kept(ledger, client):
    text = "Latvia expelled 3 Russian diplomats.\r\n<script>alert(1)</script> Moscow protested."
    answer = client.post("/paste", data={"text": text, "published": "2022-03-24"})
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert "<mark>expelled 3 Russian diplomats</mark>" in answer.text
    assert "expel LVA -> RUS" in html.unescape(answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert ledger.counts()["documents"] == 2


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text": ""}, "the text is empty"),
        ({"text": "x" * 1_000_001}, "at most 1,000,000 are read"),
        ({"text": "x", "published": "soon"}, "published: &#39;soon&#39; is no date"),
        ({"text": "x", "lang": "tlh"}, "no language pack"),
    ],
)
def test_a_text_that_can_not_be_read_is_told_on_the_page(client, form, says):
    answer = client.post("/paste", data=form)
    assert answer.status_code == 422
    assert says in answer.text


def test_a_pasted_text_is_added_by_who_may(ledger, person):
    form = {"text": "Latvia expelled 3 Russian diplomats.", "published": "2022-03-24", "csrf": person.csrf}
    answer = person.client.post("/paste/add", data=form)
    assert answer.status_code == 303
    path, _, query = answer.headers["location"].partition("?")
    assert query == "done=added"
    assert ledger.has(path.removeprefix("/document/"))
    assert ledger.counts()["documents"] == 3
