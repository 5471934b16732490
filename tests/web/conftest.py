"""Books to serve: the row of 2016 to 2023 made by hand, and two texts."""

import datetime

import pytest
from fastapi.testclient import TestClient

from legation.documents import Article
from legation.incidents import Report
from legation.ledger import Document, Entry, add, open_ledger
from legation.web import create_app
from legation.web.safety import Rations

DAY = datetime.date(2022, 4, 1)
HERE = "http://127.0.0.1:8765"
TOKEN = "a token of some length"  # noqa: S105
TEXTS = (
    Article(
        id="one",
        text="Poland expelled 45 Russian diplomats on Wednesday. They must leave the country by 30 March 2022.",
        published="2022-03-24",
        source="https://example.org/a",
    ),
    Article(id="two", text="Poland expelled 3 Russian diplomats on Friday.", published="2022-08-20"),
    Article(id="three", text="Nederland wijst 17 Russische diplomaten uit.", published="2022-03-29"),
)
AHEAD = Report(
    id="ahead", document="four", type="close_post", actor="RUS", target="NLD", status="announced",
    place=("Saint Petersburg",), date="2022-04-19", deadline="2099-05-01", known=DAY, words=("to close by 1 May 2099",),
)  # fmt: skip


@pytest.fixture(scope="session")
def row(tmp_path_factory):
    """The path of a ledger that nobody writes to."""
    path = tmp_path_factory.mktemp("served") / "row.db"
    with open_ledger(path) as ledger:
        for text in TEXTS:
            add(ledger, text, today=DAY)
        ledger.append(Entry(Document(id="four", known=DAY, coder="hand"), [AHEAD]))
    return str(path)


@pytest.fixture(scope="session")
def app(row):
    return create_app(row, token=TOKEN)


@pytest.fixture(scope="session")
def client(app):
    return TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


class Plenty(Rations):
    """So many at once as a test asks."""

    def wait(self, *_: object) -> float:
        return 0.0


@pytest.fixture(scope="session")
def plenty():
    return Plenty()
