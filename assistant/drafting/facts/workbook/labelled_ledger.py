"""Write a ledger again with the section of each line in a column of its own.

Read back, each line stands where the column says. A table keeps its columns; what was a list or
sentences becomes one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.archive.storage.atomic_write import save_result
from assistant.drafting.draft import Fact
from assistant.drafting.facts.workbook.sheet_cells import LAST_COLUMN, read_sheet
from assistant.drafting.facts.workbook.workbook_package import WorkbookPackage
from assistant.drafting.inputs import read_bytes, read_text
from assistant.errors import ExportError
from assistant.foreign_files import refuse_faults
from assistant.text.lexicon import group

Line = tuple[str, int]  # sheet ("" outside workbooks) and line
_Row = list[str]

_COLUMN = "章节"
_HEADERS = group("columns.章节")
_COLUMNS = ("指标", "数值", "单位", "上年", "目标", "口径", "截至时间", "来源", "备注", _COLUMN)
_CSV, _XLSX = ".csv", ".xlsx"
_MOST_BYTES = 60_000_000  # of a workbook, unpacked
_MOST_MERGED = 300_000  # cells
_HEADER_ROWS, _MOST_COLUMNS = 100, 500  # in which the column may already be
_DELIMITERS = "\t,;"


@refuse_faults(ExportError, what="台账", hint="请改写成 .csv：-o 台账.csv。")
def write_labelled_ledger(
    ledger: Path, facts: Sequence[Fact], sections: Mapping[Line, str], output: Path
) -> None:
    """Write the ledger with these sections to a .csv or .xlsx file; blank where there is none.

    Raises ExportError for another kind of file, or where it cannot be written.
    """
    kind = output.suffix.lower()
    if kind not in (_CSV, _XLSX):
        raise ExportError(
            f"台账只能写成 .csv 或 .xlsx：{output.name}", hint="例如 -o 台账（已分章节）.xlsx。"
        )
    if kind == _XLSX and ledger.suffix.lower() == _XLSX:
        content = _label_workbook(ledger, sections)
    else:
        rows = list(_label_rows(ledger, facts, sections))
        content = _to_csv(rows) if kind == _CSV else _to_workbook(rows)
    save_result(output, content)


def _label_rows(
    ledger: Path, facts: Sequence[Fact], sections: Mapping[Line, str]
) -> Iterator[_Row]:
    if ledger.suffix.lower() != _CSV or not any(fact.indicator for fact in facts):
        yield from _facts_as_rows(facts, sections)
        return
    first = min(fact.line for fact in facts)
    rows = list(_read_rows(read_text(read_bytes(ledger), name=ledger.name)))
    widest = max(len(cells) for _, cells in rows)
    header = next(
        (cells for line, cells in rows if line < first and _column(cells) is not None), []
    )
    found = _column(header)
    place = widest if found is None else found
    for line, cells in rows:
        padded = [*cells, *[""] * (place + 1 - len(cells))]
        if ("", line) in sections:
            padded[place] = sections["", line]
        elif found is None and line == _header_line(rows, first):
            padded[place] = _COLUMN
        yield padded


def _header_line(rows: Sequence[tuple[int, _Row]], first: int) -> int:
    """Return the last line before the first fact that has cells."""
    return max((line for line, cells in rows if line < first and any(cells)), default=0)


def _read_rows(text: str) -> Iterator[tuple[int, _Row]]:
    delimiter = next((one for one in _DELIMITERS if one in text), ",")
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    start = 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1


def _column(cells: Sequence[str]) -> int | None:
    return next((place for place, cell in enumerate(cells) if cell.strip() in _HEADERS), None)


def _facts_as_rows(facts: Sequence[Fact], sections: Mapping[Line, str]) -> Iterator[_Row]:
    """Yield a header and a row for each fact; a sentence stands in the first column."""
    yield list(_COLUMNS)
    for fact in facts:
        named = fact.indicator or fact.text
        figures = (fact.value, fact.unit, fact.last, fact.target) if fact.indicator else [""] * 4
        sender = fact.source or fact.topic
        label = sections.get((fact.sheet, fact.line), "")
        yield [named, *figures, fact.scope, fact.as_of, sender, fact.note, label]


def _to_csv(rows: Sequence[_Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")  # Excel takes it for UTF-8 by the mark


def _to_workbook(rows: Sequence[_Row]) -> bytes:
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
    return _saved(book)


def _label_workbook(ledger: Path, sections: Mapping[Line, str]) -> bytes:
    """Return the workbook as it is, with the column filled on each sheet that has facts."""
    import openpyxl

    content = read_bytes(ledger)
    _require_small(WorkbookPackage(content, name=ledger.name))
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        placed = {line: label for (title, line), label in sections.items() if title == sheet.title}
        if placed:
            _label_sheet(sheet, placed)
    return _saved(book)


def _require_small(package: WorkbookPackage) -> None:
    """Raise ExportError for a workbook that takes openpyxl seconds: it makes each merged cell."""
    merges = [merge for sheet in package.sheets for merge in read_sheet(package, sheet).merges]
    merged = sum((bottom + 1 - top) * (right + 1 - left) for top, left, bottom, right in merges)
    if package.unpacked_size() > _MOST_BYTES or merged > _MOST_MERGED:
        raise ExportError(
            "台账表格太大，写不了“章节”列。", hint="请只留下要用的表，或改写成 .csv：-o 台账.csv。"
        )


def _label_sheet(sheet: Any, placed: Mapping[int, str]) -> None:
    header = min(placed) - 1
    found = next(
        (
            cell
            for row in sheet.iter_rows(
                min_row=max(header - _HEADER_ROWS, 1),
                max_row=max(header, 1),
                max_col=min(sheet.max_column, _MOST_COLUMNS),
            )
            for cell in row
            if str(cell.value or "").strip() in _HEADERS
        ),
        None,
    )
    column = sheet.max_column + 1 if found is None else found.column
    if column > LAST_COLUMN:
        raise ExportError(
            f"工作表“{sheet.title}”的最后一列也有内容，加不了“{_COLUMN}”列。",
            hint="请删去右边多余的列，或改写成 .csv：-o 台账.csv。",
        )
    if found is None and header:
        sheet.cell(header, column, _COLUMN)
    for line, label in placed.items():
        sheet.cell(line, column, label)


def _saved(book: Any) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
