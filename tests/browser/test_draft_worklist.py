"""The worklist of a draft in a browser: it follows every change, leads to places, keeps ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page


def _drafted(visitor: Visitor, address: str, unit: str) -> Page:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill(f"# {unit}2025年工作总结\n一、主要工作")
    page.get_by_placeholder("一行一条").fill("一：新建公厕12座")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    return page


def _retype(page: Page, known: str, text: str) -> None:
    page.locator(".paper .sentence", has_text=known).first.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.locator(".paper .sentence.hand", has_text=text).wait_for()
    page.get_by_role("tab", name="待办").click()


def test_it_follows_every_change_and_leads_to_the_place(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "云水镇")
    _retype(page, "12座", "改造公厕，投放垃圾桶35个。")
    found = page.locator(".worklist .must button.to", has_text="35个")
    page.locator(".worklist .unused", has_text="新建公厕12座").wait_for()
    found.click()
    page.locator(".paper .sentence.chosen", has_text="35个").wait_for()
    _retype(page, "35个", "新建公厕12座。")
    found.wait_for(state="detached")
    page.locator(".worklist .unused").wait_for(state="detached")
    page.locator("[data-do=undo]").click()
    found.wait_for()
    page.locator("[data-do=undo]").click()
    found.wait_for(state="detached")


def test_a_tick_is_kept_and_undone(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "云山镇")
    _retype(page, "12座", "新建公厕12座，投放垃圾桶35个。")
    row = page.locator(".worklist .must li", has_text="35个")
    row.get_by_label("已核对").check()
    row.wait_for(state="detached")
    page.reload()
    page.locator(".worklist .seen summary").click()
    page.locator(".worklist .seen li", has_text="35个").wait_for()
    page.get_by_role("button", name="撤销：核对").click()
    row.wait_for()


def test_a_group_is_ticked_at_once_and_undone_at_once(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_role("button", name="用示例试试").click()
    page.get_by_text("19 条数据，19 条已归入章节").wait_for()
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for(timeout=120_000)  # the archive is read meanwhile
    groups = page.locator(".worklist .why input")
    groups.first.wait_for(state="attached")
    page.get_by_role("tab", name="待办").click()
    before = groups.count()
    groups.first.check()
    page.locator(".worklist .seen li").nth(1).wait_for(state="attached")
    assert groups.count() == before - 1
    page.get_by_role("button", name="撤销：核对").click()
    page.locator(".worklist .seen").wait_for(state="detached")
    assert groups.count() == before


def test_a_typed_figure_becomes_a_fact(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "云林镇")
    _retype(page, "12座", "新建公厕12座，投放垃圾桶35个。")
    row = page.locator(".worklist .must li", has_text="35个")
    row.get_by_role("button", name="补进台账").click()
    typed = row.get_by_label("作为一条数据")
    assert typed.input_value() == "投放垃圾桶35个"
    typed.press("Enter")
    row.wait_for(state="detached")
    page.locator(".paper .sentence", has_text="35个").click()
    page.locator("#beside .source", has_text="投放垃圾桶35个").wait_for()


def test_a_rule_is_switched_off_for_this_draft(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "云川镇")
    _retype(page, "12座", "新建公厕12座，截止目前运行平稳。")
    found = page.locator(".worklist li", has_text="截止")
    found.wait_for()
    page.locator(".worklist .why", has_text="用法").get_by_role("button").click()
    found.wait_for(state="detached")
    page.locator(".rules-off button", has_text="用法").click()
    found.wait_for()


def test_the_sheet_of_files_says_what_is_open(visitor: Visitor, address: str) -> None:
    page = _drafted(visitor, address, "云河镇")
    _retype(page, "12座", "公厕〔待填：数量，座〕。")
    page.locator(".worklist .unused").wait_for()
    page.get_by_role("button", name="导出").click()
    sheet = page.locator("#draft-bar .sheet")
    for said in ("1 处待填", "1 条数据没有用到", "成文日期未填"):
        sheet.get_by_text(said).wait_for()
    page.get_by_label("成文日期").fill("2026-01-05")
    sheet.get_by_text("成文日期未填").wait_for(state="detached")
    sheet.get_by_text("1 处待填").click()
    sheet.wait_for(state="hidden")
    page.locator(".paper .sentence.chosen", has_text="待填").wait_for()
