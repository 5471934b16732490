"""A browser and a server for it. Skipped where no Chromium is installed; ``.ci/run`` installs one."""

import os
import shutil
import socket
import threading
from contextlib import contextmanager

import hostile
import pytest
import shelves
import uvicorn

from legation.ledger import open_ledger
from legation.web import create_app

TOKEN = "the-token-of-the-tests"  # noqa: S105
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")  # Playwright holds this thread's event loop, which other tests need
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield browser
        browser.close()


@contextmanager
def serving(path):
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = create_app(str(path), token=TOKEN)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="session")
def books(tmp_path_factory):
    return shelves.demo(tmp_path_factory.mktemp("books") / "row.db")


@pytest.fixture(scope="session")
def site(books):
    with serving(books) as base:
        yield base


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "row.db"
    with open_ledger(path) as ledger:
        ledger.append_all(hostile.entries())
        ledger.dispute(hostile.disputes())
    with serving(path) as base:
        yield base


class Watch:
    """What a page does that it should not."""

    def __init__(self, page, base):
        self.faults = []
        page.on("console", lambda m: m.type in {"error", "warning"} and self.faults.append(f"console: {m.text}"))
        page.on("pageerror", lambda e: self.faults.append(f"error: {e}"))
        page.on("request", lambda r: None if r.url.startswith((base, "data:")) else self.faults.append(f"asks {r.url}"))
        page.on("dialog", lambda d: (self.faults.append("dialog"), d.dismiss()))


@pytest.fixture
def look(chromium):
    """Open pages as somebody with this screen and theme would."""
    contexts = []

    def opened(base, *, width=1280, height=900, theme="light", script=True):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.watch = Watch(page, base)
        return page

    yield opened
    for context in contexts:
        context.close()
