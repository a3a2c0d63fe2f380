"""对比 in a browser: from nothing to exported files; what texts say is never obeyed."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import docx
import pytest

from assistant.settings import load_settings
from assistant.ui.tabs.compare import compare_tab
from assistant.workbench import Workbench
from tests.browser.conftest import EXAMPLES, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_DRAFT = (EXAMPLES / "sources" / "城管局-2024年总结.md").read_text(encoding="utf-8")
_EVIL = (
    "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>**粗**[链](http://a.b)"
)


def test_from_a_pasted_draft_to_exported_files(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    page = visitor.visit(f"{address}?__theme=dark", "对比")
    page.get_by_text("选好草稿").first.wait_for()
    paste(page, _DRAFT + "\n截止目前，还有xx件没有办结。\n")
    compare(page)
    jump = page.locator(".finding", has_text="空白掩码").last.locator("a.jump").first
    jump.click()
    target = page.locator(f".checked {jump.get_attribute('href')}")
    assert "xx件" in target.inner_text()
    assert target.evaluate("one => document.activeElement === one")
    open_part(page, "数据")
    assert page.locator(".comparison td.arrow.up").count() > 0
    link = page.locator(".of-figures a.jump").first
    place = (link.get_attribute("href") or "")[1:]
    link.click()
    assert page.locator(f"[id={place}]").is_visible(), "the other part is opened for it"
    assert page.locator(".comparison .row").count() > 10
    assert page.locator(".legend").inner_text().count("：") == 6
    title = "澜川市城市管理局2024年工作总结和2025年工作计划"
    files = {"html": "（比对）.html", "word": "（比对）.docx", "review": "（审阅稿）.docx"}
    for kind, name in files.items():
        page.locator("#compare-result .menu.primary > summary").click()
        with page.expect_download() as download:
            page.locator(f"[data-export={kind}]").click()
        assert download.value.suggested_filename == title + name
        download.value.save_as(tmp_path / name)
    assert "城市管理局" in (tmp_path / "（比对）.html").read_text(encoding="utf-8")
    assert docx.Document(str(tmp_path / "（比对）.docx")).tables


def choose(page: Page, place: str, name: str) -> None:
    """Choose where a text comes from."""
    page.locator(f"{place} label", has_text=name).click()


def paste(page: Page, text: str) -> None:
    """Give the draft as text."""
    choose(page, "#compare-source", "粘贴")
    page.locator("#compare-pasted textarea").fill(text)


def compare(page: Page) -> str:
    """Compare, and return what the draft was held against."""
    page.locator("#compare").click()
    page.locator(".answer-tabs [data-part]").first.wait_for()
    return page.locator("#compare-result .what").inner_text()


def open_part(page: Page, name: str) -> None:
    """Look at a part of the result."""
    page.locator(".answer-tabs [data-part]", has_text=name).click()


def test_a_past_report_is_found_by_typing(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "对比")
    paste(page, _DRAFT)
    past = page.locator("#compare-past input")
    past.click()
    past.fill("")
    past.press_sequentially("青石镇2023年工作总结.txt")  # its file; the title says it differently
    page.get_by_role("option").first.wait_for()
    assert page.get_by_role("option").count() == 1
    past.press("Enter")
    assert "青石镇2023年政府工作总结" in compare(page)


def test_another_proposed_report_is_two_clicks_away(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "对比")
    paste(page, _DRAFT)
    first = compare(page)
    page.get_by_text("换一篇比").click()
    other = page.locator("[data-against]").first
    title = other.inner_text().partition("（")[0]
    assert title not in first
    other.click()
    page.locator("#compare-result .what", has_text=title).wait_for()


def test_a_finding_opens_in_the_draft_that_it_is_about(
    visitor: Visitor, address: str, index: Path
) -> None:
    outline = "# 青石镇2025年工作总结\n一、主要工作\n二、存在的问题"
    with Workbench(load_settings(index=index)) as bench:
        kept = bench.drafts.create(outline)
        bench.drafts.finish(kept.id)
        last = len(kept.sections) - 1
        bench.drafts.edit_section(kept.id, last, "设施老化。截止目前，还有xx件没有办结。")
    page = visitor.visit(address, "对比")  # where no draft is open
    page.locator("#compare-kept input").click()
    page.get_by_role("option", name="青石镇2025年工作总结").first.click()
    assert "青石镇2025年工作总结" in compare(page)
    finding = page.locator(".finding", has_text="空白掩码").filter(has_text="xx件").first
    finding.get_by_role("button", name="在草稿里改").click()
    there = page.locator(".paper .sentence.chosen")
    there.wait_for()
    assert there.inner_text() == "截止目前，还有xx件没有办结。"
    assert page.locator("#draft-bar .what b").inner_text() == "青石镇2025年工作总结"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("空.docx", b"", "文件是空的", id="empty"),
        pytest.param("坏.docx", b"PK\x03\x04", "不完整或已损坏", id="broken Word"),
        pytest.param("坏.pdf", b"%PDF-1.4", "不完整", id="broken PDF"),
        pytest.param("题.txt", "青石镇2024年工作总结".encode(), "没有正文段落", id="title only"),
        pytest.param("图.png", b"\x89PNG", "不能用这种文件", id="no document"),
    ],
)
def test_files_that_are_no_drafts_are_refused(
    visitor: Visitor, address: str, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    page = visitor.visit(address, "对比")
    choose(page, "#compare-source", "上传文件")
    page.locator("#compare-file input").set_input_files(file)
    refusal = page.get_by_text(said)
    page.locator("#compare-file").get_by_text(file.stem).or_(refusal).first.wait_for()
    if not refusal.count():
        page.locator("#compare").click()
    refusal.first.wait_for()
    page.locator("#compare:enabled").wait_for()


def test_a_comparison_can_be_stopped_and_keeps_nobody_waiting(
    visitor: Visitor, second_visitor: Visitor, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(*_: object) -> None:
        go_on.wait(30)

    monkeypatch.setattr(compare_tab, "compare_and_check", slow)
    page = visitor.visit(address, "对比")
    paste(page, _DRAFT)
    page.locator("#compare").click()
    stop = page.get_by_role("button", name="停止")
    stop.wait_for()
    other = second_visitor.visit(address, "找提法")
    other.locator("#phrase-query").fill("垃圾分类")
    other.locator("article.found").first.wait_for()
    stop.click()
    stop.wait_for(state="hidden")
    page.locator("#compare:enabled").wait_for()
    go_on.set()


def test_on_a_phone_nothing_is_scrolled_sideways(browser: BrowserContext, address: str) -> None:
    with Visitor(browser, width=390, height=844) as visitor:
        page = visitor.visit(address, "对比")
        paste(page, _DRAFT)
        compare(page)
        open_part(page, "左右对照")
        wide = """all => all.filter(one => one.scrollWidth > one.clientWidth + 1
            && getComputedStyle(one).display !== "inline").map(one => one.outerHTML.slice(0, 80))"""
        assert (
            page.locator(".comparison, .comparison table, .comparison tr").evaluate_all(wide) == []
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_english_only_the_texts_are_chinese(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address)
    page.get_by_role("button", name="中文 / EN").click()
    page.get_by_role("tab", name="Compare", exact=True).click()
    choose(page, "#compare-source", "Pasted")
    page.locator("#compare-pasted textarea").fill(_DRAFT + "\n截止目前，还有xx件没有办结。\n")
    form = page.locator("#compare-what :is(label, button, legend):visible").all_inner_texts()
    compare(page)
    texts = page.locator(".checked :is(.tag, .finding b, a.jump), .cards").all_inner_texts()
    texts += page.locator("#compare-result :is(summary, [role=tab])").all_inner_texts()
    for part in ("Figures", "Past plans", "Side by side"):
        open_part(page, part)
        own = ".legend, th, .tag, .place, a.jump, .strip-name, h2, .quiet"
        texts += page.locator(f".comparison :is({own}):visible").all_inner_texts()
    texts += page.locator(".comparison .strip a").evaluate_all("all => all.map(one => one.title)")
    assert len(texts) > 100
    assert [text for text in form + texts if re.search("[\u4e00-\u9fff]", text)] == []


def test_a_rule_that_is_switched_off_finds_nothing(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "对比")
    paste(page, "青石镇2024年工作总结\n截止目前，新建公厕xx座。\n")
    page.get_by_role("button", name="检查哪些规则").click()
    assert ".toml" not in page.locator("#compare-rules").inner_text()
    page.get_by_label("空白掩码：").uncheck()
    compare(page)
    page.locator(".finding", has_text="用法").first.wait_for()
    assert page.locator(".finding", has_text="空白掩码").count() == 0


def test_hostile_texts_are_shown_as_they_are(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    past = tmp_path / "去年.txt"
    lines = ["青石镇2023年工作总结", "", f"一、{_EVIL}", f"新建公厕12座，{_EVIL}，群众满意。"]
    past.write_text("\n".join(lines), encoding="utf-8")
    page = visitor.visit(address, "对比")
    text = f"{_EVIL}总结\n一、{_EVIL}\n截止目前，新建公厕15座，{_EVIL}，群众满意。\n"
    paste(page, text)
    choose(page, "#compare-place", "上传文件")
    page.locator("#compare-past-file input").set_input_files(past)
    page.get_by_text("去年.txt").wait_for()
    compare(page)
    open_part(page, "左右对照")
    assert "<script>window.hacked=1</script>" in page.locator(".comparison").first.inner_text()
    assert "**粗**[链](http://a.b)" in page.locator(".comparison").first.inner_text()
    open_part(page, "检查")
    page.locator(".checked .text", has_text="onerror").wait_for()
    assert page.locator(".comparison img, .comparison script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_without_a_draft_or_an_archive_it_says_what_to_do(
    visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address, "对比")
    page.locator("#compare").click()
    page.get_by_text("请选一份草稿、粘贴正文，或上传文件").wait_for()
    paste(page, "青石镇2024年工作总结\n截止目前，新建公厕xx座。\n")
    compare(page)
    page.get_by_text("没有比对：").wait_for()
    page.locator(".finding", has_text="空白掩码").first.wait_for()
