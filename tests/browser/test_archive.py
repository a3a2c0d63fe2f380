"""档案 in a browser: from an empty archive to one with the examples, by one click."""

from __future__ import annotations

from tests.browser.conftest import Visitor


def test_the_examples_by_one_click(visitor: Visitor, empty_address: str) -> None:
    page = visitor.visit(empty_address, "档案")
    page.get_by_role("button", name="装入示例档案").click()
    page.get_by_text("32 / 32").wait_for(timeout=60_000)
    page.get_by_text("云岭县应急管理局2022年工作总结").first.wait_for()
    page.get_by_label("标题或单位").fill("应急管理局")
    page.get_by_text("/ 32").filter(has_not_text="32 / 32").first.wait_for()
    page.reload()
    page.get_by_role("tab", name="档案", exact=True).click()
    page.get_by_text("32 / 32").wait_for()
