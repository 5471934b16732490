"""Pictures of a chronicle: whole SVG and PNG for none, few and many incidents, that any site may show."""

import datetime
import struct
from xml.etree.ElementTree import fromstring

import pytest
from fastapi.testclient import TestClient

from legation.incidents import Report
from legation.ledger import Document, Entry, open_ledger
from legation.web import create_app
from legation.web.pictures import HEIGHT, WIDTH

SVG = "{http://www.w3.org/2000/svg}"


def books(path, many):
    day = datetime.date(2000, 1, 1)
    reports = [
        Report(
            id=f"r{n}", document="d", type="expel", actor=("POL", "RUS")[n % 2], target=("RUS", "POL")[n % 2],
            status="done" if n % 3 else "threatened", count=n + 1, date=(day + datetime.timedelta(41 * n)).isoformat(),
            known=day, stated=(("answers", f"r{n - 1}"),) if n % 2 else (),
        )
        for n in range(many)
    ]  # fmt: skip
    with open_ledger(path) as ledger:
        ledger.append(Entry(Document(id="d", known=day, coder="test"), reports))
    return TestClient(create_app(str(path)), base_url="http://127.0.0.1")


@pytest.mark.parametrize(("many", "shape"), [(0, None), (1, "circle"), (60, "circle"), (300, "rect")])
def test_a_chronicle_as_a_picture(tmp_path, many, shape):
    client = books(tmp_path / "row.db", many)
    answer = client.get("/pair/POL/RUS/picture.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    drawn = fromstring(answer.content)  # noqa: S314 - our own
    shapes = [e for e in drawn.iter() if e.tag == f"{SVG}{shape}"]
    assert len(shapes) >= min(many, 60)
    for e in shapes:
        if shape == "circle":
            assert 0 < float(e.get("cx")) < WIDTH
            assert 150 < float(e.get("cy")) < HEIGHT - 30
    png = client.get("/pair/POL/RUS/picture.png")
    assert png.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png.content[16:24]) == (WIDTH, HEIGHT)
    assert "max-age" in png.headers["cache-control"]


def test_answers_are_tied(tmp_path):
    assert "Q" in books(tmp_path / "row.db", 4).get("/pair/POL/RUS/picture.svg").text


def test_a_card_of_an_earlier_day(tmp_path):
    client = books(tmp_path / "row.db", 6)
    for query, circles in (("", 6), ("?at=2000-02-20", 2), ("?known=1999", 0)):
        assert client.get(f"/pair/POL/RUS/picture.svg{query}").text.count("<circle") == circles


def test_years_far_apart(tmp_path):
    with open_ledger(tmp_path / "row.db") as ledger:
        known = datetime.date(2020, 1, 1)
        reports = [
            Report(
                id=f"r{n}", document="d", type="expel", actor="POL", target="RUS", status="done", date=d, known=known
            )
            for n, d in enumerate(("0001", "9999"))
        ]
        ledger.append(Entry(Document(id="d", known=known, coder="test"), reports))
    client = TestClient(create_app(str(tmp_path / "row.db")), base_url="http://127.0.0.1")
    assert client.get("/pair/POL/RUS/picture.png").status_code == 200
