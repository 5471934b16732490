"""The API tells what the command line tells, a page at a time, as JSON and CSV, and says when nothing is new."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from legation.cli.main import app as command
from legation.ledger import open_ledger
from legation.views import found
from legation.web import create_app

HERE = "http://127.0.0.1:8765"


def cli(row, *told):
    answer = CliRunner().invoke(command, [*told, "--ledger", row])
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/api/pairs/POL/RUS?at=2022-04-01", ["relations", "POL", "RUS", "--at", "2022-04-01", "--json"]),
        ("/api/pairs/POL/RUS?at=2022-03&known=2022-03-25",
         ["relations", "POL", "RUS", "--at", "2022-03", "--known", "2022-03-25", "--json"]),
        ("/api/pairs/NLD/RUS/timeline", ["timeline", "NLD", "RUS", "--json"]),
        ("/api/pairs/NLD/RUS/timeline?since=2022-04&deeds=true",
         ["timeline", "NLD", "RUS", "--since", "2022-04", "--deeds", "--json"]),
        ("/api/due?at=2022-05-01", ["due", "--at", "2022-05-01", "--json"]),
    ],
)  # fmt: skip
def test_answers_are_those_of_the_command_line(client, row, path, told):
    assert client.get(path).json() == cli(row, *told)


def test_incidents_are_those_of_the_command_line(client, row):
    assert client.get("/api/incidents").json() == {"incidents": cli(row, "incidents", "--json"), "next": None}
    for i in cli(row, "incidents", "POL", "--json"):
        assert client.get(f"/api/incidents/{i['id']}").json() == i


def test_a_text_is_coded_as_the_command_line_codes_it(client, tmp_path):
    text = "Poland expelled 45 Russian diplomats on Wednesday. Two thirds must be gone by 30 March."
    given = tmp_path / "a.txt"
    given.write_text(text)
    told = CliRunner().invoke(command, ["code", str(given), "--format", "json", "--published", "2022-03-24"])
    (wanted,) = json.loads(told.stdout)
    answer = client.post("/api/code", json={"text": text, "published": "2022-03-24", "id": wanted["id"]})
    assert answer.json() == wanted


@pytest.mark.parametrize("a", ["Poland", "polen", "Polska", "the Poland", "Польша", "波兰", "POL"])
def test_states_are_named_as_people_name_them(client, a):
    assert client.get(f"/api/pairs/{a}/Rusland?at=2022-04-01").json()["pair"] == ["POL", "RUS"]


@pytest.mark.parametrize(
    ("q", "codes"), [("Nederland", ["NLD"]), ("neder", ["NLD"]), ("nld", ["NLD"]), ("Москва", ["RUS"]), ("zzzz", [])]
)
def test_countries_by_name(client, q, codes):
    assert [c["code"] for c in client.get("/api/countries", params={"q": q}).json()] == codes


def test_all_countries(client):
    assert len(client.get("/api/countries").json()) > 200


def test_pages_follow_each_other(client, row):
    with open_ledger(row) as ledger:
        wanted = [i.id for i in found(ledger)]
    told, path = [], "/api/incidents?limit=1"
    while path:
        answer = client.get(path)
        told += [i["id"] for i in answer.json()["incidents"]]
        path = answer.links["next"]["url"] if "next" in answer.links else None
    assert told == wanted
    assert len(told) >= 4


@pytest.mark.parametrize("cursor", ["x", "e30", "WzFd", "a" * 600, "é"])
def test_a_cursor_is_given_as_it_is(client, cursor):
    answer = client.get("/api/incidents", params={"cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("cursor:")


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("state=POL", {45, 3}),
        ("state=POL&state=RUS&until=2022-04", {45}),
        ("type=expel&since=2022-03-26", {3, 17}),
        ("actor=NLD", {17}),
        ("status=threatened", set()),
        ("disputed=true", set()),
    ],
)
def test_filters(client, query, counts):
    assert {i["count"] for i in client.get(f"/api/incidents?{query}").json()["incidents"]} == counts


@pytest.mark.parametrize(
    ("q", "counts"),
    [
        ("45 russian", {45}),
        ("DIPLOMATEN", {17}),
        ("%", set()),
        ("_", set()),
        ("diplomats", {45, 3}),
        ("nothing", set()),
    ],
)
def test_search_by_words_of_evidence(client, q, counts):
    answer = client.get("/api/search", params={"q": q})
    assert {i["count"] for i in answer.json()["incidents"] if i["type"] == "expel"} == counts


def test_search_wants_something(client):
    assert client.get("/api/search").status_code == 422


@pytest.mark.parametrize("path", ["/api/incidents", "/api/search?q=expelled", "/api/pairs/POL/RUS/timeline"])
def test_tables(client, path):
    joint = "&" if "?" in path else "?"
    for answer in (client.get(path, headers={"accept": "text/csv"}), client.get(f"{path}{joint}format=csv")):
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        assert {r["count"] for r in rows} >= {"45", "3"}
        assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("path", ["/api/pairs", "/api/pairs/POL/RUS?at=2022", "/api/incidents", "/api/types"])
def test_what_is_known_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_documents(client):
    report = client.get("/api/incidents?state=POL&until=2022-04").json()["incidents"][0]["reports"][0]
    told = client.get(f"/api/documents/{report['document']}").json()
    assert told["text"].startswith("Poland expelled 45")
    (mine,) = (r for r in told["reports"] if r["id"] == report["id"])
    assert mine["stance"] == "stands"
    assert [told["text"][a:b] for a, b in mine["spans"]] == mine["words"]


def test_pairs_are_counted(client):
    told = client.get("/api/pairs").json()
    assert told["pairs"][0]["reports"] >= told["pairs"][-1]["reports"] > 0
    assert client.get("/api/pairs?since=2022-08").json()["pairs"] == [
        {"a": {"code": "POL", "name": "Poland"}, "b": {"code": "RUS", "name": "Russia"}, "reports": 1}
    ]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/pairs/POL/Atlantis", 422, "no state 'Atlantis'"),
        ("/api/pairs/POL/Polen", 422, "one and the same"),
        ("/api/pairs/POL/RUS?at=soon", 422, "at:"),
        ("/api/incidents?type=hug", 422, "no type 'hug'"),
        ("/api/incidents?limit=0", 422, "limit:"),
        ("/api/incidents?status=maybe", 422, "status"),
        ("/api/incidents/ffffffff", 404, "no incident"),
        ("/api/incidents/%00", 404, "no incident"),
        ("/api/documents/none", 404, "no document"),
        ("/api/nowhere", 404, "Not Found"),
    ],
)
def test_errors_are_one_line_that_says_what_to_do(client, path, status, says):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert says in told["detail"]
    assert "\n" not in told["detail"]


def test_a_method_that_is_none_and_a_body_that_is_none(client):
    assert client.delete("/api/types").status_code == 405
    for body in (b"", b"{", b"[]", b'{"text": 1}', b'{"text": ""}', b'{"text": "a", "lang": "xx"}'):
        answer = client.post("/api/code", content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 422
        assert answer.json()["detail"]


def test_ends_that_are_no_states_of_a_pair_stay_whole(client):
    assert client.get("/api/pairs/POL/RUS/staff?at=2022-04-01").json()[0]["sending"] == "POL"


def test_texts_are_read_in_a_process_of_their_own(row):
    with TestClient(create_app(row, readers=1), base_url=HERE) as client:
        answer = client.post("/api/code", json={"text": "Poland expelled 45 Russian diplomats.", "lang": "en"})
        assert answer.json()["measures"][0]["count"] == 45
