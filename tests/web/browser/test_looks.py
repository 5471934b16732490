"""Each page on the demo books: both themes, desktop and phone; axe, console, other hosts, overflow; and its picture."""

import io
import os
from importlib.resources import files
from pathlib import Path

import pytest
from shelves import ROOT

SCREENS = {
    "desktop": {"width": 1280, "height": 900, "theme": "light"},
    "desktop-dark": {"width": 1280, "height": 900, "theme": "dark"},
    "phone": {"width": 390, "height": 844, "theme": "light"},
    "phone-dark": {"width": 390, "height": 844, "theme": "dark"},
}
PAGES = {
    "front": "/?years=100",
    "pair": "/pair/USA/RUS?at=2021-12-01",
    "pair-two-languages": "/pair/NLD/RUS",
    "pair-busy": "/pair/COD/CAF",
    "pair-one": "/pair/ISL/FJI",
    "pair-none": "/pair/COD/SSD",
    "incident": "expels 17",
    "document": "examples/moscow-washington.nl.txt",
    "document-from-the-right": "riyadh-ottawa.ar.txt",
    "search": "/search?q=Rusland",
    "search-empty": "/search",
    "paste": "/paste",
    "pasted": "/paste",
    "handbook": "/docs",
    "not-found": "/incident/abcdef012345",
}
_KEPT = {"front", "pair", "incident", "document", "document-from-the-right", "pasted", "pair-busy"}


@pytest.fixture(scope="session")
def axe():
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def addresses(books):
    """Where the pages are whose addresses are ids."""
    from legation.ledger import open_ledger
    from legation.views import pair_incidents
    from legation.web.saying import sentence

    with open_ledger(books) as ledger:
        told = pair_incidents(ledger, ("NLD", "RUS"))
        found = {"incident": next(f"/incident/{i.id}" for i in told if "expels 17" in sentence(i))}
        for name in ("document", "document-from-the-right"):
            of = (d for d in ledger.documents() if (d.source or "").endswith(PAGES[name]))
            found[name] = f"/document/{next(of).id}"
    return PAGES | found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds(look, site, axe, addresses, name, screen):
    page = look(site, **SCREENS[screen])
    page.goto(site + addresses[name])
    if name == "pasted":
        page.fill("#text", (ROOT / "examples/moscow-washington.nl.txt").read_text(encoding="utf-8"))
        page.click("text=Read it")
    page.wait_for_load_state("networkidle")
    if page.locator("[data-chart]").count():
        page.wait_for_selector("[data-chart] svg")
    faults = [f for f in page.watch.faults if name != "not-found" or "404" not in f]
    assert faults == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert page.locator(".undrawn").count() == 0
    keep(page, name, screen)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (v["id"], [n["html"][:160] for n in v["nodes"][:3]])
        for v in found["violations"]
        if v["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def keep(page, name, screen):
    """A picture of the page, where a folder for it is named: docs/pages keeps them."""
    folder = os.environ.get("LEGATION_PICTURES")
    if not folder or name not in _KEPT:
        return
    image = pytest.importorskip("PIL.Image", reason="pictures are made small with Pillow")
    shot = image.open(io.BytesIO(page.screenshot(full_page=True)))
    shot = shot.crop((0, 0, shot.width, min(shot.height, 1900)))
    path = Path(folder) / f"{name}-{screen}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    shot.quantize(96).save(path, optimize=True)


def test_pages_serve_without_scripts(look, site):
    page = look(site, script=False)
    page.goto(site + "/pair/USA/RUS")
    page.fill("#at", "2017-12-31")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=2017-12-31*")
    assert "31 Dec 2017" in page.inner_text("#stands")
    page.click("a.figure >> nth=0")
    assert page.locator("article.rest").count() >= 1
    page.goto(site + "/search")
    page.fill("#q", "diplomaten")
    page.click("main button[type=submit]")
    assert page.locator("#found .line").count() >= 1
