"""Read the tables of an XLSX workbook with its values as displayed."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.drafting.facts.ledger_columns import (
    UNCOMPUTED,
    LedgerRow,
    LedgerTable,
    add_header,
    find_header,
)
from assistant.errors import OutlineError

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_NO_TOPIC = re.compile(
    r"Sheet\s*\d*|工作表\s*\d*|.*(?:台账|汇总|总表|数据|清单|\d).*", re.IGNORECASE
)
_FORMULA = re.compile(rb"<f[ >/]")


def read_workbook(content: bytes, *, name: str) -> list[LedgerTable]:
    """Return the table of each sheet with an indicator column.

    Where there are several, the name of the sheet is the section of its rows.
    Raises OutlineError for a file that is no workbook, and if no sheet fits.
    """
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = _load(content, values=True)
        formulas = _load(content, values=False) if _has_formulas(content) else None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        raise OutlineError(
            f"打不开台账表格：{name}", hint="请另存为 .xlsx 或 CSV 后再试。"
        ) from error
    found, heads = [], list[str]()
    for sheet in book.worksheets:
        rows = add_header(_rows(sheet, formulas[sheet.title] if formulas else None))
        if find_header(rows) is not None:
            topic = () if _NO_TOPIC.fullmatch(sheet.title) else (sheet.title,)
            found.append(LedgerTable(rows=rows, section=topic))
        heads += [f"“{cell}”" for row in rows[:1] for cell in row.cells if cell]
    if not found:
        raise OutlineError(
            f"{name} 里没有带“指标”列和“数值”列的工作表。读到的第一行：{'、'.join(heads[:12])}。",
            hint="第一行写列名：指标、数值（或2025年、完成数等）、单位。",
        )
    return found if len(found) > 1 else [LedgerTable(rows=found[0].rows)]


def _load(content: bytes, *, values: bool) -> Workbook:
    import openpyxl  # late: only this door needs it

    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [one for one in package.namelist() if one.startswith("xl/worksheets/sheet")]
        return any(_FORMULA.search(package.read(one)) for one in sheets)


def _rows(sheet: Worksheet, formulas: Worksheet | None) -> list[LedgerRow]:
    _fill_merged_cells(sheet)
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = tuple(_cell_text(cell, formulas) for cell in cells)
        if any(texts):
            rows.append(LedgerRow(line=number, cells=texts))
    return rows


def _fill_merged_cells(sheet: Worksheet) -> None:
    """Write the value of each merged range into all its cells: one 章节 for many rows."""
    for stretch in list(sheet.merged_cells.ranges):
        value = sheet.cell(stretch.min_row, stretch.min_col).value
        sheet.unmerge_cells(stretch.coord)
        for row, column in stretch.cells:
            sheet.cell(row, column).value = value


def _cell_text(cell: object, formulas: Worksheet | None) -> str:
    """Return the displayed text of a cell: 0.985 formatted as a percentage is 98.5%."""
    value = getattr(cell, "value", None)
    if value is None:
        return UNCOMPUTED if formulas is not None and _is_formula(cell, formulas) else ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool | str):
        return str(value).strip()
    if "%" in str(getattr(cell, "number_format", "")):
        return f"{round(float(value) * 100, 6):g}%"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _is_formula(cell: object, formulas: Worksheet) -> bool:
    return getattr(formulas[getattr(cell, "coordinate", "A1")], "data_type", "") == "f"
