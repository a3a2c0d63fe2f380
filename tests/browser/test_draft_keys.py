"""起草 by the keyboard alone: start, read sources, change a sentence, reach what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page


def _focused(page: Page, attribute: str) -> str | None:
    found: str | None = page.evaluate(
        "name => document.activeElement.getAttribute(name)", attribute
    )
    return found


def test_start_read_edit_and_jump_without_a_mouse(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("一行一条").fill("一：新建泵站12座")
    page.get_by_label("提纲").fill("# 南湖局2025年工作总结\n一、治水情况\n二、治气情况")
    page.keyboard.press("Control+Enter")
    page.get_by_text("已保存").wait_for()
    page.locator(".paper [data-open='1']").focus()
    page.keyboard.press("Tab")
    assert _focused(page, "data-key") == "1-1"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.locator("#beside", has_text="新建泵站12座").wait_for()
    page.keyboard.press("ArrowUp")
    assert (_focused(page, "data-key") or "").startswith("0-")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("新建泵站12座，都已通水。")
    page.keyboard.press("Enter")
    page.locator(".sentence.hand", has_text="都已通水").wait_for()
    assert _focused(page, "data-key") == "1-1"
    assert _focused(page, "aria-description") == "手改"
    page.get_by_role("tab", name="来历").focus()
    page.keyboard.press("ArrowRight")
    row = page.locator(".worklist button.to").first
    row.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.paper .sentence.chosen')")


def test_a_blank_is_selected_whole_for_what_is_typed(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("一行一条").fill("一：新建泵站12座")
    page.get_by_label("提纲").fill("# 南湖局2025年工作总结\n一、治水情况\n二、治气情况")
    page.keyboard.press("Control+Enter")
    page.get_by_text("已保存").wait_for()
    blank = page.locator(".paper mark.blank").first
    name = blank.text_content() or ""
    key = blank.locator("xpath=..").get_attribute("data-key")
    sentence = page.locator(f".paper [data-key='{key}']")
    before = sentence.text_content() or ""
    blank.dblclick()
    assert page.evaluate("getSelection().toString()") == name
    page.keyboard.insert_text("别的")
    page.keyboard.press("Escape")
    assert sentence.text_content() == before
    blank.dblclick()
    assert page.evaluate("getSelection().toString()") == name, "left and come back to"
    page.keyboard.type("10次")
    page.keyboard.press("Enter")
    page.locator(".sentence.hand", has_text="10次").wait_for()
    assert sentence.text_content() == before.replace(name, "10次", 1)


def test_every_part_has_a_name_and_a_list_is_left_closed(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("[role=tabpanel] :is(input, textarea, button)")]
          .filter((part) => part.checkVisibility() && part.type !== "file")
          .filter((part) => !(part.getAttribute("aria-label") || part.textContent.trim()
            || part.labels?.[0]?.textContent.trim()))
          .map((part) => part.outerHTML)"""
    )
    assert nameless == []
    page.get_by_label("时段").focus()
    page.get_by_role("listbox").wait_for()
    page.keyboard.press("Tab")
    page.get_by_role("listbox").wait_for(state="detached")
