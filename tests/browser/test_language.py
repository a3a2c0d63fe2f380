"""The switch 中文 / EN in a browser: what was laid out and what handlers say, and back again."""

from __future__ import annotations

from tests.browser.conftest import Visitor


def test_the_switch_changes_labels_and_what_handlers_say(
    visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address, "起草")
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Draft", exact=True).wait_for()
    page.get_by_role("heading", name="New draft").wait_for()
    page.locator("#start-draft").click()
    page.get_by_text("There is no outline yet.").wait_for()
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="起草", exact=True).wait_for()
    page.get_by_role("heading", name="新写一篇").wait_for()


def test_the_switch_stays_on_the_tab_that_is_looked_at(
    visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address, "设置")
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Settings", exact=True, selected=True).wait_for()
    page.reload()
    page.get_by_role("tab", name="Draft", exact=True, selected=True).wait_for()
