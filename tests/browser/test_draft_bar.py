"""The bar over an open draft in a browser: it stays, takes changes back, and leads to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OUTLINE = "# {unit}2025年工作总结\n一、治水情况\n二、治气情况\n三、造林情况\n四、治土情况"
_HAND = "全镇新建泵站12座，都已通水。"


def _drafted(visitor: Visitor, address: str, unit: str) -> Page:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill(_OUTLINE.format(unit=unit))
    page.get_by_placeholder("一行一条").fill("一：新建泵站12座")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    return page


def _retype(page: Page) -> None:
    page.locator(".paper .sentence", has_text="12座").first.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(_HAND)
    page.keyboard.press("Enter")
    page.locator(".paper .sentence.hand", has_text="都已通水").wait_for()


def test_a_change_is_undone_and_done_again_after_a_reload_too(
    visitor: Visitor, address: str
) -> None:
    page = _drafted(visitor, address, "东林镇")
    assert page.locator("[data-do=undo]").is_disabled()
    _retype(page)
    page.reload()
    page.get_by_role("button", name="撤销：手改 一、治水情况").click()
    page.locator(".paper .sentence.hand").wait_for(state="detached")
    assert page.locator("[data-do=undo]").is_disabled()
    page.locator(".paper").click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+y")
    page.locator(".paper .sentence.hand", has_text="都已通水").wait_for()
    page.keyboard.press("Control+z")
    page.locator(".paper .sentence.hand").wait_for(state="detached")


def test_the_bar_stays_over_the_text_and_fits_a_phone(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "西林镇")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 600})
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_function(
            "Math.abs(document.getElementById('draft-row').getBoundingClientRect().top) < 1"
        )
        assert page.locator("#draft-bar .what b").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="导出").click()
        box = page.locator("#draft-bar .sheet").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
        page.locator("#draft-bar .sheet").wait_for(state="hidden")


def test_the_date_is_printed_in_the_file(visitor: Visitor, address: str, tmp_path: Path) -> None:
    page = _drafted(visitor, address, "南林镇")
    page.get_by_role("button", name="导出").click()
    page.get_by_label("成文日期").fill("2026-01-05")
    page.get_by_role("button", name="撤销：成文日期").wait_for()
    with page.expect_download() as download:
        page.locator("[data-export=word]").click()
    word = tmp_path / "稿.docx"
    download.value.save_as(word)
    assert docx.Document(str(word)).paragraphs[-1].text.strip() == "2026年1月5日"
