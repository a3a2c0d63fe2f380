"""Find CSV and Markdown tables in a text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from assistant.drafting.facts.ledger_columns import (
    LedgerRow,
    LedgerTable,
    add_header,
    column_name,
    find_header,
)
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.headings import parse_heading

_DELIMITERS = ",\t;；，"
_WIDE = {"；": ";", "，": ","}
_PIPE_RULE = re.compile(r"\|?[\s:|-]+\|?$")
_LIST_LINE = re.compile(r"#|[-*+•·●]|\d{1,3}[.．、)）]|[（(]")
_COUNTED = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.COUNT_WORD, FigureKind.POINTS}


def find_csv_table(text: str) -> LedgerTable | None:
    """Return the table in comma-, semicolon- or tab-separated `text`, None where it is none."""
    for delimiter in _DELIMITERS:
        if delimiter not in text:
            continue
        rows = _csv_rows(text, delimiter)
        if find_header(rows) is not None:
            return LedgerTable(rows=tuple(rows))
        if find_header(headed := add_header(rows)) is not None:
            return LedgerTable(rows=headed)
    return None


def _csv_rows(text: str, delimiter: str) -> list[LedgerRow]:
    if delimiter in _WIDE:
        head = text.strip().partition("\n")[0]
        if "指标" not in {column_name(cell) for cell in head.split(delimiter)}:
            return []
        text, delimiter = text.replace(delimiter, _WIDE[delimiter]), _WIDE[delimiter]
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    return [
        LedgerRow(line=reader.line_num, cells=tuple(cell.strip() for cell in cells))
        for cells in reader
        if any(cell.strip() for cell in cells)
    ]


def find_markdown_tables(text: str) -> list[LedgerTable]:
    """Return the Markdown tables of `text`, each with the heading right above it."""
    found: list[LedgerTable] = []
    rows: list[LedgerRow] = []
    heading = ""
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        if line.startswith("|"):
            if not _PIPE_RULE.fullmatch(line):
                cells = line.removeprefix("|").removesuffix("|").split("|")
                rows.append(LedgerRow(line=number, cells=tuple(cell.strip() for cell in cells)))
            continue
        if rows:
            found += _table_under(rows, heading)
            rows = []
        heading = _heading(line) or heading
    return found


def _table_under(rows: list[LedgerRow], heading: str) -> Iterator[LedgerTable]:
    headed = add_header(rows)
    if find_header(headed) is not None:
        yield LedgerTable(rows=headed, section=(heading,) if heading else ())


def _heading(line: str) -> str:
    if line.startswith("#"):
        return line.strip("# ")
    parsed = parse_heading(line)
    return line if parsed and not parsed.rest else ""


def text_outside_tables(text: str) -> str:
    """Return `text` without its tables and the remarks on them.

    Headings, list items and lines with figures stay; lines keep their numbers.
    """
    return "\n".join(line if _is_fact_line(line.strip()) else "" for line in text.splitlines())


def _is_fact_line(line: str) -> bool:
    if not line or line.startswith("|"):
        return False
    return bool(
        _LIST_LINE.match(line)
        or parse_heading(line)
        or any(figure.kind in _COUNTED for figure in find_figures(line))
    )
