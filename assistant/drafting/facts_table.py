"""Read facts from the rows of a table: CSV, a workbook, or a Markdown table."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.drafting.facts_text import (
    change_clause,
    chinese_date,
    fact_ids,
    indicator_sentence,
)
from assistant.drafting.records import Fact
from assistant.errors import OutlineError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = {
    "指标": ("指标", "指标名称", "项目", "名称", "事项", "内容", "工作内容", "事实", "indicator"),
    "数值": (
        *("数值", "数值（本期）", "本期", "本期数", "值", "数据", "完成数", "完成值", "value"),
        *("数量", "金额", "指标值", "完成情况", "本年", "本年数", "今年", "累计", "本年累计"),
    ),
    "上年": ("上年", "上年数", "上年值", "上年同期", "上年同期数", "去年", "去年数", "去年同期"),
    "同比": ("同比", "同比增长", "同比增幅", "同比增减", "同比变化", "增幅", "增速", "增长率"),
    "单位": ("单位", "计量单位", "unit"),
    "口径": ("口径", "统计口径", "范围", "scope"),
    "截至时间": ("截至时间", "截止时间", "截至", "截至日期", "时间", "日期", "as_of"),
    "来源": ("来源", "数据来源", "出处", "依据", "source"),
    "章节": ("章节", "所属章节", "栏目", "板块", "section"),
    "编号": ("编号", "序号", "id", "ID"),
}
_NAMES = {alias.lower(): name for name, aliases in COLUMNS.items() for alias in aliases}
_SECTION_SEPARATOR = re.compile(r"\s*[/／>＞›»|]\s*")
_HEADER_DEPTH = 5  # a title and a remark may stand above the header
_PIPE_RULE = re.compile(r"\|?[\s:|-]+\|?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, its cells as text."""

    line: int  # from 1
    cells: tuple[str, ...]


def facts_from_rows(rows: Sequence[Row]) -> list[Fact]:
    """Return one fact a row below the header; rows without an indicator are left out.

    Raises OutlineError if no header names an indicator column.
    """
    header = find_header(rows)
    if header is None:
        raise OutlineError(
            "台账表格缺少“指标”列。",
            hint="第一行写列名：指标、数值、单位、口径、截至时间、来源、章节（前两列必填）。",
        )
    names = [_column(cell) for cell in rows[header].cells]
    facts: list[Fact] = []
    given: list[str] = []
    for row in rows[header + 1 :]:
        fields = {name: cell for name, cell in zip(names, row.cells, strict=False) if name}
        if fields.get("指标"):
            facts.append(_fact(fields, row.line))
            given.append(fields.get("编号", ""))
    return fact_ids(facts, given)


def find_header(rows: Sequence[Row]) -> int | None:
    """Return the index of the row that names the columns, None if none does."""
    for index, row in enumerate(rows[:_HEADER_DEPTH]):
        names = {_column(cell) for cell in row.cells}
        if "指标" in names and len(names - {""}) > 1:
            return index
    return None


def rows_of_csv(text: str) -> list[Row]:
    """Return the rows of comma- or tab-separated `text`; [] where it is no table of facts."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",\t;，", key=first.count)
    if delimiter == "，":
        text = text.replace("，", ",") if _is_wide_header(first) else text
        delimiter = ","
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    rows = [
        Row(line=reader.line_num, cells=tuple(cell.strip() for cell in cells))
        for cells in reader
        if any(cell.strip() for cell in cells)
    ]
    return rows if find_header(rows) is not None else []


def rows_of_pipes(text: str) -> list[Row]:
    """Return the rows of the Markdown table in `text`; [] where there is none."""
    rows = [
        Row(line=number, cells=tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip().startswith("|") and not _PIPE_RULE.fullmatch(line.strip())
    ]
    return rows if find_header(rows) is not None else []


def rows_of_workbook(content: bytes, *, name: str) -> list[Row]:
    """Return the rows of the first sheet of an XLSX file that names an indicator column.

    Raises OutlineError for a file that is no workbook, and if no sheet fits.
    """
    import openpyxl  # late: only this door needs it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        raise OutlineError(
            f"打不开台账表格：{name}", hint="请另存为 .xlsx 或 CSV 后再试。"
        ) from error
    for sheet in book.worksheets:
        _fill_merged(sheet)
        rows = [
            Row(line=number, cells=cells)
            for number, cells in enumerate(map(_cells, sheet.iter_rows()), start=1)
            if any(cells)
        ]
        if find_header(rows) is not None:
            return rows
    raise OutlineError(
        f"{name} 里没有带“指标”列的工作表。", hint="第一行写列名：指标、数值、单位。"
    )


def _fill_merged(sheet: Worksheet) -> None:
    """Write the value of each merged stretch into all its cells: one 章节 for many rows."""
    for stretch in list(sheet.merged_cells.ranges):
        value = sheet.cell(stretch.min_row, stretch.min_col).value
        sheet.unmerge_cells(stretch.coord)
        for row, column in stretch.cells:
            sheet.cell(row, column).value = value


def _fact(fields: dict[str, str], line: int) -> Fact:
    indicator, value, unit = (fields.get(name, "") for name in ("指标", "数值", "单位"))
    change = change_clause(fields.get("同比", ""), fields.get("上年", ""), unit)
    stated = indicator_sentence(indicator, value, unit, fields.get("口径", ""))
    return Fact(
        id="",
        text=f"{stated}，{change}" if value and change else stated + change,
        line=line,
        section=_section(fields.get("章节", "")),
        indicator=indicator,
        value=value,
        unit=unit,
        scope=fields.get("口径", ""),
        as_of=chinese_date(fields.get("截至时间", "")),
        source=fields.get("来源", ""),
    )


def _section(given: str) -> tuple[str, ...]:
    return tuple(part for part in _SECTION_SEPARATOR.split(given) if part)


def _column(cell: str) -> str:
    """Return our name of the column that `cell` heads, "" for one we do not know."""
    return _NAMES.get(re.sub(r"\s|[*＊]|[（(]必填[)）]", "", cell).lower(), "")


def _is_wide_header(first: str) -> bool:
    return "指标" in {_column(cell) for cell in first.split("，")}


def _cells(cells: Iterable[object]) -> tuple[str, ...]:
    return tuple(_cell(cell) for cell in cells)


def _cell(cell: object) -> str:
    """Return a workbook cell as a person sees it: 0.985 formatted as a percentage is 98.5%."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool | str):
        return str(value).strip()
    if "%" in str(getattr(cell, "number_format", "")):
        return f"{round(float(value) * 100, 6):g}%"
    return f"{value:.10g}" if isinstance(value, float) else str(value)
