"""Take the pictures of the page: python docs/screens/take.py [draft-filled …]

Needs Playwright and Chromium (Debian: chromium, fonts-noto-cjk). Works on the examples, in a
folder of its own.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.settings import load_settings
from assistant.ui.app.page import build_page, launch_options
from assistant.ui.app.serve import server_options
from assistant.ui.i18n.labels import Labels
from assistant.workbench import Workbench

HERE = Path(__file__).parent
_COLOURS = 64  # in a picture: text stays sharp, files stay small
_DRAFT = HERE.parents[1] / "examples" / "sources" / "城管局-2024年总结.md"


def drafting(page: Page) -> None:
    """Draft the example."""
    page.get_by_role("button", name="用示例试试").click()
    page.get_by_text("条数据，").wait_for(timeout=60_000)
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for(timeout=60_000)
    page.locator(".worklist").wait_for(state="attached")
    page.locator(".paper .sentence", has_text="79.1%").first.click()
    page.wait_for_timeout(1000)


def exporting(page: Page) -> None:
    """Look at the worklist of the example, and at the sheet of files."""
    drafting(page)
    page.get_by_role("tab", name="待办").click()
    page.locator("[data-export-menu]").click()
    page.wait_for_timeout(300)


def finding(page: Page) -> None:
    """Look for a wording."""
    page.get_by_role("tab", name="找提法", exact=True).click()
    page.locator("#phrase-query").fill("垃圾分类")
    page.locator("[data-view=段落] [data-count]:not(:empty)").wait_for(timeout=60_000)
    page.locator("article.found .said").nth(1).click()
    page.wait_for_timeout(1000)


def checking(page: Page) -> None:
    """Look at what a check finds, and at what can be done with it."""
    page.get_by_role("tab", name="对比", exact=True).click()
    page.locator("#compare-source label", has_text="粘贴").click()
    text = _DRAFT.read_text(encoding="utf-8") + "\n截止目前，还有xx件没有办结。\n"
    page.locator("#compare-pasted textarea").fill(text)
    page.locator("#compare").click()
    page.locator(".answer-tabs [data-part]").first.wait_for()
    page.evaluate("document.querySelector('.compared').scrollIntoView()")


def comparing(page: Page) -> None:
    """Look at a report beside that of the year before."""
    checking(page)
    page.locator("[data-part=texts]").first.click()


def following(page: Page) -> None:
    """Look at the indicators of a unit over the years."""
    page.get_by_role("tab", name="历年", exact=True).click()
    page.locator(".trends table").first.wait_for()
    page.wait_for_timeout(500)


def tab(name: str) -> Callable[[Page], None]:
    """Return how a tab is opened."""

    def opened(page: Page) -> None:
        page.get_by_role("tab", name=name, exact=True).click()
        page.wait_for_timeout(1500)

    return opened


def reading(page: Page) -> None:
    """Look at one report."""
    tab("档案")(page)
    page.locator("#reports tbody tr").first.click()
    page.locator(".tree h3").wait_for()
    page.locator(".tree summary").nth(2).click(position={"x": 6, "y": 10})
    page.locator(".tree").scroll_into_view_if_needed()
    page.wait_for_timeout(500)


def as_it_is(page: Page) -> None:
    """Leave the first tab as the page opens with it."""
    page.wait_for_timeout(1500)


# What is shown of each tab, with an empty archive and with the examples in it.
SCENES = {
    ("draft", "empty"): as_it_is,
    ("draft", "filled"): drafting,
    ("export", "filled"): exporting,
    ("phrases", "empty"): tab("找提法"),
    ("phrases", "filled"): finding,
    ("compare", "empty"): tab("对比"),
    ("compare", "filled"): comparing,
    ("check", "filled"): checking,
    ("trends", "filled"): following,
    ("archive", "empty"): tab("档案"),
    ("archive", "filled"): tab("档案"),
    ("report", "filled"): reading,
    ("settings", "filled"): tab("设置"),
}
WIDTHS = {1280: 900, 390: 844}  # and the height that goes with each
THEMES = ("light", "dark")


@contextmanager
def served(index: Path, *, filled: bool) -> Iterator[str]:
    """Serve the page over an archive; yield its address."""
    settings, labels = load_settings(index=index), Labels()
    with Workbench(settings) as bench:
        if filled:
            # A report names its file: here one in a folder as anybody might have it.
            reports = index.parent / "往年报告"
            shutil.copytree(HERE.parents[1] / "examples" / "archive", reports)
            bench.archive.ingest([reports])
        page = build_page(bench, labels)
        _, address, _ = page.launch(
            prevent_thread_lock=True,
            quiet=True,
            **launch_options(labels),
            **server_options(settings),
        )
        yield address
        page.close()


def take(browser: Browser, address: str, name: str, width: int, theme: str) -> None:
    """Take one scene in one width and theme, its colours counted out."""
    subject, archive = name.split("-")
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]})
    page = context.new_page()
    page.goto(f"{address}?__theme={theme}")
    page.locator("#start-draft").wait_for()
    SCENES[subject, archive](page)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}-{width}-{theme}.png", optimize=True)
    context.close()


def main() -> None:
    """Take all pictures, or those whose names begin with what is given."""
    wanted = tuple(sys.argv[1:]) or ("",)
    with (
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        served(Path(folder) / "empty", filled=False) as empty,
        served(Path(folder) / "filled", filled=True) as filled,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for (subject, archive), width, theme in product(SCENES, WIDTHS, THEMES):
            name = f"{subject}-{archive}"
            if name.startswith(wanted):
                take(browser, empty if archive == "empty" else filled, name, width, theme)
        browser.close()


if __name__ == "__main__":
    main()
