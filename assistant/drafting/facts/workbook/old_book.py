"""Open a workbook of Excel 97 to 2003 (.xls), and of WPS (.et), through xlrd."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from assistant.drafting.facts.workbook.sheet_cells import (
    LONGEST_TEXT,
    MOST_CELLS,
    SheetCells,
    add_text,
    collapse_blanks,
    number_text,
    too_large,
)
from assistant.drafting.facts.workbook.workbook_package import CellStyle
from assistant.errors import AssistantError, OutlineError

_LARGEST = 16_000_000  # bytes: its formatted cells without content cost seconds
_DAYS_TO_1904 = 1_462
_EMPTY = (0, 6)  # kinds of cells: nothing in it, or its format only
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 再试。"


class OldBook:
    """A workbook; its sheets are read one by one."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._style = cache(self._read_style)
        visible = [sheet == 0 for sheet in book._sheet_visibility]
        named = list(zip(book.sheet_names(), visible, strict=True))
        self.hidden = [title for title, shown in named if not shown]
        self._shown = [title for title, shown in named if shown]

    def iter_sheets(self) -> Iterator[tuple[str, SheetCells]]:
        """Yield the title and the filled cells of each visible sheet."""
        for title in self._shown:
            yield title, self._read_sheet(self._book.sheet_by_name(title))
            self._book.unload_sheet(title)

    def _read_sheet(self, sheet: Any) -> SheetCells:
        found = SheetCells(
            merges=[
                (top + 1, left + 1, bottom, right)
                for top, bottom, left, right in sheet.merged_cells
            ],
            hidden_rows={n + 1 for n, row in sheet.rowinfo_map.items() if _is_hidden(row)},
            hidden_columns={n + 1 for n, one in sheet.colinfo_map.items() if _is_hidden(one)},
        )
        count = 0
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                count += self._add_cell(found, sheet, row, column)
                if count > MOST_CELLS:
                    raise too_large(
                        sheet.name, f"到第{row + 1}行已有 {MOST_CELLS} 个有内容的单元格"
                    )
        return found

    def _add_cell(self, found: SheetCells, sheet: Any, row: int, column: int) -> bool:
        """Add the text of a cell; return whether it has one."""
        if sheet.cell_type(row, column) in _EMPTY:
            return False
        style = self._style(sheet.cell_xf_index(row, column))
        text = self._text(sheet, row, column, style)
        if not text.strip():
            return False
        if len(text) > LONGEST_TEXT:
            raise too_large(sheet.name, f"第{row + 1}行有一个单元格有 {len(text)} 个字")
        add_text(found, (row + 1, column + 1), text, style)
        return True

    def _text(self, sheet: Any, row: int, column: int, style: CellStyle) -> str:
        import xlrd

        kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
        if kind == xlrd.XL_CELL_TEXT:
            runs = sheet.rich_text_runlist_map.get((row, column), ())
            return collapse_blanks(self._without_struck(value, runs))
        if kind == xlrd.XL_CELL_DATE:
            return number_text(repr(value + _DAYS_TO_1904 * self._book.datemode), style.code)
        if kind == xlrd.XL_CELL_NUMBER:
            return number_text(repr(value), style.code)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "是" if value else "否"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, ""))
        return ""

    def _without_struck(self, text: str, runs: Any) -> str:
        """Return a text without the parts whose own type is struck out."""
        kept, start, struck = "", 0, False
        for begin, font in [*runs, (len(text), None)]:
            kept += "" if struck else text[start:begin]
            start, struck = begin, font is not None and self._is_struck(font)
        return kept

    def _is_struck(self, font: int) -> bool:
        return bool(self._book.font_list[font].struck_out)

    def _read_style(self, number: int) -> CellStyle:
        if number >= len(self._book.xf_list):
            return CellStyle()
        one = self._book.xf_list[number]
        return CellStyle(
            code=self._book.format_map[one.format_key].format_str,
            is_struck=self._is_struck(one.font_index),
            indent=one.alignment.indent_level,
        )


@contextmanager
def open_old_book(content: bytes, *, name: str) -> Iterator[OldBook]:
    """Yield the workbook; OutlineError for one that is damaged, encrypted or too large."""
    import xlrd

    if len(content) > _LARGEST:
        size = len(content) // 1_000_000
        raise OutlineError(
            f"{name} 有 {size} MB，最多读 {_LARGEST // 1_000_000} MB。",
            hint="请只留下要用的表，另存后再试。",
        )
    try:
        with xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        ) as book:
            yield OldBook(book)
    except AssistantError:
        raise
    except Exception as error:  # it fails on damaged files in any way
        why = "有打开密码" if "encrypted" in str(error) else "已损坏，或不是完好的 Excel 文件"
        raise OutlineError(f"打不开台账表格：{name}，{why}。", hint=_SAVE_AS) from error


def _is_hidden(row_or_column: Any) -> bool:
    sizes = (getattr(row_or_column, name, 1) for name in ("width", "height"))
    return bool(row_or_column.hidden) or 0 in sizes
