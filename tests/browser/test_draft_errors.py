"""What goes wrong is said beside the control that it is about, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_NEAR = 60  # pixels


def _is_beside(page: Page, control: Locator) -> bool:
    said, at = page.locator(".said-here").bounding_box(), control.bounding_box()
    assert said is not None
    assert at is not None
    down = min(abs(said["y"] - at["y"] - at["height"]), abs(said["y"] + said["height"] - at["y"]))
    return (
        down < _NEAR and said["x"] < at["x"] + at["width"] and said["x"] + said["width"] > at["x"]
    )


def test_an_error_stands_beside_its_control_until_another_is_used(
    visitor: Visitor, address: str
) -> None:
    for width in (1280, 390):
        page = visitor.visit(address, "起草")
        page.set_viewport_size({"width": width, "height": 844})
        start = page.locator("#start-draft")
        start.click()
        page.locator(".said-here", has_text="还没有提纲").wait_for()
        assert _is_beside(page, start)
        page.get_by_text("还没有提纲").wait_for()  # once: no second one at the edge of the page
        page.locator("[data-testid=toast-body]").wait_for(state="detached")
        page.get_by_role("button", name="知道了").click()
        page.locator(".said-here").wait_for(state="detached")
        start.click()
        page.locator(".said-here").wait_for()
        page.locator("#outline textarea").click()
        page.locator(".said-here").wait_for(state="detached")


def test_what_an_error_advises_can_be_pressed_there(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.locator("#start-draft").click()
    page.locator(".said-here").get_by_role("button", name="用示例试试").click()
    page.get_by_text("19 条数据，19 条已归入章节").wait_for()
    page.locator(".said-here").wait_for(state="detached")


def test_a_draft_that_is_gone_is_told_in_words_of_the_page(visitor: Visitor, address: str) -> None:
    pages = [visitor.visit(address, "起草")]
    pages[0].locator("#outline textarea").fill("# 青云镇2025年工作总结\n一、主要工作")
    pages[0].locator("#start-draft").click()
    pages[0].get_by_text("已保存").wait_for()
    pages.append(visitor.visit(address, "起草"))
    pages[1].locator(".paper h1", has_text="青云镇").wait_for()
    pages[1].once("dialog", lambda dialog: dialog.accept())
    pages[1].locator("[data-shelf]").click()
    pages[1].get_by_role("button", name="删除 青云镇2025年工作总结").click()
    pages[1].locator(".paper").wait_for(state="detached")
    pages[0].locator(".paper [data-open='1']").click()
    said = pages[0].locator(".said-here")
    said.get_by_text("没有这份草稿").wait_for()
    assert "assistant" not in said.inner_text()
