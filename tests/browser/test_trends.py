"""历年 in a browser: a unit's indicators, a source behind each figure, files; also on a phone."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


def _show_unit(page: Page) -> None:
    page.locator("#trends-unit input").click()
    page.get_by_role("option", name="澜川市城市管理局（全年").first.click()
    page.locator(".trends h2", has_text="澜川市城市管理局").wait_for()


def test_a_unit_is_followed_and_each_figure_has_its_source(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    page = visitor.visit(address, "历年")
    page.get_by_text("；点数字看出处。").wait_for()  # of the unit with most to follow
    _show_unit(page)
    row = page.locator(".trends tbody tr", has_text="拆除违法建设")
    assert row.locator("td button").all_inner_texts() == ["23.4", "18.7", "14.6"]
    assert "2022 23.4，2023 18.7，2024 14.6" in (row.locator("svg title").text_content() or "")
    row.get_by_role("button", name="18.7").click()
    source = page.locator(".trends .source:popover-open")
    source.wait_for()
    assert "18.7万平方米" in source.locator("mark").inner_text()
    assert "2023年工作总结" in source.inner_text()
    page.keyboard.press("Escape")
    source.wait_for(state="hidden")
    page.locator("#trends-shown .menu > summary").click()
    with page.expect_download() as download:
        page.locator("[data-export=csv]").click()
    assert download.value.suggested_filename == "澜川市城市管理局（历年指标）.csv"
    file = tmp_path / "历年指标.csv"
    download.value.save_as(file)
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    assert ("拆除违法建设", "2024", "14.6") in {
        (one["指标"], one["年份"], one["数值"]) for one in rows
    }


def test_an_indicator_is_found_by_typing_in_english_too(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address)
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Trends", exact=True).click()
    page.locator("#trends-indicator input, #trends-indicator textarea").first.fill("公厕")
    page.keyboard.press("Enter")
    page.locator(".trends table").first.wait_for()
    page.locator("#trends-shown .menu > summary").click()
    texts = page.locator(".trends thead th").all_inner_texts()
    texts += page.locator("#trends-shown :is(summary, [data-export])").all_inner_texts()
    texts += page.locator(".answer-head .quiet, .trends-ask label").all_inner_texts()
    assert len(texts) > 6
    assert [text for text in texts if re.search("[\u4e00-\u9fff]", text)] == []


def test_on_a_phone_nothing_is_scrolled_sideways(browser: BrowserContext, address: str) -> None:
    with Visitor(browser, width=390, height=844) as visitor:
        page = visitor.visit(address, "历年")
        _show_unit(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".trends td button").first.is_visible()
