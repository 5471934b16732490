"""The hostile corpus through the pages, as a parser of HTML reads them: nothing runs, nothing leads elsewhere."""

import csv
import io
import json
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import fromstring

import hostile
import pytest
from fastapi.testclient import TestClient

from legation.ledger import open_ledger
from legation.views import found
from legation.web import create_app

LOADS = {"src", "srcset", "href", "action", "formaction", "data", "poster", "hx-get", "hx-post", "data-hx-get"}
PAYLOADS = list(hostile.PAYLOADS.items())


class Found(HTMLParser):
    """What of a page could act."""

    def __init__(self):
        super().__init__()
        self.acts = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in {"iframe", "object", "embed", "base", "style", "animate"}:
            self.acts.append(tag)
        ours = (given.get("src") or "").startswith("/static/") or given.get("type") == "application/json"
        if tag == "script" and not ours:
            self.acts.append(f"script {given}")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag, name, value):
        if name.startswith(("on", "hx-on", "data-hx-on")) or name == "style":
            self.acts.append(f"{tag} {name}={value}")
        if name in LOADS:
            at = urlsplit("".join(value.split()))
            elsewhere = at.netloc and not (tag == "a" and name == "href" and "noreferrer" in self.get_starttag_text())
            drawn = tag in {"img", "link"} and at.scheme == "data"
            if (at.scheme not in {"", "http", "https"} or elsewhere) and not drawn:
                self.acts.append(f"{tag} {name}={value}")


def acts(page):
    reader = Found()
    reader.feed(page)
    return reader.acts


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with open_ledger(tmp_path_factory.mktemp("hostile") / "row.db") as books:
        books.append_all(hostile.entries())
        books.dispute(hostile.disputes())
        yield books


@pytest.fixture(scope="module")
def client(ledger, plenty):
    return TestClient(create_app(ledger.where, rations=plenty), base_url="http://127.0.0.1:8000")


def read(client, path, **params):
    answer = client.get(path, params=params)
    assert answer.status_code == 200, (path, answer.text[:500])
    assert acts(answer.text) == [], path
    assert not [c for c in answer.text if c in "\0\x1b\x07\x08\u202e\u2066\u2067"], path
    return answer.text


def test_api_feeds_and_pictures(client):
    (pair,) = (
        p for p in client.get("/api/pairs").json()["pairs"] if {p["a"]["code"], p["b"]["code"]} == {"POL", "RUS"}
    )
    assert pair["reports"] > 10
    for path in ("/api/pairs/POL/RUS?at=2022-04-01", "/api/incidents?limit=500", "/api/search?q=script"):
        answer = client.get(path)
        assert answer.headers["content-type"] == "application/json"
        json.loads(answer.content.decode())
    for path in ("/api/incidents?limit=500&format=csv", "/api/pairs/POL/RUS/timeline?format=csv"):
        rows = list(csv.reader(io.StringIO(client.get(path).text, newline="")))
        assert len({len(row) for row in rows}) == 1
        assert [c for row in rows for c in row if c.startswith(tuple("=+-@\t\r"))] == []
    for path in ("/feed.atom", "/pair/POL/RUS/feed.atom", "/pair/POL/RUS/picture.svg"):
        told = fromstring(client.get(path).content)  # noqa: S314 - what is tested is that it can be read
        assert not [e for e in told.iter() if str(e.tag).rpartition("}")[2] in {"script", "foreignObject", "style"}]
        links = [e.get("href") for e in told.iter() if e.get("href")]
        assert all(href.startswith(("http://", "https://")) for href in links)
    assert client.get("/pair/POL/RUS/picture.png").content.startswith(b"\x89PNG")
    told = client.get("/pair/POL/RUS/deadlines.ics").text.split("\r\n")
    assert not [line for line in told if line.startswith(("BEGIN:VALARM", "ATTACH"))]


def test_documents_as_json(client):
    for entry in hostile.entries():
        answer = client.get(f"/api/documents/{quote(entry.document.id, safe='')}")
        assert answer.status_code == 200
        assert answer.json()["text"] == entry.document.text


def test_front_and_pair(client):
    read(client, "/")
    told = read(client, "/pair/POL/RUS", at="2022-04-01")
    assert "&lt;script&gt;" in told


def test_every_incident_and_document(client, ledger):
    for incident in found(ledger, states=["POL", "RUS"]):
        read(client, f"/incident/{incident.id}")
    for entry in hostile.entries():
        read(client, f"/document/{entry.document.id}")


@pytest.mark.parametrize(("name", "payload"), PAYLOADS, ids=[n for n, _ in PAYLOADS])
def test_search_gives_back_what_was_asked_as_text(client, name, payload):
    answer = client.get("/search", params={"q": payload[:500]})
    assert answer.status_code < 500, name
    assert acts(answer.text) == [], name


@pytest.mark.parametrize(("name", "text"), hostile.texts(), ids=[n for n, _ in hostile.texts()])
def test_pasted_texts(client, name, text):
    given = text.encode("utf-8", "replace").decode()
    answer = client.post("/paste", data={"text": given, "published": "2022-03-24", "lang": "en"})
    assert answer.status_code in {200, 422}, name
    assert acts(answer.text) == [], name
