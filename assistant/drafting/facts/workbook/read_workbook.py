"""Read the sheets of a workbook as tables, with the values that it shows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from assistant.drafting.facts.ledger.ledger_table import LedgerRow, LedgerTable
from assistant.drafting.facts.workbook.old_book import open_old_book
from assistant.drafting.facts.workbook.sheet_cells import (
    SheetCells,
    column_letters,
    read_sheet,
    too_large,
)
from assistant.drafting.facts.workbook.workbook_package import WorkbookPackage

_NO_TOPIC = re.compile(
    r"Sheet\s*\d*|工作表\s*\d*|.*(?:台账|汇总|总表|数据|清单|\d).*", re.IGNORECASE
)
_MOST_NAMED = 12  # cells or rows in one remark
_MOST_PLACES = 1_000_000  # cells up to the last filled one of each row, and those merged


def read_workbook(content: bytes, *, name: str) -> list[LedgerTable]:
    """Return the visible sheets that hold something, as tables.

    The name of a sheet is the section of its rows, unless it only says that there is a table.
    Hidden sheets, rows and columns and struck-out cells are left out, and a remark says so.
    Raises OutlineError for a file that is no workbook, or too large.
    """
    package = WorkbookPackage(content, name=name)
    hidden = [one.title for one in package.sheets if one.is_hidden]
    shown = ((one.title, read_sheet(package, one)) for one in package.sheets if not one.is_hidden)
    return _tables(shown, hidden, name=name)


def read_old_workbook(content: bytes, *, name: str) -> list[LedgerTable]:
    """Return the sheets of an .xls or .et workbook, as `read_workbook` does those of an .xlsx."""
    with open_old_book(content, name=name) as book:
        return _tables(book.iter_sheets(), book.hidden, name=name)


def _tables(
    sheets: Iterable[tuple[str, SheetCells]], hidden: Iterable[str], *, name: str
) -> list[LedgerTable]:
    remarks = [f"隐藏的工作表“{title}”没有用到" for title in hidden]
    tables = list[LedgerTable]()
    for title, found in sheets:
        _require_bounds(found, title)
        remarks += _left_out(found, title)
        rows = tuple(_rows(found))
        if rows:
            topic = () if _NO_TOPIC.fullmatch(title) else (title,)
            tables.append(
                LedgerTable(
                    rows=rows, section=topic, sheet=title, name=name, remarks=tuple(remarks)
                )
            )
            remarks = []
    return tables


def _left_out(found: SheetCells, title: str) -> Iterator[str]:
    """Yield a remark for the hidden rows, hidden columns and struck-out cells with content."""
    rows = sorted(found.hidden_rows.intersection(found.cells))
    filled = {column for row in found.cells.values() for column in row}
    columns = sorted(found.hidden_columns & filled)
    for kind, named in (
        ("隐藏的第{}行", [str(row) for row in rows]),
        ("隐藏的{}列", [column_letters(column) for column in columns]),
        ("划掉的单元格{}", found.struck),
    ):
        if named:
            more = "等" if len(named) > _MOST_NAMED else ""
            listed = f"{'、'.join(named[:_MOST_NAMED])}{more}"
            yield f"工作表“{title}”{kind.format(listed)}没有用到"


def _require_bounds(found: SheetCells, title: str) -> None:
    """Raise OutlineError for a sheet whose few filled cells stand so far apart that most is gap."""
    rows, widest = sorted(found.cells), _widest(found)
    spread = sum(max(row, default=0) for row in found.cells.values())
    merged = sum(
        (bisect_right(rows, bottom) - bisect_left(rows, top)) * (min(right, widest) + 1 - left)
        for top, left, bottom, right in found.merges
        if left <= widest and top <= bottom
    )
    if max(spread, merged) > _MOST_PLACES:
        raise too_large(title, f"内容散布到 {column_letters(widest)} 列，大多是空的")


def _widest(found: SheetCells) -> int:
    return max((at for row in found.cells.values() for at in row), default=0)


def _rows(found: SheetCells) -> Iterator[LedgerRow]:
    """Yield the visible rows; a merged range gives its text to each of its cells."""
    covered = _fill_merges(found)
    columns = sorted({at for row in found.cells.values() for at in row} - found.hidden_columns)
    if not columns:
        return
    places = [at for at in range(1, columns[-1] + 1) if at not in found.hidden_columns]
    for number in sorted(set(found.cells) - found.hidden_rows):
        row = found.cells[number]
        shown = places[: bisect_right(places, max(row, default=0))]
        cells = tuple(row.get(at, "") for at in shown)
        if any(cells):
            copied = (index for index, at in enumerate(shown) if (number, at) in covered)
            yield LedgerRow(line=number, cells=cells, copied=frozenset(copied))


def _fill_merges(found: SheetCells) -> set[tuple[int, int]]:
    """Write the text of each merged range into its cells; return those below its first row.

    Rows and columns without any cell stay empty.
    """
    covered = set[tuple[int, int]]()
    rows = sorted(found.cells)
    widest = _widest(found)
    for top, left, bottom, right in found.merges:
        text = found.cells.get(top, {}).get(left, "")
        for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
            for column in range(left, min(right, widest) + 1):
                if text:
                    found.cells[row][column] = text
                elif (row, column) != (top, left):
                    found.cells[row].pop(column, None)
                if row > top:
                    covered.add((row, column))
    return covered
