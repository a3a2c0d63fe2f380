"""Read this year's facts from a table, a list, a document or pasted text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.drafting.draft import Fact
from assistant.drafting.facts.ledger.find_tables import (
    find_csv_table,
    find_markdown_tables,
    find_sheet_tables,
    rows_of_table,
    text_outside_rows,
    text_outside_tables,
)
from assistant.drafting.facts.ledger.ledger_table import LedgerRow, LedgerTable
from assistant.drafting.facts.ledger.parse_table import parse_table
from assistant.drafting.facts.parse_list import parse_list
from assistant.drafting.facts.terse.item_numbers import part_item_numbers
from assistant.drafting.facts.terse.list_unit import give_list_unit
from assistant.drafting.facts.workbook.read_workbook import read_old_workbook, read_workbook
from assistant.drafting.inputs import is_document, load_document, read_bytes, read_text
from assistant.errors import OutlineError
from assistant.foreign_files import refuse_faults
from assistant.reports.loading.sniff import is_old_workbook

EXAMPLE = (
    "台账示例（表格，前两列必填）：\n指标,数值,单位,章节\n改造公厕,17,座,一（三）\n"
    "或者一行一条：\n- 一（三）：改造公厕17座"
)
_SAVE_AGAIN = "请另存为 .xlsx、.docx 或 CSV 后再试。"
_MARKUP = re.compile(r"\s*(?:[{\[]\s*[\"{\[]|<[a-zA-Z!?/])")
_WIDE_GAP = re.compile(r"[^\S\t\r\n]{9,}")  # thousands of blanks cost a pattern seconds
_LONGEST_LINE = 3_000  # characters; the longest paragraph seen in a report has 2,161
_MOST_TEXT = 300_000  # characters
_MOST_ROWS = 2_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


@refuse_faults(OutlineError, what="台账", hint=_SAVE_AGAIN)
def load_facts(path: Path, *, year: int = 0) -> list[Fact]:
    """Return the facts of a table, a list or a document, in their order.

    CSV, workbooks, Word, PDF, OFD, tables of web pages, Markdown and plain text: what the file
    holds decides, not its suffix.
    Text may be UTF-8, UTF-16 or GB18030. `year` is that of the report: it tells this year's column
    from the others where neither the table nor the file name does.
    Raises OutlineError or LoadError if the file cannot be read or holds no fact.
    """
    content = read_bytes(path)
    if (sheets := _read_sheets(content, path.name)) is not None:
        facts = _parse_tables(find_sheet_tables(sheets, name=path.name), year=year)
    elif is_document(content):
        facts = parse_facts(load_document(path), year=year, name=path.name)
    elif content.startswith(_OLD_OFFICE):
        raise OutlineError(
            f"{path.name} 是旧式 Office 文件，读不出来；也可能有打开密码。",
            hint=_SAVE_AGAIN,
        )
    else:
        facts = _parse_text(content, path, year=year)
    return [replace(fact, file=str(path)) for fact in facts]


def _read_sheets(content: bytes, name: str) -> list[LedgerTable] | None:
    """Return the sheets of a workbook; None for a file of another kind."""
    if is_old_workbook(content):
        return read_old_workbook(content, name=name)
    if content.startswith(_ZIP) and not is_document(content):
        return read_workbook(content, name=name)
    return None


def _require_lines(text: str) -> None:
    """Raise OutlineError for a text with too many lines, or with one that is too long."""
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            raise OutlineError(
                f"台账第{number}行有 {len(line)} 个字，读不了。", hint="请一条一行。"
            )
    if len(lines) > _MOST_ROWS:
        raise _too_many(lines[_MOST_ROWS], _MOST_ROWS + 1)
    if len(text) > _MOST_TEXT:
        raise OutlineError(
            f"台账有 {len(text) / 10_000:.0f} 万字，最多读 {_MOST_TEXT // 10_000} 万字。",
            hint="请只留下要写进总结的指标。",
        )


def _too_many(text: str, line: int) -> OutlineError:
    return OutlineError(
        f"台账太长：第{line}行“{text[:20]}”之前已有 {_MOST_ROWS} 行，最多读 {_MOST_ROWS} 行。",
        hint="请只留下要写进总结的指标。",
    )


def _parse_text(content: bytes, path: Path, *, year: int) -> list[Fact]:
    """Return the facts of a text; a CSV file needs a header."""
    text = read_text(content, name=path.name)
    _require_lines(_WIDE_GAP.sub(" ", text))
    first = text.strip().partition("\n")[0]
    is_csv = path.suffix.lower() in {".csv", ".tsv"}
    if is_csv and re.search("[,;\t]", first) and find_csv_table(text) is None:
        head = LedgerRow(line=1, cells=tuple(re.split("[,;\t]", first)))
        return parse_table(LedgerTable(rows=(head,)))  # which says what is missing
    return parse_facts(text, year=year, name=path.name)


@refuse_faults(OutlineError, what="台账", hint=EXAMPLE)
def parse_facts(text: str, *, year: int = 0, name: str = "") -> list[Fact]:
    """Return the facts of a CSV table, of Markdown tables, or of a list with one fact per line.

    `year` is that of the report, `name` that of the file. Raises OutlineError if there is none.
    """
    if _MARKUP.match(text):
        raise OutlineError("这不是台账：内容是 JSON 或网页代码。", hint=EXAMPLE)
    text = _WIDE_GAP.sub(" ", text)
    _require_lines(text)
    if tables := find_markdown_tables(text):
        beside = parse_list(text_outside_tables(text))
        return _parse_tables(tables, beside=beside, year=year, name=name)
    if table := find_csv_table(text):
        beside = parse_list(text_outside_rows(text, table))
        return _parse_tables([rows_of_table(table)], beside=beside, year=year, name=name)
    return _with_ids(parse_list(give_list_unit(part_item_numbers(text))))


def _parse_tables(
    tables: Sequence[LedgerTable], *, beside: Sequence[Fact] = (), year: int = 0, name: str = ""
) -> list[Fact]:
    """Return the facts of `tables` and of the lines around them, in the order of the text."""
    rows = [row for table in tables for row in table.rows]
    if len(rows) > _MOST_ROWS:
        raise _too_many("".join(rows[_MOST_ROWS].cells[:1]), rows[_MOST_ROWS].line)
    named = [replace(table, name=table.name or name) for table in tables]
    facts = [fact for table in named for fact in parse_table(table, year=year)]
    if not facts and not beside:
        raise OutlineError("台账里没有一条事实：表格只有表头，没有数据行。", hint=EXAMPLE)
    return _with_ids(sorted([*facts, *beside], key=lambda fact: fact.line) if beside else facts)


def _with_ids(facts: Sequence[Fact]) -> list[Fact]:
    if all(fact.set_aside for fact in facts):
        raise OutlineError("台账里没有一条事实。", hint=EXAMPLE)
    return assign_ids(facts)


def assign_ids(facts: Sequence[Fact]) -> list[Fact]:
    """Return `facts` with the ids the user gave, or F1, F2, … where some are absent or repeat."""
    given = {fact.id for fact in facts}
    usable = len(given) == len(facts) and all(given)
    return [
        replace(fact, id=_prefixed(fact.id) if usable else f"F{number}")
        for number, fact in enumerate(facts, start=1)
    ]


def _prefixed(identifier: str) -> str:
    return f"F{identifier}" if identifier.isdecimal() else identifier
