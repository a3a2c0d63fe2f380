"""This year's facts in a browser: typed in the table, pasted from a spreadsheet, uploaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import Workbook

from tests.browser.conftest import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OUTLINE = "# 南溪局2025年工作总结\n一、主要工作\n（一）治水\n（二）治气"
_ROWS = (("指标", "数值", "单位", "章节"), ("新建泵站", "12", "座", "一（一）"))


def _at(page: Page, way: str) -> None:
    """Write the outline, and turn to a way of giving facts."""
    page.get_by_placeholder("# 某某局2025年工作总结").fill(_OUTLINE)
    page.get_by_role("tab", name=way).click()


def _paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_facts_are_typed_and_pasted_into_the_table(visitor: Visitor, address: str) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.visit(address, "起草")
    _at(page, "填表")
    rows = page.locator(".fact-table tbody tr")
    rows.first.locator("input").first.click()
    page.keyboard.insert_text("治水新建泵站")  # as an input method does
    for text in ("12", "座"):
        page.keyboard.press("Tab")
        page.keyboard.insert_text(text)
    page.get_by_text("1 条数据，1 条已归入章节").wait_for()
    rows.nth(1).locator("input").first.click()
    _paste(page, '数值\t指标\t章节\r\n30\t"拆除\n锅炉"\t一（二）\r\n8\t清淤\t一（一）\r\n')
    page.get_by_text("3 条数据，3 条已归入章节").wait_for()
    assert rows.nth(1).locator("input").first.input_value() == "拆除锅炉"
    page.get_by_role("button", name="删除这一行").first.click()
    page.get_by_text("2 条数据，2 条已归入章节").wait_for()
    page.reload()
    page.get_by_text("2 条数据，2 条已归入章节").wait_for()
    page.get_by_role("tab", name="填表").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清空").click()
    page.get_by_text("还没有数据").wait_for()


def _workbook(path: Path) -> None:
    book = Workbook()
    for row in _ROWS:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)


def _word(path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(_ROWS[0]))
    for row in _ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def _csv(path: Path) -> None:
    path.write_bytes("\n".join(map(",".join, _ROWS)).encode("gb18030"))


_LEDGERS = {".xlsx": _workbook, ".docx": _word, ".csv": _csv}


@pytest.mark.parametrize("suffix", _LEDGERS)
def test_a_ledger_is_uploaded(visitor: Visitor, address: str, tmp_path: Path, suffix: str) -> None:
    ledger = tmp_path / f"台账 2025{suffix}"
    _LEDGERS[suffix](ledger)
    page = visitor.visit(address, "起草")
    _at(page, "台账文件")
    page.locator(".ways input[type=file]").set_input_files(ledger)
    page.get_by_text("1 条数据，1 条已归入章节").wait_for()
    page.locator("#start-draft").click()
    page.locator(".paper .sentence", has_text="12座").first.click()
    page.locator("#beside", has_text=ledger.name).wait_for()


def test_what_was_understood_of_a_ledger_is_shown_before_an_outline_is_written(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    ledger = tmp_path / "台账.csv"
    ledger.write_text(
        "指标,本年,上年,目标,单位\n新建泵站,12,9,10,座\n清淤,(5.6),5,,公里", encoding="utf-8"
    )
    page = visitor.visit(address, "起草")
    page.get_by_role("tab", name="台账文件").click()
    page.locator(".ways input[type=file]").set_input_files(ledger)
    shown = page.locator(".ledger")
    shown.locator("tr", has_text="新建泵站").wait_for()
    assert shown.locator("tr", has_text="新建泵站").locator("td").all_inner_texts() == [
        *("2", "新建泵站", "12", "座", "9", "10")
    ]
    assert shown.locator("th").all_inner_texts() == ["行", "指标", "数值", "单位", "上年", "目标"]
    shown.get_by_text("台账第3行“清淤”的“(5.6)”看不出是多少").wait_for()


def test_a_cell_of_a_ledger_is_put_right_and_outlives_a_reload(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    ledger = tmp_path / "台账.csv"
    ledger.write_text("指标,本年,上年,单位\n新建泵站,21,9,座\n清淤,8,5,公里", encoding="utf-8")
    page = visitor.visit(address, "起草")
    _at(page, "台账文件")
    page.locator(".ways input[type=file]").set_input_files(ledger)
    page.locator(".ledger td[data-cell=value]").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    placed = page.locator(".sections", has_text="新建泵站12座，同比增加3座")
    placed.wait_for()
    page.reload()
    placed.wait_for()
    page.locator("#start-draft").click()
    page.locator(".paper .sentence", has_text="12座").first.click()
    page.locator("#beside", has_text=ledger.name).wait_for()


def test_a_wrong_kind_of_file_is_refused_in_chinese(
    visitor: Visitor, address: str, tmp_path: Path
) -> None:
    picture, empty = tmp_path / "照片.png", tmp_path / "空.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    empty.write_text("", encoding="utf-8")
    page = visitor.visit(address, "起草")
    _at(page, "台账文件")
    page.locator(".ways input[type=file]").set_input_files(picture)
    page.get_by_text("这里不能用这种文件：照片.png").wait_for()
    page.locator(".ways input[type=file]").set_input_files(empty)
    page.locator(".preview", has_text="空.txt：台账里没有一条事实").wait_for()


def _borrowed_from(page: Page) -> set[str]:
    names = page.locator(".paper .known .source", has_text="往年").locator("b")
    return set(names.all_text_contents())


def test_only_the_chosen_report_is_borrowed_from(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    page.get_by_placeholder("# 某某局2025年工作总结").fill(
        "# 北河镇2025年工作总结\n一、主要工作\n（一）人居环境整治\n（二）民生保障"
    )
    page.get_by_text("参考哪些往年报告").click()
    chosen = page.get_by_label("只参考这些")
    chosen.click()
    chosen.press_sequentially("青石镇人民政府2024年工作总结")
    page.get_by_role("option").first.click()
    chosen.press("Escape")
    page.get_by_role("option").first.wait_for(state="detached")
    page.locator("#start-draft").press("Enter")  # a list that closes moves what the mouse is on
    page.get_by_text("已保存").wait_for()
    names = _borrowed_from(page)
    assert len(names) == 1
    assert "青石镇人民政府2024年工作总结" in names.pop()


def test_outline_and_facts_of_the_open_draft_are_taken_back(visitor: Visitor, address: str) -> None:
    page = visitor.visit(address, "起草")
    _at(page, "填表")
    cells = page.locator(".fact-table tbody tr").first.locator("input")
    for number, text in enumerate(("治水新建泵站", "12", "座")):
        cells.nth(number).fill(text)
    page.get_by_role("tab", name="粘贴数据").click()
    page.locator(".ways textarea").fill("一（二）：拆除锅炉30台")
    page.get_by_text("2 条数据，2 条已归入章节").wait_for()
    page.locator("#start-draft").click()
    page.get_by_text("已保存").wait_for()
    page.get_by_role("button", name="提纲和数据").click()
    outline = page.locator("#outline textarea")
    outline.fill("# 北山局2025年工作总结\n一、主要工作")
    page.locator(".ways textarea").fill("")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="沿用上一篇的提纲和数据").click()
    shown = "text => document.querySelector('#outline textarea').value === text"
    page.wait_for_function(shown, arg=_OUTLINE)
    page.get_by_text("2 条数据，2 条已归入章节").wait_for()
    assert page.locator(".ways textarea").input_value() == "一（二）：拆除锅炉30台"
    page.get_by_role("tab", name="填表").click()
    assert [cells.nth(number).input_value() for number in range(3)] == ["治水新建泵站", "12", "座"]
