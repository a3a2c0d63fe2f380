"""起草 in a browser: from an empty desk to a Word file; a reload or a neighbour loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx

from tests.browser.conftest import EXAMPLES, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"


def _begin(page: Page, outline: str, facts: str) -> None:
    """Fill in outline and facts, and start as soon as the page has understood them."""
    page.get_by_placeholder("# 某某局2025年工作总结").fill(outline)
    page.get_by_placeholder("一行一条").fill(facts)
    page.locator("#start-draft").click()
    page.locator(".paper h1").wait_for()


def _outline(unit: str, sections: int = 2) -> str:
    headings = [
        f"{numeral}、主要工作（{numeral}）" for numeral in "一二三四五六七八九十"[:sections]
    ]
    return "\n".join([f"# {unit}2025年工作总结", *headings])


def test_from_the_example_to_a_word_file(visitor: Visitor, address: str, tmp_path: Path) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_role("heading", name="新写一篇").wait_for()
    page.get_by_role("button", name="用示例试试").click()
    page.get_by_text("19 条数据，19 条已归入章节").wait_for()
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for(timeout=120_000)  # the archive is read meanwhile
    sentence = page.locator(".paper .sentence", has_text="23.7万吨").first
    sentence.click()
    page.locator("#beside", has_text="生活垃圾无害化处理量").wait_for()
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.locator("[data-export=word]").click()
    word = tmp_path / download.value.suggested_filename
    download.value.save_as(word)
    assert word.name == "澜川市城市管理局2025年工作总结和2026年工作计划.docx"
    text = "".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs)
    assert "23.7万吨" in text


def test_from_nothing_to_a_word_file_with_reports_of_ones_own(
    visitor: Visitor, empty_address: str
) -> None:
    page = visitor.visit(empty_address)
    page.locator(".step", has_text="还没有").wait_for()
    reports = sorted((EXAMPLES / "archive").rglob("*.docx"))[:2]
    page.locator("#first-reports input").set_input_files([str(one) for one in reports])
    page.locator(".step.done", has_text="已收录").wait_for()
    page.locator("#first-reports").wait_for(state="hidden")
    page.locator("#outline textarea").fill(_outline("青石镇"))
    page.locator(".ways textarea").fill("一：新建公厕12座")
    page.locator(".step.done", has_text="2 节，1 条数据").wait_for()
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.locator("[data-export=word]").click()
    assert download.value.suggested_filename == "青石镇2025年工作总结.docx"


def test_a_reload_in_the_middle_loses_nothing(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    _begin(page, _outline("青石镇", 10), "一：新建公厕12座\n十：举办培训35场")
    page.reload()  # while sections are still being written
    page.get_by_text("已写 10/10 节").or_(page.get_by_text("已写 11/11 节")).wait_for()
    assert "青石镇2025年工作总结" in page.locator(".paper h1").inner_text()
    paper = page.locator(".paper").inner_text()
    assert "12座" in paper
    assert "35场" in paper


def test_an_edit_by_hand_is_there_after_a_reload(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    _begin(page, _outline("东湖镇"), "一：新建公厕12座")
    page.get_by_text("已保存").wait_for()
    sentence = page.locator(".paper .sentence", has_text="12座").first
    sentence.dblclick()
    page.keyboard.press("End")
    page.keyboard.press("Control+a")
    page.keyboard.type("全镇新建公厕12座，都已开放。")
    page.keyboard.press("Enter")
    page.locator(".paper .sentence.hand", has_text="都已开放").wait_for()
    page.reload()
    page.locator(".paper .sentence.hand", has_text="都已开放").wait_for()


def test_two_people_do_not_meet(visitor: Visitor, second_visitor: Visitor, address: str) -> None:
    pages = [visitor.visit(address, "起草"), second_visitor.visit(address, "起草")]
    for page, unit in zip(pages, ("南山镇", "北河镇"), strict=True):
        _begin(page, _outline(unit, 6), f"一：{unit}新建公厕12座")
    for page, unit in zip(pages, ("南山镇", "北河镇"), strict=True):
        page.get_by_text("已保存").wait_for()
        page.reload()
        page.locator(".paper h1", has_text=unit).wait_for()


def test_hostile_texts_are_shown_as_they_are(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    _begin(page, f"# 西桥镇{_EVIL}2025年工作总结\n一、主要工作{_EVIL}", f"一：新建公厕12座{_EVIL}")
    page.get_by_text("已保存").wait_for()
    assert "<script>window.hacked=1</script>" in page.locator(".paper h1").inner_text()
    page.locator(".paper .sentence").first.click()
    assert page.locator(".paper img, .paper script, #beside img").count() == 0
    assert page.evaluate("window.hacked") is None
