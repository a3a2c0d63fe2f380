"""找提法 in a browser: answers while typing, taken over; what hostile reports say is text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.browser.conftest import Visitor, serve_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
_BOX = "#phrase-query textarea, #phrase-query input"
_TAKE = """found => {
  found.querySelector("[data-do=insert]").click();
  return [found.dataset.text, found.dataset.source];
}"""


def test_answers_come_while_typing_and_go_into_the_draft(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill("# 东湖镇2025年工作总结\n一、主要工作")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.get_by_role("tab", name="找提法", exact=True).click()
    page.locator(_BOX).first.press_sequentially("垃圾分类")
    first = page.locator("article.found", has_text="垃圾分类").first
    first.wait_for()
    # In one step: while one types, later answers may replace the ones that stand there.
    taken, source = first.evaluate(_TAKE)
    assert "垃圾分类" in taken
    assert source.startswith("《")
    page.get_by_text("已放到").first.wait_for()
    page.get_by_role("tab", name="起草", exact=True).click()
    page.locator(".paper", has_text=taken).wait_for()
    page.reload()
    page.locator(".paper", has_text=taken).wait_for()


@pytest.fixture
def hostile(browser: Browser, tmp_path: Path) -> Iterator[str]:
    """Where a page is over an archive whose report, and its name, mean harm."""
    report = tmp_path / "<img src=x onerror=window.hacked=1>.txt"
    lines = ["青石镇2023年工作总结", "", f"一、主要工作{_EVIL}"]
    lines += [
        f"新建公厕12座，{_EVIL}，群众满意度明显提升。",
        "=HYPERLINK(1)，改造公厕8座，成效明显。",
    ]
    report.write_text("\n".join(lines), encoding="utf-8")
    settings = load_settings(index=tmp_path / "index")
    with Workbench(settings) as bench:
        bench.ingest([report], progress=Record())
    yield from serve_page(settings)


def test_hostile_reports_are_shown_as_they_are(visitor: Visitor, hostile: str) -> None:
    page = visitor.visit(hostile, "找提法")
    page.locator(_BOX).first.press_sequentially("公厕")
    page.locator("article.found").first.wait_for()
    page.get_by_role("radio", name="段落", exact=True).check()
    page.locator("article.found", has_text="<script>").first.wait_for()
    page.get_by_role("tab", name="对比", exact=True).click()
    page.wait_for_timeout(500)
    assert page.locator(".results img, .results script").count() == 0
    assert page.evaluate("window.hacked") is None
