"""找提法 in a browser: answers while typing, taken over; what hostile reports say is text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.archive.making import Record
from tests.browser.conftest import Visitor
from tests.ui.serving import serve_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
_BOX = "#phrase-query textarea, #phrase-query input"
_TAKE = """found => {
  found.querySelector("[data-do=insert]").click();
  return [found.dataset.text, found.dataset.source];
}"""
# The first sentence that comes along as it is: nothing of its unit has to be left out.
_TAKE_PLAIN = r"""all => {
  const found = all.find(one => !/[\d《第市县区镇]/.test(one.dataset.text));
  found.querySelector("[data-do=insert]").click();
  return [found.dataset.text, found.dataset.source];
}"""
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_answers_come_while_typing_and_go_into_the_draft(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill("# 东湖镇2025年工作总结\n一、主要工作")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.get_by_role("tab", name="找提法", exact=True).click()
    page.locator(_BOX).first.press_sequentially("执法文书")
    # The words marked are those of the last key: later answers would replace what stands there.
    page.locator("article.found mark", has_text="执法文书").first.wait_for()
    found = page.locator("article.found", has_text="执法文书")
    taken, source = found.evaluate_all(_TAKE_PLAIN)
    assert "执法文书" in taken
    assert source.startswith("《")
    page.get_by_text("已放到").first.wait_for()
    page.get_by_role("tab", name="起草", exact=True).click()
    page.locator(".paper", has_text=taken).wait_for()
    page.reload()
    page.locator(".paper", has_text=taken).wait_for()
    page.locator(".paper .sentence", has_text=taken).click()
    page.locator("#beside", has_text=source.partition("》")[0]).wait_for()


def test_figures_of_another_unit_do_not_come_along(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill("# 云溪县城管局2025年工作总结\n一、工作")
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.get_by_role("tab", name="找提法", exact=True).click()
    page.locator(_BOX).first.fill("罚款")
    found = page.locator("article.found", has_text=re.compile(r"罚款[\d.]+万元")).first
    found.wait_for()
    taken, _ = found.evaluate(_TAKE)
    page.get_by_text(re.compile(r"留了 \d+ 处待填")).first.wait_for()
    page.get_by_role("tab", name="起草", exact=True).click()
    page.locator(".paper", has_text="罚款〔待填：数量，万元〕").wait_for()
    assert re.findall(r"罚款[\d.]+万元", taken)[0] not in page.locator(".paper").inner_text()


def search(page: Page, words: str) -> None:
    """Type words and wait until what is shown holds them."""
    page.locator(_BOX).first.fill(words)
    page.locator("article.found", has_text=words).first.wait_for()


@pytest.mark.parametrize("secure", [True, False], ids=["this machine", "plain http in an office"])
def test_copying_takes_the_words_and_their_source(
    browser: BrowserContext, address: str, secure: bool
) -> None:
    with Visitor(browser) as visitor:
        visitor.context.grant_permissions(["clipboard-read"] + ["clipboard-write"] * secure)
        page = visitor.visit(address, "找提法")
        if not secure:
            page.evaluate("Object.defineProperty(window, 'isSecureContext', {value: false})")
        search(page, "垃圾分类")
        first = page.locator("article.found").first
        text, source = first.evaluate("one => [one.dataset.text, one.dataset.source]")
        for button, expected in (("复制", text), ("连出处复制", text + source)):
            first.get_by_role("button", name=button, exact=True).click()
            page.wait_for_function(
                "async text => await navigator.clipboard.readText() === text", arg=expected
            )
        assert source.startswith("《")
        assert not visitor.errors


def test_a_source_opens_where_it_stands(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    first = page.locator("article.found").first
    text = first.get_attribute("data-text") or ""
    first.locator(".origin").click()
    assert first.locator(".context .here mark").inner_text() == text
    assert first.locator(".context p").count() > 5
    first.locator(".origin").click()
    first.locator(".context").wait_for(state="detached")


def test_filters_that_leave_nothing_can_be_cleared(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    for label, choice in (("级别", "国家"), ("章节功能", "问题")):
        page.get_by_label(label, exact=True).first.click()
        page.get_by_role("option", name=choice, exact=True).click()
        page.keyboard.press("Escape")
    clear = page.get_by_role("button", name="清除筛选")
    clear.click()
    page.locator("article.found").first.wait_for()
    assert page.locator(".filters .token").count() == 0


def test_lengths_of_headings_lead_to_the_view_that_answers(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    page.locator(_BOX).first.fill("4+8")
    page.get_by_text("这是标题的字数").wait_for()
    page.locator("[data-do=view]").click()
    page.locator("ol.headings").first.wait_for()
    assert page.get_by_role("radio", name="成套标题", exact=True).is_checked()


def test_what_is_found_can_be_reached_by_keys(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "找提法")
    search(page, "垃圾分类")
    cards = page.locator("article.found")
    page.locator(_BOX).first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.dataset.text"
    assert page.evaluate(focused) == cards.nth(1).get_attribute("data-text")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    cards.nth(1).locator(".context").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('#phrase-query *')")


def test_in_english_only_what_reports_say_is_chinese(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address)
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Find phrases", exact=True).click()
    search(page, "垃圾分类")
    panel = page.locator("[role=tabpanel]:visible").first
    said = panel.locator("label:visible, .acts:visible, .badge:visible, .found-head:visible")
    texts = " ".join(said.all_inner_texts())
    assert "Copy with source" in texts
    assert not re.search("[\u4e00-\u9fff]", texts)
    page.locator(_BOX).first.fill("4+8")
    page.get_by_text("These are lengths of headings").wait_for()


@pytest.fixture
def hostile(browser: BrowserContext, tmp_path: Path) -> Iterator[str]:
    """Where a page is over an archive whose report, and its name, mean harm."""
    report = tmp_path / "<img src=x onerror=window.hacked=1>.txt"
    lines = ["青石镇2023年工作总结", "", f"一、主要工作{_EVIL}"]
    lines += [
        f"新建公厕12座，{_EVIL}，群众满意度明显提升。",
        "=HYPERLINK(1)，改造公厕8座，成效明显。",
    ]
    report.write_text("\n".join(lines), encoding="utf-8")
    settings = load_settings(index=tmp_path / "index")
    with Workbench(settings) as bench:
        bench.archive.ingest([report], progress=Record())
    yield from serve_page(settings)


def test_hostile_reports_are_shown_as_they_are(visitor: Visitor, hostile: str) -> None:
    page = visitor.visit(hostile, "找提法")
    page.locator(_BOX).first.press_sequentially("公厕")
    page.locator("article.found").first.wait_for()
    page.get_by_role("radio", name="段落", exact=True).check()
    page.locator("article.found", has_text="<script>").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    assert download.value.suggested_filename == "公厕.csv"
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as table:
        cells = [cell for row in csv.reader(table) for cell in row]
    assert "'=HYPERLINK(1)，改造公厕8座，成效明显。" in cells
    assert not [cell for cell in cells if cell.startswith("=")]
    page.locator("article.found", has_text="<script>").locator(".origin").first.click()
    page.locator(".context .here", has_text="<script>").wait_for()
    page.get_by_role("tab", name="对比", exact=True).click()
    page.evaluate(_PAINTED)
    assert page.locator(".results img, .results script").count() == 0
    assert page.evaluate("window.hacked") is None
