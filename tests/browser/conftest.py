"""The real page over the example archive, and a browser that tells what it asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import pytest

from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.ui.serving import ignore_leftovers, serve_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, ViewportSize

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
_OURS = ("127.0.0.1", "localhost", "")  # data: and blob: have no host


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ignore_leftovers(items, HERE)
    for item in items:
        if HERE in item.path.parents:
            # A page that is being drawn again now and then loses a click or a key, about once in
            # two hundred tests on a busy machine. The report says R for each that was repeated.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def open_browser(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[], BrowserContext]]:
    """Opens Debian's Chromium with a profile of its own; skip where it or Playwright is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        opened: list[BrowserContext] = []

        def launch() -> BrowserContext:
            context: BrowserContext = playwright.chromium.launch_persistent_context(
                tmp_path_factory.mktemp("profile"),
                executable_path=chromium,
                args=["--no-sandbox", "--disable-background-networking", "--disable-sync"],
            )
            opened.append(context)
            return context

        yield launch
        for context in opened:
            context.close()


@pytest.fixture(scope="package")
def browser(open_browser: Callable[[], BrowserContext]) -> BrowserContext:
    """The browser of all tests: what it has loaded of a page once it need not load again."""
    return open_browser()


@pytest.fixture(scope="package")
def second_browser(open_browser: Callable[[], BrowserContext]) -> BrowserContext:
    """The browser of somebody else."""
    return open_browser()


@pytest.fixture(scope="package")
def index(browser: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example archive, in a folder with a Chinese name and a space."""
    index = tmp_path_factory.mktemp("网页 档案") / "index"
    with Workbench(load_settings(index=index)) as bench:
        bench.archive.ingest([EXAMPLES / "archive"], progress=Record())
    return index


@pytest.fixture(scope="package")
def address(index: Path) -> Iterator[str]:
    """Where the page over the example archive is."""
    yield from serve_page(load_settings(index=index))


@pytest.fixture
def empty_address(browser: BrowserContext, tmp_path: Path) -> Iterator[str]:
    """Where a page without any archive is."""
    yield from serve_page(load_settings(index=tmp_path / "空 档案"))


class Visitor:
    """Somebody at a browser who was never here, with what was asked for and what went wrong."""

    def __init__(self, browser: BrowserContext, *, width: int = 1280, height: int = 900) -> None:
        self.context = browser
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._size: ViewportSize = {"width": width, "height": height}
        self._pages: list[Page] = []
        browser.on("request", self._note)

    def visit(self, address: str, tab: str = "") -> Page:
        """Return the page, open at a tab."""
        page = self.context.new_page()
        self._pages.append(page)
        page.set_viewport_size(self._size)
        page.set_default_timeout(45_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._note_refused(message.text))
        page.goto(address)
        if tab:
            page.get_by_role("tab", name=tab, exact=True).click()
        return page

    def leave(self) -> None:
        """Close the pages; the browser forgets the visitor, but not the scripts it has loaded."""
        self.context.remove_listener("request", self._note)
        origins = {"/".join(page.url.split("/")[:3]) for page in self._pages}
        # Closed first: a page that still gets an answer would write its open draft once more.
        for page in self._pages:
            page.close()
        page = self.context.new_page()
        session = self.context.new_cdp_session(page)
        for origin in origins:
            if origin.startswith("http"):
                session.send(
                    "Storage.clearDataForOrigin",
                    {"origin": origin, "storageTypes": "cookies,local_storage,indexeddb"},
                )
        page.close()
        self.context.clear_cookies()
        self.context.clear_permissions()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        """Leave in any case: what a failed test left open would be there for the next one."""
        self.leave()

    def _note_refused(self, said: str) -> None:
        """Note what the page tried to load or run and its own policy refuses."""
        if "Content Security Policy" in said:
            self.errors.append(said)

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    @property
    def strangers(self) -> list[str]:
        """Hosts other than this machine that were asked for anything."""
        return [url for url in self.asked if (urlsplit(url).hostname or "") not in _OURS]


@pytest.fixture
def visitor(browser: BrowserContext) -> Iterator[Visitor]:
    """A visitor; afterwards, nothing may have left this machine, and no script have failed."""
    with Visitor(browser) as visitor:
        yield visitor
    assert visitor.asked
    assert not visitor.strangers
    assert not visitor.errors


@pytest.fixture
def second_visitor(second_browser: BrowserContext) -> Iterator[Visitor]:
    """Somebody else, with a memory of their own."""
    with Visitor(second_browser) as visitor:
        yield visitor
    assert not visitor.strangers
