"""What templates are given and what they use; what people search for; what a page says of a measure."""

import dataclasses

import pytest
from fastapi.testclient import TestClient
from jinja2 import meta, nodes

from legation.reference import measure_types
from legation.web import coding, create_app, documentpage, handbook, incidentpage, pages, pairpage, rendering, saying

CONTEXTS = {
    "front.html": pages.FrontPage,
    "search.html": pages.SearchPage,
    "message.html": pages.MessagePage,
    "pair.html": pairpage.PairPage,
    "words.html": pairpage.WordsPage,
    "incident.html": incidentpage.IncidentPage,
    "document.html": documentpage.DocumentPage,
    "paste.html": coding.PastePage,
    "handbook.html": handbook.HandbookPage,
}


def own(template):
    """Names that a template gives itself, which its blocks see."""
    yield from (m.name for m in template.find_all(nodes.Macro))
    yield from (i.target for i in template.find_all(nodes.Import))
    yield from (a.target.name for a in template.find_all(nodes.Assign))


@pytest.mark.parametrize("template", CONTEXTS)
def test_a_template_uses_all_that_it_is_given_and_nothing_else(template):
    env = rendering.environment()
    used = set()
    for name in (template, "base.html"):
        source = env.loader.get_source(env, name)[0]
        told = env.parse(source)
        used |= meta.find_undeclared_variables(told) - set(env.globals) - set(own(told))
    given = {f.name for f in dataclasses.fields(CONTEXTS[template])}
    assert used - given - set(rendering.SHARED) == set()
    assert given - used == set()


def test_all_templates_have_a_context():
    names = set(rendering.environment().list_templates())
    assert names - {"base.html", "bare.html", "parts.html"} == set(CONTEXTS)


def test_every_type_has_its_phrases():
    assert set(saying.phrases()) - {"names"} == set(measure_types())
    for phrase in set(saying.phrases()) - {"names"}:
        assert set(saying.phrases()[phrase]) == {"label", "does", "to"}


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("Rusland", ["RUS"]),
        ("Nederland Rusland", ["NLD", "RUS"]),
        ("United States vs. Russia", ["USA", "RUS"]),
        ("Frankreich und Deutschland", ["FRA", "DEU"]),
        ("إيران", ["IRN"]),
        ("сто дипломатов", []),
        ("Russia expels", []),
    ],
)
def test_a_search_knows_states_from_words(asked, codes):
    assert [s.code for s in pages.states_in(asked)] == codes


@pytest.fixture
def reader(tmp_path):
    with TestClient(
        create_app(str(tmp_path / "row.db")), base_url="http://127.0.0.1", headers={"accept": "text/html"}
    ) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/", "/search", "/search?q=Russia", "/pair/NLD/RUS", "/paste", "/pair/USA/RUS/words?rests=x"]
)
def test_empty_books_have_pages(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 200
    assert "<main" in answer.text


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/pair/Nederland/Rusland?at=2021", "/pair/NLD/RUS?at=2021"),
        ("/pair?a=the+Kremlin&b=nld", "/pair/RUS/NLD"),
    ],
)
def test_names_as_people_write_them_lead_to_the_page(reader, path, leads):
    answer = reader.get(path, follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == leads


@pytest.mark.parametrize("path", ["/pair/NLD/NLD", "/pair/NLD/RUS?at=someday", "/pair/x/y", "/pair?a=&b=", "/?years=0"])
def test_what_cannot_be_asked_is_told_in_a_line(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 422
    assert 'class="message"' in answer.text


def test_what_is_not_in_the_books_is_not_found(reader):
    assert reader.get("/incident/abcdef012345").status_code == 404
    assert reader.get("/document/abcdef012345").status_code == 404


def test_the_words_open_in_a_pane_or_as_a_page(reader):
    pane = reader.get("/pair/USA/RUS/words?rests=x", headers={"HX-Request": "true"})
    assert "<html" not in pane.text
    assert pane.headers["vary"] == "HX-Request"
