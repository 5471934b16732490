"""All addresses that programs use are told: on the handbook's page, and in docs/api.md, which tells no others."""

import re
from pathlib import Path

from legation.web.handbook import handbook

DOCS = Path(__file__).parents[2] / "docs"
PAGES = re.compile(r"/|/pair|/pair/{a}/{b}|/pair/{a}/{b}/(words|chart\.json)|/incident/.*|/document/.*|/search|/docs")


def told(name):
    return set(re.findall(r"`((?:GET|POST) /\S+?)`", (DOCS / name).read_text(encoding="utf-8")))


def test_docs_tell_every_address_of_the_api(app):
    described = app.openapi()["paths"]
    mine = {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}
    assert {x for x in told("api.md") if " /api/" in x} == mine


def test_docs_tell_every_feed_and_picture(client):
    feeds = {x.split()[1] for x in told("api.md") if " /api/" not in x}
    assert len(feeds) == 6
    for path in feeds:
        assert client.get(path.format(a="POL", b="RUS")).status_code == 200
    assert not any(PAGES.fullmatch(path) for path in feeds)


def test_docs_tell_what_each_address_takes(app):
    lines = (DOCS / "api.md").read_text(encoding="utf-8").splitlines()
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            (line,) = (x for x in lines if x.startswith(f"| `{method.upper()} {path}`"))
            for p in operation.get("parameters", ()):
                known = p["name"] in {"format", "a", "b", "id", "limit", "cursor"} or f"`{p['name']}`" in line
                assert known or "all that `/api/incidents` takes" in line, (path, p["name"])


def test_the_handbook_tells_every_address_with_what_it_takes(app, client):
    page = client.get("/docs").text
    assert "cdn" not in page
    for _, addresses in handbook(app).themes:
        for address in addresses:
            assert f"{address.method} {address.path}" in page
            assert address.told
            assert address.gives
    assert "list of Incident" in page
