"""The outline in a browser: its tree while one types, proposals, nothing replaced unasked, harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Page

_EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>${1}{{value}}"


def _fill(page: Page, outline: str) -> None:
    page.get_by_label("提纲").fill(outline)


def test_the_tree_grows_with_the_outline(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    tree = page.locator(".preview")
    _fill(page, "# 东湖局2025年工作总结\n一、治水情况（500字左右）\n二、存在的问题")
    tree.get_by_text("约 500 字").wait_for()
    tree.locator("li", has_text="存在的问题").locator(".f-problems").wait_for()
    _fill(page, "# 东湖局2025年工作总结\n" + "\n".join(f"## 第{n}项工作" for n in range(200)))
    tree.get_by_text("200 节").wait_for()


def test_an_outline_is_proposed_and_replaced_only_when_agreed(
    visitor: Visitor, address: str
) -> None:
    answers = iter([False, True])

    def answer(dialog: Dialog) -> None:
        dialog.accept() if next(answers) else dialog.dismiss()

    page = visitor.visit(address, "起草")
    page.on("dialog", answer)
    outline = page.get_by_label("提纲")
    page.get_by_label("单位名称").fill("青石镇人民政府")
    page.get_by_label("单位名称").press("Enter")
    page.locator(".preview", has_text="青石镇人民政府").wait_for()
    first = outline.input_value()
    page.get_by_role("button", name="换一篇参照").click()  # unchanged: nothing is asked
    page.wait_for_function(
        "first => document.querySelector('#outline textarea').value !== first", arg=first
    )
    _fill(page, "# 我的提纲\n一、治水情况")
    page.get_by_role("button", name="拟一个提纲").click()
    page.locator(".preview", has_text="我的提纲").wait_for()
    assert outline.input_value().startswith("# 我的提纲")
    page.get_by_role("button", name="拟一个提纲").click()
    page.locator(".preview", has_text="青石镇人民政府").wait_for()


def test_unsaved_text_of_a_section_is_not_dropped_unasked(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    _fill(page, "# 东湖局2025年工作总结\n一、治水情况\n二、治气情况")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.locator(".paper [data-open='1']").click()
    text = page.get_by_label("正文")
    # On a busy machine the box is there before its text, which would replace what is typed.
    page.wait_for_function("(box) => box.value", arg=text.element_handle())
    text.fill("还没保存的话。")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    for _ in range(3):  # a paper that is drawn again between down and up loses a click
        page.locator(".paper [data-open='2']").click()
        page.wait_for_timeout(1000)
        if asked:
            break
    assert len(asked) == 1
    assert page.get_by_label("正文").input_value() == "还没保存的话。"
    page.get_by_role("button", name="保存修改").click()
    page.locator("#section-1 .sentence", has_text="还没保存的话").wait_for()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_harmful_and_endless_headings_stay_text_within_the_page(
    browser: BrowserContext, address: str, width: int
) -> None:
    with Visitor(browser, width=width) as visitor:
        page = visitor.visit(address, "起草")
        _fill(page, f"# 东湖局{_EVIL}2025年工作总结\n一、治水{_EVIL}\n二、{'治' * 60}{'x' * 200}")
        page.locator(".preview", has_text="治水<script>").wait_for()
        page.locator("#start-draft").click()
        page.get_by_text("已保存").wait_for()
        page.locator(".paper [data-open='1']").click()
        page.get_by_label("正文").wait_for()
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not visitor.errors
