"""Workbooks with hidden, struck-out, odd and oversized content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.facts.workbook.read_workbook import read_workbook
from assistant.errors import OutlineError
from tests.drafting.facts.workbook.office_sheets import Sheet, build

HEAD: list[Any] = ["指标", "数值", "单位"]
ROW: list[Any] = ["改造公厕", 17, "座"]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def loaded(content: bytes, folder: Path) -> list[str]:
    path = folder / "台账.xlsx"
    path.write_bytes(content)
    return [fact.text for fact in load_facts(path)]


def with_sheet(inside: str) -> bytes:
    """Return a workbook whose only sheet has this XML in it."""
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(build(Sheet(rows=[HEAD])))) as old,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            text = f'<worksheet xmlns="{_MAIN}">{inside}</worksheet>'.encode()
            new.writestr(name, text if is_sheet else old.read(name))
    return rewritten.getvalue()


def cells(line: int, *texts: str) -> str:
    inside = "".join(
        f'<c r="{"ABC"[at]}{line}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="{line}">{inside}</row>'


TABLE = cells(1, "指标", "数值", "单位") + cells(2, "改造公厕", "17", "座")


def _strike(sheet: Worksheet) -> None:
    sheet["B2"].font = Font(strike=True)


def _strike_part(sheet: Worksheet) -> None:
    struck = TextBlock(InlineFont(strike=True), "旧")
    sheet["A2"].value = CellRichText(struck, "改造公厕")


def test_struck_out_cells_are_no_values(tmp_path: Path) -> None:
    content = build(Sheet(rows=[HEAD, ROW], finish=_strike))
    assert loaded(content, tmp_path) == ["改造公厕〔待填：数值〕座"]
    (table,) = read_workbook(content, name="台账")
    assert table.remarks == ("工作表“Sheet1”划掉的单元格B2（17）没有用到",)


def test_a_struck_out_part_of_a_text_is_left_out(tmp_path: Path) -> None:
    content = build(Sheet(rows=[HEAD, ROW], finish=_strike_part))
    assert loaded(content, tmp_path) == ["改造公厕17座"]


def test_hidden_sheets_are_left_out_and_told(tmp_path: Path) -> None:
    hidden = Sheet(
        title="废稿", rows=[HEAD, ROW], finish=lambda sheet: setattr(sheet, "sheet_state", "hidden")
    )
    content = build(Sheet(rows=[HEAD, ["维修路灯", 30, "盏"]]), hidden)
    assert loaded(content, tmp_path) == ["维修路灯30盏"]
    (table,) = read_workbook(content, name="台账")
    assert table.remarks == ("隐藏的工作表“废稿”没有用到",)


def test_a_sheet_whose_header_is_unknown_is_told(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    other = Sheet(title="食堂", rows=[["甲", "乙数"], ["大米", 40]])
    path.write_bytes(build(Sheet(rows=[HEAD, ROW]), other))
    assert load_facts(path)[0].remarks == ("工作表“食堂”没有认出表头，没有用到",)


def test_cells_merged_over_rows_left_of_the_indicators_are_their_section(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    rows: list[list[Any]] = [["业务", *HEAD], ["归集", *ROW], [None, "改造厕位", 34, "个"]]
    path.write_bytes(build(Sheet(rows=rows, merged="A2:A3")))
    assert [one.section for one in load_facts(path)] == [("归集",), ("归集",)]


def test_a_merged_value_belongs_to_its_first_row(tmp_path: Path) -> None:
    rows = [HEAD, ["新建道路", 12, "公里"], ["改造道路", None, "公里"]]
    content = build(Sheet(rows=rows, merged="B2:B3"))
    assert loaded(content, tmp_path) == ["新建道路12公里", "改造道路〔待填：数值〕公里"]


def test_a_cell_far_away_is_read(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>末</t></is></c></row>'
    content = with_sheet(f"<sheetData>{TABLE}{far}</sheetData>")
    assert loaded(content, tmp_path) == ["改造公厕17座"]


def test_thousands_of_blanks_are_nothing(tmp_path: Path) -> None:
    blanks = "".join(cells(line, " " * 40_000) for line in range(3, 40))
    content = with_sheet(f"<sheetData>{TABLE}{blanks}</sheetData>")
    assert loaded(content, tmp_path) == ["改造公厕17座"]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        pytest.param(
            f"<sheetData>{TABLE}</sheetData>"
            '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "A1:XFD1048576 合并成了一个单元格",
            id="the whole sheet merged",
        ),
        pytest.param(
            f"<sheetData>{TABLE}{cells(3, '长' * 5000)}</sheetData>",
            "单元格 A3 有 5000 个字",
            id="a text without end",
        ),
        pytest.param(
            f"<sheetData>{TABLE}{' ' * 25_000_000}</sheetData>",
            "展开后有 25 MB",
            id="a sheet too large",
        ),
        pytest.param(
            "<sheetData>" + "<row>" * 200_000 + "</sheetData>", "打不开台账表格", id="damaged"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_place(
    inside: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(OutlineError, match=message) as refused:
        loaded(with_sheet(inside), tmp_path)
    assert refused.value.hint
