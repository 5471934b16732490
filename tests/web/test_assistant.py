"""The MCP server, asked by the SDK's own client: in memory, over standard input, over HTTP."""

import contextlib
import datetime
import json
import sys
from pathlib import Path

import anyio
import httpx2
import pytest
from mcp import Client, MCPError, StdioServerParameters

from legation.documents import Article
from legation.exchange import entries, mapping
from legation.ledger import add, open_ledger
from legation.web import create_assistant, over_http

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = datetime.date(2021, 12, 1)
TEXT = "Poland expelled 45 Russian diplomats on Wednesday. Moscow said it would respond."
READING = {"code_text", "relations", "timeline", "staff", "search", "incident", "due", "countries"}
WRITING = {"add_text", "judge", "take_back"}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("assistant") / "row.db"
    with open_ledger(path) as ledger:
        ledger.append_all(entries(EXAMPLES / "us-russia.measures.csv", mapping("records")))
        ledger.append_all(entries(EXAMPLES / "us-russia.strengths.csv", mapping("figures")))
        text = (EXAMPLES / "moscow-washington.nl.txt").read_text(encoding="utf-8")
        add(ledger, Article(id="nl", text=text, published="2021-11"), today=TODAY)
    return path


@pytest.fixture
def ledger(path):
    with open_ledger(path) as books:
        yield books


@pytest.fixture
def own(tmp_path):
    with open_ledger(tmp_path / "own.db") as books:
        yield books


def asked(server, *calls):
    """The answers to some calls, each as (tool, arguments)."""

    async def ask():
        async with Client(server) as client:
            return [await client.call_tool(tool, arguments) for tool, arguments in calls]

    return anyio.run(ask)


def one(server, tool, **arguments):
    (answer,) = asked(server, (tool, arguments))
    assert not answer.is_error, answer.content
    return answer.structured_content


def refused(server, tool, **arguments):
    (answer,) = asked(server, (tool, arguments))
    assert answer.is_error
    told = answer.content[0].text
    assert "\n" not in told
    return told


@pytest.fixture
def server(ledger):
    return create_assistant(ledger, clock=lambda: TODAY)


def test_it_only_reads_unless_it_may_write(ledger):
    async def tools(*, writes):
        async with Client(create_assistant(ledger, clock=lambda: TODAY, writes=writes)) as client:
            return (await client.list_tools()).tools

    reading = anyio.run(lambda: tools(writes=False))
    assert {t.name for t in reading} == READING
    assert all(t.annotations.read_only_hint and t.output_schema and t.description for t in reading)
    assert {t.name for t in anyio.run(lambda: tools(writes=True))} == READING | WRITING


def test_a_text_is_coded(server):
    told = one(server, "code_text", text=TEXT, published="2022-03-24", explain=True)
    (expulsion, *_) = told["measures"]
    assert (expulsion["type"], expulsion["actor"], expulsion["target"], expulsion["count"]) == (
        "expel",
        "POL",
        "RUS",
        45,
    )
    (start, end), *_ = expulsion["spans"]
    assert TEXT[start:end] == expulsion["words"][0]
    assert "expel POL -> RUS" in expulsion["trace"][0]
    assert told["next"] is None
    assert told["lang"] == "en"


def test_relations_rest_on_incidents(server):
    told = one(server, "relations", a="USA", b="Rusland")
    assert (told["a"]["code"], told["b"]["code"], told["at"]) == ("USA", "RUS", "2021-12-01")
    closed = next(p for m in told["missions"] for p in m["posts"] if "Saint Petersburg" in p["told"])
    incident = one(server, "incident", id=closed["rests_on"][0])
    assert incident["type"] == "close_post"
    assert incident["all_reports"]
    earlier = one(server, "relations", a="USA", b="RUS", known="2021-05-01")
    assert earlier["incidents"] < told["incidents"]


def test_lists_come_in_pages(server):
    whole = one(server, "timeline", a="USA", b="RUS", limit=100)["incidents"]
    parts, offset = [], 0
    while offset is not None:
        page = one(server, "timeline", a="USA", b="RUS", limit=7, offset=offset)
        assert page["total"] == len(whole)
        parts += page["incidents"]
        offset = page["next"]
    assert parts == whole


def test_staff_search_due_and_countries(server):
    staff = one(server, "staff", sending="USA", receiving="RUS")
    assert staff["stated"]
    assert all(f["words"] or f["source"] for f in staff["stated"])
    found = one(server, "search", states=["RUS"], types=["cap_staff"])["incidents"]
    assert found
    assert {i["type"] for i in found} == {"cap_staff"}
    assert any("naar huis" in i["words"] for i in one(server, "search", words="naar HUIS")["incidents"])
    assert one(server, "due", states=["RUS"])["deadlines"][0]["on"] >= "2021-12-01"
    assert one(server, "countries", query="Frankreich")["states"][0] == {"code": "FRA", "name": "France"}


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("relations", {"a": "Russai", "b": "USA"}, "no state 'Russai'; did you mean Russia?"),
        (
            "relations",
            {"a": "RUS", "b": "USA", "at": "soon"},
            "at: 'soon' is no date; write 2021, 2021-11 or 2021-11-24",
        ),
        ("relations", {"a": "RUS"}, "b: Field required"),
        ("timeline", {"a": "RUS", "b": "USA", "limit": 1000}, "limit: Input should be less than or equal to 100"),
        ("incident", {"id": "ffffff"}, "no incident 'ffffff'; legation timeline and legation incidents list them"),
        ("search", {}, "say what to search for: words, states, actor, types or since"),
        ("search", {"types": ["praise"]}, "no type 'praise'"),
        ("code_text", {"text": " "}, "the text is empty"),
        ("code_text", {"text": "x" * 1_000_001}, "the text has 1,000,001 bytes; at most 1,000,000 are read"),
        ("code_text", {"text": TEXT, "lang": "tlh"}, "no language pack 'tlh'"),
        ("code_text", {"text": TEXT, "published": "2021-13"}, "published: '2021-13' is not in the calendar"),
    ],
)
def test_what_can_not_be_is_told_in_one_line(server, tool, arguments, says):
    assert refused(server, tool, **arguments).startswith(says)


def test_resources(server):
    async def read():
        async with Client(server) as client:
            types = json.loads((await client.read_resource("legation://codebook/types")).contents[0].text)
            one_type = json.loads((await client.read_resource("legation://codebook/types/expel")).contents[0].text)
            pair = json.loads((await client.read_resource("legation://pairs/USA/Rusland")).contents[0].text)
            with pytest.raises(MCPError, match="no type 'praise'"):
                await client.read_resource("legation://codebook/types/praise")
            with pytest.raises(MCPError, match="no state 'Nowhere'"):
                await client.read_resource("legation://pairs/USA/Nowhere")
            return types, one_type, pair

    types, one_type, pair = anyio.run(read)
    assert one_type in types
    assert one_type["meaning"].startswith("The receiving state")
    assert pair["b"]["code"] == "RUS"


def test_with_a_token_texts_and_decisions_are_added(own):
    server = create_assistant(own, clock=lambda: TODAY, writes=True)
    added = one(server, "add_text", text=TEXT, published="2022-03-24", url="https://example.org/1")
    assert added["new"]
    assert not one(server, "add_text", text=TEXT, published="2022-03-24")["new"]
    (incident,) = one(server, "search", types=["expel"])["incidents"]
    report = one(server, "incident", id=incident["id"])["all_reports"][0]["id"]
    desk = {"by": "the desk", "why": "the ministry's list"}
    ruled = one(server, "judge", kind="correct", report=report, field="count", value="44", **desk)
    assert one(server, "incident", id=incident["id"])["count"] == 44
    one(server, "take_back", numbers=ruled["numbers"][:1], **desk)
    assert one(server, "incident", id=incident["id"])["count"] == 45
    gone = one(server, "judge", kind="reject", report=report, **desk)
    assert one(server, "search", types=["expel"])["total"] == 0
    one(server, "take_back", numbers=gone["numbers"], **desk)
    assert one(server, "search", types=["expel"])["total"] == 1
    assert "who decided and why" in refused(server, "judge", kind="accept", report=report, by=" ", why="x")
    assert "no report 'r'" in refused(server, "judge", kind="accept", report="r", **desk)
    assert "url: an address begins" in refused(server, "add_text", text=TEXT, url="javascript:alert(1)")


def test_over_standard_input(path):
    command = StdioServerParameters(command=sys.executable, args=["-m", "legation", "mcp", "--ledger", str(path)])

    async def ask():
        async with Client(command, read_timeout_seconds=60) as client:
            tools = {t.name for t in (await client.list_tools()).tools}
            return tools, await client.call_tool("relations", {"a": "USA", "b": "RUS", "at": "2021-12-01"})

    tools, answer = anyio.run(ask)
    assert tools == READING
    assert answer.structured_content["incidents"] > 10


def test_over_http_a_token_is_asked_for(ledger):
    server = create_assistant(ledger, clock=lambda: TODAY)
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    kind = {"accept": "application/json, text/event-stream"}

    async def ask(token, **headers):
        app = over_http(server, host="127.0.0.1", token=token)
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(server.session_manager.run())
            client = await stack.enter_async_context(
                httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://127.0.0.1:8766")
            )
            return await client.post("/mcp", json=call, headers=kind | headers)

    assert anyio.run(lambda: ask(None)).status_code == 200
    assert anyio.run(lambda: ask("s")).status_code == 401
    assert anyio.run(lambda: ask("s", authorization="Bearer t")).status_code == 401
    assert anyio.run(lambda: ask("s", authorization="Bearer s")).status_code == 200
    assert anyio.run(lambda: ask(None, host="rebound.example:8766")).status_code == 421


def test_each_tool_and_resource_is_documented(ledger):
    page = (Path(__file__).parents[2] / "docs" / "assistants.md").read_text(encoding="utf-8")

    async def names():
        async with Client(create_assistant(ledger, clock=lambda: TODAY, writes=True)) as client:
            tools = [t.name for t in (await client.list_tools()).tools]
            resources = [str(r.uri) for r in (await client.list_resources()).resources]
            templates = [t.uri_template for t in (await client.list_resource_templates()).resource_templates]
            return tools + resources + templates

    assert [name for name in anyio.run(names) if f"`{name}`" not in page] == []


def test_it_does_not_start_open_to_others_without_a_token():
    from typer.testing import CliRunner

    from legation.cli.main import app
    from legation.errors import UsageError

    result = CliRunner().invoke(app, ["mcp", "--http", "--host", "192.0.2.1"], env={"LEGATION_TOKEN": ""})
    assert isinstance(result.exception, UsageError)
    assert "give --token or LEGATION_TOKEN" in str(result.exception)
