"""The hostile corpus in a real browser: no script runs, nothing leads elsewhere, the page holds its width."""

import hostile
import pytest

from legation.reference import content_id

NAMES = list(hostile.PAYLOADS)
_HOLDS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def sound(page, *, but=()):
    """Nothing ran, and nothing of the page was turned round or pushed aside."""
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.pwned") is None
    assert [f for f in page.watch.faults if not any(b in f for b in but)] == []
    assert page.evaluate(_HOLDS)
    box = page.locator(".wordmark").bounding_box()
    assert box["x"] < 100  # bidi tricks leave the rest of the page where it is
    assert box["y"] < 100


@pytest.fixture
def page(look, hostile_site):
    return look(hostile_site, width=390, height=844)


@pytest.mark.parametrize("name", NAMES)
def test_document_and_incident(page, hostile_site, name):
    page.goto(f"{hostile_site}/document/{content_id('document', hostile=name)}")
    sound(page)
    page.locator("mark").first.hover()
    home = page.locator(".note a[href*='/incident/']").first.get_attribute("href")
    page.goto(hostile_site + home)
    sound(page)
    for link in page.locator("main a[href]").all():
        assert link.get_attribute("href").startswith(("/", "#", "https://news.example", "https://ministry.example@"))


def test_pair_with_its_charts_and_words(page, hostile_site):
    page.goto(hostile_site + "/pair/POL/RUS")
    page.wait_for_selector(".dots a")
    sound(page)
    for dot in page.locator(".dots a").all()[:30]:
        dot.focus()
    page.keyboard.press("Escape")
    for figure in page.locator("#standing a.figure").all()[:6]:
        figure.click()
        page.locator("#words .rest, #words .none").first.wait_for()
        page.keyboard.press("Escape")
    sound(page)


@pytest.mark.parametrize("text", [pytest.param(t, id=n) for n, t in hostile.texts() if len(t) < 60_000])
def test_pasted(page, hostile_site, text):
    page.goto(hostile_site + "/paste")
    page.evaluate("t => { document.querySelector('#text').value = t }", text)
    page.click("text=Read it")
    page.wait_for_selector("#told, [role=alert]")
    sound(page, but=("422",))


def test_a_line_of_ten_million_letters_is_refused_in_one_line(page, hostile_site):
    page.goto(hostile_site + "/paste")
    status, told = page.evaluate("""async () => {
        const body = new URLSearchParams({text: "W".repeat(10_000_000)});
        const answer = await fetch("/paste", {method: "POST", body});
        return [answer.status, await answer.text()];
    }""")
    assert status == 413
    assert len(told) < 10_000
    sound(page, but=("413",))


def test_a_line_of_nearly_a_million_letters_is_read_and_shown(page, hostile_site):
    page.goto(hostile_site + "/paste")
    text = f"Poland expelled 45 Russian diplomats on Wednesday. {'W' * 800_000}"
    page.evaluate(
        "t => { const e = document.querySelector('#text'); e.hidden = true; e.value = t; e.form.submit() }", text
    )
    page.locator(".note").first.wait_for()
    assert page.locator(".left-out").count() == 1
    sound(page)


def test_searched_and_named(page, hostile_site):
    for payload in hostile.PAYLOADS.values():
        page.goto(hostile_site + "/search")
        page.evaluate("t => { document.querySelector('#q').value = t }", payload[:250])
        page.click("main button[type=submit]")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.pwned") is None
    page.goto(f"{hostile_site}/pair/%3Cscript%3E/RUS")
    sound(page, but=("422", "404"))
