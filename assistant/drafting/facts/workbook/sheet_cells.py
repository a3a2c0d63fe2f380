"""Read the cells of a sheet that hold something, as the sheet shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from assistant.drafting.facts.ledger.ledger_table import UNCOMPUTED
from assistant.drafting.facts.workbook.number_format import format_number
from assistant.drafting.facts.workbook.workbook_package import (
    CellStyle,
    SheetPart,
    WorkbookPackage,
    rich_text,
)
from assistant.errors import OutlineError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_CELLS = 60_000
LAST_COLUMN = 16_384  # XFD
LONGEST_TEXT = 4_000  # characters of a cell
_WIDEST_MERGE = 1_000  # rows and columns
_BLANKS = re.compile(r"\s+")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PRECISION = 15  # digits that a spreadsheet keeps

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCells:
    """The filled cells of a sheet, its merged ranges, and what is not to be seen in it."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)  # by row and column, from 1
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: list[str] = field(default_factory=list)  # B2（39）


def read_sheet(package: WorkbookPackage, sheet: SheetPart) -> SheetCells:
    """Return the filled cells of `sheet`.

    Raises OutlineError with the cell or the range for a sheet with too many cells, a text that is
    too long, or a merged range as large as the sheet.
    """
    found = SheetCells()
    count = 0
    tags = ("c", "row", "col", "mergeCell")
    for one in package.elements(sheet.part, *tags, title=sheet.title):
        tag = str(one.tag).rpartition("}")[2]
        if tag == "c":
            count += _add_cell(found, package, one, sheet.title)
            if count > MOST_CELLS:
                raise too_large(
                    sheet.title, f"到 {one.get('r')} 已有 {MOST_CELLS} 个有内容的单元格"
                )
        elif tag == "row":
            if _is_hidden(one, "ht"):
                found.hidden_rows.add(int(one.get("r", 0)))
        elif tag == "col":
            if _is_hidden(one, "width"):
                last = min(int(one.get("max", 1)), LAST_COLUMN)
                found.hidden_columns.update(range(max(1, int(one.get("min", 1))), last + 1))
        else:
            found.merges.append(_read_merge(one.get("ref", ""), sheet.title))
    return found


def column_letters(number: int) -> str:
    """Return the letters of a column.

    >>> column_letters(1), column_letters(16384)
    ('A', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("hidden") in {"1", "true"} or element.get(size) in {"0", "0.0"}


def too_large(title: str, why: str) -> OutlineError:
    """Return the refusal of a sheet, with the reason."""
    return OutlineError(f"工作表“{title}”读不了：{why}。", hint="请只留下要用的表，另存后再试。")


def _read_merge(reference: str, title: str) -> Merge:
    ends = [_place(one) for one in reference.split(":")]
    (top, left), (bottom, right) = ends[0], ends[-1]
    if bottom - top > _WIDEST_MERGE and right - left > _WIDEST_MERGE:
        raise too_large(title, f"{reference} 合并成了一个单元格")
    return top, left, bottom, right


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return 1, 1
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _add_cell(found: SheetCells, package: WorkbookPackage, cell: Element, title: str) -> bool:
    """Add the text of a cell; return whether it has one."""
    reference = cell.get("r", "")
    style = _style(package, cell)
    text = _cell_text(package, cell, style)
    if not text.strip():
        return False
    if len(text) > LONGEST_TEXT:
        raise too_large(title, f"单元格 {reference} 有 {len(text)} 个字")
    add_text(found, _place(reference), text, style)
    return True


def add_text(found: SheetCells, place: tuple[int, int], text: str, style: CellStyle) -> None:
    """Add what a cell says, indented as it is; among what is struck out where it is."""
    row, column = place
    if style.is_struck:
        found.struck.append(f"{column_letters(column)}{row}（{text.strip()}）")
    else:
        indent = "\u3000" * min(style.indent, 8)
        found.cells.setdefault(row, {})[column] = indent + text


def _style(package: WorkbookPackage, cell: Element) -> CellStyle:
    number = int(cell.get("s", 0))
    return package.styles[number] if number < len(package.styles) else CellStyle()


def _cell_text(package: WorkbookPackage, cell: Element, style: CellStyle) -> str:
    """Return the text of a cell as the sheet shows it, the blanks at its start kept."""
    parts = {str(one.tag).rpartition("}")[2]: one for one in cell}
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return collapse_blanks(rich_text(parts["is"])) if "is" in parts else ""
    value = parts["v"].text or "" if "v" in parts else ""
    if not value:
        return UNCOMPUTED if "f" in parts and kind != "str" else ""
    if kind == "s":
        return collapse_blanks(package.texts[int(value)]) if int(value) < len(package.texts) else ""
    if kind == "b":
        return "是" if value == "1" else "否"
    return number_text(value, style.code) if kind in {"n", "d"} else collapse_blanks(value)


def collapse_blanks(text: str) -> str:
    """Return the text with single blanks; those at its start stay, up to eight: they indent it."""
    body = text.lstrip()
    indent = len(text) - len(body)
    return "\u3000" * min(indent, 8) + _BLANKS.sub(" ", body).rstrip()


def number_text(value: str, code: str) -> str:
    """Return a number as a cell with this format shows it; a day in words."""
    from openpyxl.styles.numbers import is_date_format
    from openpyxl.utils.datetime import from_excel

    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if is_date_format(code):
        day = from_excel(float(number))
        year = getattr(day, "year", 0)
        return f"{year}年{day.month}月{day.day}日" if year else str(day)
    if number:
        number = round(number, _PRECISION - 1 - number.adjusted())
    return format_number(number, code)
