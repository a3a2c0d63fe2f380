"""Find the tables with facts in the sheets of a workbook, in CSV and in Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.drafting.facts.ledger.cell_values import as_number
from assistant.drafting.facts.ledger.column_header import ColumnRole, read_column
from assistant.drafting.facts.ledger.header_rows import counts_things
from assistant.drafting.facts.ledger.ledger_table import LedgerRow, LedgerTable, name_lines
from assistant.drafting.facts.ledger.parse_table import has_header
from assistant.drafting.facts.terse.unit_remarks import remarked_units
from assistant.errors import OutlineError
from assistant.text.figures.read_figures import states_value
from assistant.text.numbered_headings import parse_heading

_DELIMITERS = ",\t;；，"
_WIDE = {"；": ";", "，": ","}
_PIPE_RULE = re.compile(r"\|?[\s:|-]+\|?$")
_THOUSANDS = re.compile(r"[\u4e00-\u9fff，；：、（]\d{1,3}(?:,\d{3})+(?=(?:\.\d+)?[\u4e00-\u9fff])")
_LIST_LINE = re.compile(r"#|[-*+•·●]|\d{1,3}[.．、)）]|[（(]")
_UNIT = re.compile(r"[^\d，。；]{0,6}")
_ROW_OF_TABLE = 3  # cells: a line of one is none of its rows
_LONGEST_HEAD = 20  # characters of a cell as a message names it
_CAPTION = re.compile(
    r"^(?!#)(?:附?表\s?[\d一二三四五六七八九十][^，。；]*|[^，。；]*(?:表|指标|情况|数据))[：:]?$"
)
_MOST_CAPTIONS = 3  # lines right above a table: its title, its unit
_MARKUP = re.compile(r"~~.*?~~|\*\*|(?<!\*)\*(?!\*)|<br\s*/?>")


def find_sheet_tables(sheets: Sequence[LedgerTable], *, name: str) -> list[LedgerTable]:
    """Return the sheets of a workbook that facts can be read from.

    Only where there are several, the name of a sheet is the section of its rows. Raises
    OutlineError if there is none.
    """
    found = [headed for sheet in sheets if has_header(headed := add_header(sheet))]
    if not found:
        cells = dict.fromkeys(cell for sheet in sheets for cell in sheet.rows[0].cells if cell)
        heads = [f"“{cell[:_LONGEST_HEAD]}”" for cell in cells]
        raise OutlineError(
            f"{name} 里没有带“指标”列和“数值”列的工作表。读到的第一行：{'、'.join(heads[:12])}。",
            hint="第一行写列名：指标、数值（或2025年、完成数等）、单位。",
        )
    read = {sheet.sheet for sheet in found}
    remarks = (
        *(remark for sheet in sheets for remark in sheet.remarks),
        *(
            f"工作表“{sheet.sheet}”没有认出表头，没有用到"
            for sheet in sheets
            if sheet.sheet not in read and _holds_figures(sheet)
        ),
    )
    first, *others = [one if len(found) > 1 else replace(one, section=()) for one in found]
    return [replace(first, remarks=remarks), *(replace(one, remarks=()) for one in others)]


def _holds_figures(sheet: LedgerTable) -> bool:
    return any(states_value(cell) for row in sheet.rows for cell in row.cells)


def find_csv_table(text: str) -> LedgerTable | None:
    """Return the table in comma-, semicolon- or tab-separated `text`, None where it is none.

    Lines without a tab between rows with tabs are no part of it.
    """
    for delimiter in _DELIMITERS:
        if delimiter not in text:
            continue
        table = LedgerTable(rows=tuple(_csv_rows(text, delimiter)))
        if has_header(table):
            if not counts_things(table.rows[0]):
                return table
        elif has_header(headed := add_header(table)):
            return headed
    return None


def text_outside_rows(text: str, table: LedgerTable) -> str:
    """Return `text` without the rows of its table; lines keep their numbers.

    With tabs between cells that is every line without one, else each line of a single cell where
    rows have three or more.
    """
    lines = text.splitlines()
    if "\t" in text:
        return "\n".join("" if "\t" in line.strip() else line for line in lines)
    if _width(table) < _ROW_OF_TABLE:
        return ""
    alone = {row.line for row in table.rows if len(row.cells) == 1}
    return "\n".join(line if at in alone else "" for at, line in enumerate(lines, start=1))


def rows_of_table(table: LedgerTable) -> LedgerTable:
    """Return the table without the lines of a list that stand among or below its rows.

    A line that is a heading stays: it is the section of the rows below it.
    """
    if _width(table) < _ROW_OF_TABLE:
        return table
    rows = [row for row in table.rows if len(row.cells) > 1 or parse_heading(row.cells[0])]
    return replace(table, rows=tuple(rows))


def _width(table: LedgerTable) -> int:
    """Return how many cells the first row of several has; a title may stand above it."""
    return next((len(row.cells) for row in table.rows if len(row.cells) > 1), 1)


def add_header(table: LedgerTable) -> LedgerTable:
    """Return the table, with a header if all rows hold only 指标, 数值 and perhaps 单位."""
    is_plain = table.rows and all(
        2 <= len(row.cells) <= 3
        and not row.cells[0][:1].isdecimal()
        and as_number(row.cells[1]) is not None
        and all(_UNIT.fullmatch(cell) for cell in row.cells[2:])
        for row in table.rows
    )
    head = LedgerRow(line=0, cells=("指标", "数值", "单位"))
    return replace(table, rows=(head, *table.rows)) if is_plain else table


def _csv_rows(text: str, delimiter: str) -> list[LedgerRow]:
    if delimiter in _WIDE:
        head = text.strip().partition("\n")[0]
        if ColumnRole.INDICATOR not in {
            read_column((cell,)).role for cell in head.split(delimiter)
        }:
            return []
        text, delimiter = text.replace(delimiter, _WIDE[delimiter]), _WIDE[delimiter]
    if delimiter == ",":  # a sentence between the rows: 财务快报：营收17,825万元
        text = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    try:
        return [
            LedgerRow(line=reader.line_num, cells=tuple(cell.rstrip() for cell in cells))
            for cells in reader
            if any(cell.strip() for cell in cells) and (delimiter != "\t" or len(cells) > 1)
        ]
    except csv.Error as error:  # a field as long as a file: its quotation mark has no partner
        raise OutlineError(
            f"台账第{reader.line_num}行有一格长得读不了，可能有引号没有配对。",
            hint="请在 Excel 里打开检查，另存为 .xlsx 再试。",
        ) from error


def find_markdown_tables(text: str) -> list[LedgerTable]:
    """Return the Markdown tables of `text`, each with the heading right above it."""
    found: list[LedgerTable] = []
    unread: list[str] = []
    rows: list[LedgerRow] = []
    captions: list[LedgerRow] = []
    heading = ""
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        if line.startswith("|"):
            if not _PIPE_RULE.fullmatch(line):
                rows.append(LedgerRow(line=number, cells=_cells(line)))
            continue
        if rows:
            table = _table_under([*captions, *rows], heading)
            if has_header(table):
                found.append(table)
            elif _holds_figures(table):
                unread.append(f"{name_lines(rows)}的表没有认出表头，没有用到")
            rows, captions = [], []
        heading = _heading(line) or heading
        if line:
            captions = [*captions, LedgerRow(line=number, cells=(line.strip("#* "),))][
                -_MOST_CAPTIONS:
            ]
    return [replace(one, remarks=tuple(unread) if one is found[0] else ()) for one in found]


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a Markdown row, without emphasis, what is ~~struck out~~ empty."""
    cells = line.removeprefix("|").removesuffix("|").split("|")
    return tuple(_MARKUP.sub("", cell).strip() for cell in cells)


def _table_under(rows: list[LedgerRow], heading: str) -> LedgerTable:
    table = LedgerTable(rows=tuple(rows), section=(heading,) if heading else ())
    return table if has_header(table) else add_header(table)


def _heading(line: str) -> str:
    if line.startswith("#"):
        return line.strip("# ")
    parsed = parse_heading(line)
    return line if parsed and not parsed.rest else ""


def text_outside_tables(text: str) -> str:
    """Return `text` without its tables and the remarks on them.

    Headings, list items and lines with figures stay, and all lines of a block that has mostly
    such; lines keep their numbers.
    """
    lines = [line.strip() for line in text.splitlines()]
    kept: set[int] = set()
    for block in _blocks(lines):
        told = {at for at in block if _is_fact_line(lines[at])}
        kept |= told if 2 * len(told) < len(block) else set(block)
    return "\n".join(line if at in kept else "" for at, line in enumerate(lines))


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of lines that follow one another outside tables, without what tables say."""
    numbered = enumerate(lines)
    for is_block, block in groupby(numbered, lambda one: bool(one[1]) and one[1][0] != "|"):
        if is_block:
            yield [at for at, line in block if not (remarked_units(line) or _is_caption(lines, at))]


def _is_caption(lines: Sequence[str], at: int) -> bool:
    """Return whether a line is the title of the table below it."""
    below = lines[at + 1 : at + 1 + _MOST_CAPTIONS]
    return any(line.startswith("|") for line in below) and bool(_CAPTION.search(lines[at]))


def _is_fact_line(line: str) -> bool:
    return bool(_LIST_LINE.match(line) or parse_heading(line)) or states_value(line)
