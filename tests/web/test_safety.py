"""Each rule of safety: who is let in, from where, with how much, how often; and what every answer carries."""

import asyncio

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from legation.cli.main import app as command
from legation.errors import UsageError
from legation.web import create_app
from legation.web.safety import CODING, CODING_HERE, LARGEST_BODY, SIGNING_IN, Ration, Rations

HERE, TOKEN = "http://127.0.0.1:8765", "a token of some length"
TEXT = {"text": "Poland expelled 45 Russian diplomats.", "lang": "en"}
RULING = {"kind": "accept", "reports": ["x"], "by": "the desk", "why": "so"}


def served(row, *, host="127.0.0.1:8765", who="127.0.0.1", **given):
    return TestClient(
        create_app(row, **given),
        base_url=f"http://{host}",
        client=(who, 5000),
        raise_server_exceptions=False,
        follow_redirects=False,
    )


def test_beyond_this_machine_it_does_not_start_without_a_token(row):
    with pytest.raises(UsageError, match="needs a token"):
        create_app(row, public=True)
    told = CliRunner().invoke(command, ["serve", "--host", "192.0.2.1", "--ledger", row], env={"LEGATION_TOKEN": ""})
    assert isinstance(told.exception, UsageError)
    assert told.exception.exit_code == 2
    assert len(str(told.exception).splitlines()) == 1
    assert "--token" in str(told.exception)


def test_a_token_that_can_be_guessed_is_refused(row):
    told = CliRunner().invoke(command, ["serve", "--token", "1234", "--ledger", row])
    assert isinstance(told.exception, UsageError)


@pytest.mark.parametrize("given", [{}, {"headers": {"authorization": "Bearer guess"}}])
def test_nobody_writes_without_the_token(client, given):
    assert client.post("/api/rulings", json=RULING, **given).status_code == 401
    assert client.post("/judgements", data={"kind": "accept"}, **given).status_code == 401
    assert client.post("/paste/add", data={"text": "x"}, **given).status_code == 401


def test_without_a_token_there_is_no_writing_at_all(row):
    answer = served(row).post("/api/rulings", json=RULING, headers={"authorization": "Bearer None"})
    assert answer.status_code == 401
    assert "reading only" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/", "/api/pairs", "/nowhere", "/static/app.css", "/docs", "/pair/POL/RUS"])
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/docs", "/pair/POL/RUS", "/search", "/paste"])
def test_pages_hold_no_script_or_style_of_their_own(client, path):
    page = client.get(path).text
    assert "<style" not in page
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert "https://cdn" not in page


def test_a_body_that_says_it_is_too_large_is_refused(client):
    answer = client.post("/api/code", content=b"{", headers={"content-length": str(LARGEST_BODY + 1)})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/api/code", "/paste"])
def test_a_body_that_hides_its_length_is_cut(app, path):
    kinds = {"/api/code": b"application/json", "/paste": b"application/x-www-form-urlencoded"}
    sent, told = 0, []

    async def receive():
        nonlocal sent
        sent += 1
        return {"type": "http.request", "body": b"a" * 500_000, "more_body": True}

    async def send(message):
        told.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"content-type", kinds[path]), (b"transfer-encoding", b"chunked")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8765),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
    }
    asyncio.run(app(scope, receive, send))
    assert [m["status"] for m in told if m["type"] == "http.response.start"] == [413]
    assert sent <= LARGEST_BODY // 500_000 + 2


def test_coding_is_rationed(row):
    client = served(row, public=True, token=TOKEN, open_reading=True, host="192.0.2.1", who="192.0.2.9")
    codes = [client.post("/api/code", json=TEXT).status_code for _ in range(CODING.burst + 1)]
    assert codes == [200] * CODING.burst + [429]
    answer = client.post("/paste", data=TEXT)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.headers["content-type"] == "application/problem+json"


def test_people_are_refused_on_a_page(row):
    client = served(row, token=TOKEN)
    for _ in range(SIGNING_IN.burst + 1):
        answer = client.post("/session", data={"token": "guess"}, headers={"accept": "text/html"})
    assert answer.status_code == 429
    assert answer.headers["content-type"].startswith("text/html")
    assert "try again" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_what_goes_wrong_is_not_told_to_strangers(row):
    app = create_app(row)
    app.state.ledger.close()
    app.state.ledger = None
    client = TestClient(app, base_url=HERE, raise_server_exceptions=False)
    for answer in (client.get("/api/pairs"), client.get("/", headers={"accept": "text/html"})):
        assert answer.status_code == 500
        assert "NoneType" not in answer.text
        assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_guessing_at_the_token_is_rationed(row):
    client = served(row, token=TOKEN)
    codes = [client.post("/session", data={"token": f"guess {n}"}).status_code for n in range(SIGNING_IN.burst + 1)]
    assert codes == [401] * SIGNING_IN.burst + [429]


def test_a_ration_comes_back_with_time():
    now = 0.0
    rations = Rations(lambda: now)
    two = Ration(2, 0.5)
    assert [rations.wait("coding", "a", two) for _ in range(3)] == [0, 0, 2]
    assert rations.wait("coding", "b", two) == 0
    now = 2.0
    assert [rations.wait("coding", "a", two) for _ in range(2)] == [0, 2]
    assert CODING_HERE.each_second > 20


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example@127.0.0.1", "", "192.0.2.1"])
def test_a_name_that_is_not_ours_is_refused(row, host):
    answer = served(row).get("/api/types", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["detail"].count("\n") == 0


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST."])
def test_loopback_is_ours(row, host):
    assert served(row).get("/api/types", headers={"host": host}).status_code == 200


def test_a_name_that_is_given_is_ours(row):
    client = served(row, public=True, token=TOKEN, names=["books.example.org"], open_reading=True)
    for host, status in (("books.example.org:8765", 200), ("192.0.2.1", 200), ("evil.example", 421)):
        assert client.get("/api/types", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": HERE},
    ],
)
def test_what_another_site_sends_is_refused(client, headers):
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert client.post("/api/rulings", json=RULING, headers=bearer | headers).status_code == 403
    assert client.post("/api/code", json=TEXT, headers=headers).status_code == 403


def test_our_own_pages_may_send(client):
    headers = {"origin": HERE, "sec-fetch-site": "same-origin"}
    assert client.post("/api/code", json=TEXT, headers=headers).status_code == 200


def test_no_address_is_read(client):
    answer = client.post("/api/code", json={"text": "http://127.0.0.1:8765/api/types"})
    assert answer.status_code == 200
    assert answer.json()["measures"] == []


class TestBeyondThisMachine:
    @pytest.fixture
    def client(self, row):
        return served(row, public=True, token=TOKEN, names=["books.example.org"], host="books.example.org")

    @pytest.mark.parametrize("path", ["/", "/api/pairs", "/pair/POL/RUS", "/pair/POL/RUS/picture.png", "/docs"])
    def test_reading_needs_the_token(self, client, path):
        answer = client.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert client.get(path, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get(path, auth=("reader", TOKEN)).status_code == 200
        assert client.get(path, auth=("reader", "guess")).status_code == 401
        assert client.get(path, headers={"authorization": "Basic !!"}).status_code == 401

    def test_who_signs_in_reads(self, client):
        assert "token" in client.get("/").text
        assert client.post("/session", data={"token": TOKEN}).status_code == 303
        assert client.get("/").status_code == 200

    def test_a_password_does_not_write(self, client):
        assert client.post("/api/rulings", json=RULING, auth=("reader", TOKEN)).status_code == 401

    def test_styles_of_the_page_to_sign_in_are_for_all(self, client):
        assert client.get("/static/app.css").status_code == 200
