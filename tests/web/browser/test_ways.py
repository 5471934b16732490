"""Ways through the pages: the slider, the words behind a figure, the keyboard alone, filters, themes, judgements."""

import pytest

TOKEN = "the-token-of-the-tests"  # noqa: S105


@pytest.fixture
def pair(look, site):
    page = look(site)
    page.goto(site + "/pair/USA/RUS?at=2021-12-01")
    page.wait_for_selector(".dots a")
    yield page
    assert page.watch.faults == []


def test_the_slider_moves_the_day_and_the_state_of_things(pair):
    slider = pair.locator("input[type=range][data-for=at]")
    slider.focus()
    slider.press("Home")
    pair.locator("#stands", has_text="2015").wait_for()
    pair.wait_for_url("**at=2015*")
    assert pair.input_value("#at").startswith("2015")
    assert "from 0 incidents" in pair.inner_text("#standing")


def test_what_was_known_by_a_day_redraws_the_chronicle(pair):
    pair.locator(".dots a[aria-label*='2021']").first.wait_for(state="attached")
    pair.fill("#known", "2018-01-01")
    pair.locator("#known").dispatch_event("change")
    pair.locator(".dots a[aria-label*='2021']").first.wait_for(state="detached")
    pair.wait_for_url("**known=2018-01-01*")
    pair.locator("#stands", has_text="as known on 1 Jan 2018").wait_for()


def test_a_figure_opens_the_words_that_it_rests_on(pair):
    figure = pair.locator("#standing a.figure").first
    figure.focus()
    pair.keyboard.press("Enter")
    pane = pair.locator("#words")
    pane.locator("article.rest").first.wait_for()
    assert pane.locator("a[href^='/document/']").count() >= 1
    assert pane.locator("h2").evaluate("e => e === document.activeElement")
    pair.keyboard.press("Escape")
    assert not pane.is_visible()
    assert figure.evaluate("e => e === document.activeElement")


def test_arrow_keys_go_through_the_chronicle_and_it_tells(pair):
    pair.locator(".dots a[tabindex='0']").focus()
    last = pair.inner_text("[data-told] .told-head")
    pair.keyboard.press("ArrowLeft")
    assert pair.inner_text("[data-told] .told-head") != last
    assert pair.locator(".dots a.lit").count() >= 1
    pair.keyboard.press("Home")
    assert "2016" in pair.inner_text("[data-told] .told-head")
    pair.keyboard.press("Enter")
    pair.wait_for_url("**/incident/*")


def test_a_stretch_of_time_is_looked_at_closer(pair):
    whole = pair.locator(".dots a").count()
    pair.click("text=5 years")
    assert 0 < pair.locator(".dots a").count() < whole
    pair.click("[data-years=all]")
    box = pair.locator("svg.chronicle").bounding_box()
    pair.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 8)
    pair.mouse.down()
    pair.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 8, steps=4)
    pair.mouse.up()
    assert 0 < pair.locator(".dots a").count() < whole


def test_the_keyboard_alone_leads_from_the_front_to_the_words(look, site):
    page = look(site)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the text"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "pair-a":
            break
    page.keyboard.type("Vereinigte Staaten")
    page.keyboard.press("Tab")
    page.keyboard.type("Россия")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pair/USA/RUS")
    page.wait_for_selector(".dots a")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('figure')"):
            break
    page.keyboard.press("Enter")
    page.locator("#words article.rest").first.wait_for()
    assert page.watch.faults == []


def test_filters_swap_what_is_found(look, site):
    page = look(site)
    page.goto(site + "/search?q=Russia")
    page.locator("#found", has_text="expels").wait_for()
    page.select_option("#type", "close_post")
    page.locator("#found", has_not_text="expels").wait_for()
    page.wait_for_url("**type=close_post*")
    page.goto(site + "/search?q=Frankrijk%20Algerije")
    page.click(".jump a")
    page.wait_for_url("**/pair/FRA/DZA")
    page.goto(site + "/search?state=Nowhereland")
    assert "no state" in page.inner_text("[role=alert]")


def test_the_theme_is_switched_and_kept(look, site):
    page = look(site)
    page.goto(site)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate(paper) != light
    page.goto(site + "/search")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_who_has_the_token_judges_and_takes_back(look, site):
    page = look(site)
    page.goto(site + "/search?q=Mexico%20Ecuador")
    page.click("#found .line a >> nth=0")
    page.click("text=Sign in to judge")
    page.fill("input[name=token]", TOKEN)
    page.click("text=Sign in >> nth=-1")
    page.wait_for_selector("text=Judge this report")
    page.click("text=Judge this report >> nth=0")
    form = page.locator("details.judge[open]").first
    form.locator("input[name=by]").fill("A. Reader")
    form.locator("input[name=why]").fill("read it twice")
    form.locator("button[type=submit]").click()
    page.wait_for_selector(".done")
    assert "read it twice" in page.inner_text(".journal")
    page.click("text=Take back")
    undo = page.locator(".undo")
    undo.locator("input[name=by]").fill("A. Reader")
    undo.locator("input[name=why]").fill("a slip")
    undo.locator("button[type=submit]").click()
    page.wait_for_selector("text=taken back")
    assert page.watch.faults == []


def test_a_pasted_text_is_read_and_its_notes_light_up(look, site):
    page = look(site)
    page.goto(site + "/paste")
    page.fill("#text", "Poland expelled 45 Russian diplomats on Wednesday. Russia will respond.")
    page.fill("#published", "2022-03-24")
    page.click("text=Read it")
    page.wait_for_selector(".note")
    assert "Poland expels 45 diplomats" in page.inner_text(".notes")
    page.locator("mark").first.hover()
    assert page.locator(".note.lit").count() == 1
    page.goto(site + "/paste")
    page.fill("#text", "x")
    page.fill("#published", "the day before")
    page.click("text=Read it")
    assert page.locator("[role=alert]").count() == 1
