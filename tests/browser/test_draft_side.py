"""The column beside the paper in a browser: three tabs, one scroll; on a phone a sheet below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OUTLINE = "# {}2025年工作总结\n一、治水情况\n二、治气情况\n三、造林情况\n四、治土情况"


def _drafted(visitor: Visitor, address: str, unit: str) -> Page:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill(_OUTLINE.format(unit))
    page.get_by_placeholder("一行一条").fill("一：新建泵站12座\n四：修复农田30亩")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    return page


def _scrolling(page: Page) -> int:
    found: int = page.evaluate(
        """[...document.querySelectorAll(".beside-side, .beside-side *")].filter((part) =>
        part.checkVisibility() && !part.matches("textarea") &&
        /auto|scroll/.test(getComputedStyle(part).overflowY) &&
        part.scrollHeight > part.clientHeight + 1).length"""
    )
    return found


def test_what_is_pressed_chooses_the_tab_and_one_part_scrolls(
    visitor: Visitor, address: str
) -> None:
    page = _drafted(visitor, address, "青山镇")
    page.set_viewport_size({"width": 1280, "height": 420})
    chosen = page.locator("#side-tabs [aria-selected=true]")
    chosen.get_by_text("待办").wait_for()
    page.locator(".worklist").wait_for()
    page.locator(".paper .sentence", has_text="12座").first.click()
    chosen.get_by_text("来历").wait_for()
    page.locator("#beside", has_text="新建泵站12座").wait_for()
    assert page.locator(".worklist").is_hidden()
    assert _scrolling(page) <= 1
    page.locator(".paper [data-open='1']").click()
    chosen.get_by_text("修改").wait_for()
    page.get_by_role("button", name="锁定", exact=True).wait_for()
    assert _scrolling(page) <= 1
    page.keyboard.press("Tab")
    page.locator("#side-tabs [aria-selected=true]").focus()
    page.keyboard.press("ArrowLeft")
    page.locator(".worklist").wait_for()


def test_on_a_phone_the_sheet_stands_below_the_sentence(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "青河镇")
    page.set_viewport_size({"width": 390, "height": 844})
    for text in ("12座", "30亩"):
        sentence = page.locator(".paper .sentence", has_text=text).last
        sentence.click()
        page.locator("#beside", has_text=text).wait_for()
        page.wait_for_function(
            """(sentence) => {
              const { top, bottom } = sentence.getBoundingClientRect();
              const bar = document.getElementById("draft-bar").getBoundingClientRect().bottom;
              const sheet = document.querySelector(".beside-side").getBoundingClientRect().top;
              return top >= bar - 1 && bottom <= sheet + 1;
            }""",
            arg=sentence.element_handle(),
        )
    page.get_by_role("button", name="关闭").click()
    page.locator("#beside").wait_for(state="hidden")
    assert page.get_by_role("tab", name="待办").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
