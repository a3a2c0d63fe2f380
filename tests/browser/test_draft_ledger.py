"""A draft follows its ledger in a browser: what would change, done, the rest accepted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_LEDGER = "一：新建泵站12座\n一：清淤河道3.2公里\n二：缺少技术人员5人"


def _drafted(visitor: Visitor, address: str) -> Page:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill(
        "# 西河局2025年工作总结\n一、治水\n二、存在的问题"
    )
    page.get_by_placeholder("一行一条").fill(_LEDGER)
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    return page


def test_a_draft_follows_its_ledger(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address)
    page.get_by_role("tab", name="修改").click()
    page.get_by_role("button", name="台账变了").click()
    new = _LEDGER.replace("12座", "14座").replace("二：缺少技术人员5人", "一：疏通管网8公里")
    page.locator("#new-ledger textarea").fill(new)
    page.get_by_role("button", name="看会改哪里").click()
    page.locator(".ledger-changes ins").first.wait_for()
    assert page.locator("#draft-paper").get_by_text("14座").count() == 0, "nothing is done yet"
    page.get_by_role("button", name="草稿跟着改", exact=True).click()
    page.locator("#draft-paper").get_by_text("14座").first.wait_for()
    page.locator("#draft-paper").get_by_text("疏通管网8公里").first.wait_for()
    page.get_by_role("tab", name="待办").click()
    waiting = page.locator("#proposals")
    waiting.get_by_text("缺少技术人员5人").wait_for()
    if folder := os.environ.get("SCREENS"):
        page.screenshot(path=f"{folder}/update.png", full_page=True)
    waiting.locator("input[type=checkbox]").first.check()
    page.get_by_role("button", name="照改所选").click()
    waiting.wait_for(state="hidden")
    assert page.locator("#draft-paper").get_by_text("缺少技术人员5人").count() == 0
