"""Read this year's facts from a table, a list or pasted text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from assistant.drafting.facts_list import facts_from_lines
from assistant.drafting.facts_table import (
    facts_from_rows,
    rows_of_csv,
    rows_of_pipes,
    rows_of_workbook,
)
from assistant.drafting.input_files import read_bytes, read_text
from assistant.drafting.records import Fact
from assistant.errors import OutlineError

EXAMPLE = (
    "台账示例（表格，前两列必填）：\n指标,数值,单位,章节\n改造公厕,17,座,一（三）\n"
    "或者一行一条：\n- 一（三）：改造公厕17座"
)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def load_facts(path: Path) -> list[Fact]:
    """Return the facts of a CSV, XLSX, Markdown or plain text file, in its order.

    What the file holds decides, not its suffix. Text may be UTF-8, UTF-16 or GB18030.
    Raises OutlineError if the file cannot be read or holds no fact.
    """
    content = read_bytes(path)
    if content.startswith(_OLD_OFFICE):
        raise OutlineError(
            f"{path.name} 是旧式 Office 文件。", hint="请另存为 .xlsx 或 CSV 后再试。"
        )
    if content.startswith(_ZIP):
        facts = _at_least_one(facts_from_rows(rows_of_workbook(content, name=path.name)))
    else:
        facts = _of_text(read_text(content, name=path.name), suffix=path.suffix.lower())
    return [replace(fact, file=str(path)) for fact in facts]


def _of_text(text: str, *, suffix: str) -> list[Fact]:
    """Return the facts of `text`; the columns of a CSV file need names."""
    first = text.strip().partition("\n")[0]
    if suffix in {".csv", ".tsv"} and re.search("[,;\t]", first) and not rows_of_csv(text):
        return facts_from_rows([])  # which says what is missing
    return parse_facts(text)


def parse_facts(text: str) -> list[Fact]:
    """Return the facts of a CSV table, a Markdown table or a list with one fact a line.

    Raises OutlineError if there is none.
    """
    for rows in (rows_of_pipes(text), rows_of_csv(text)):
        if rows:
            return _at_least_one(facts_from_rows(rows))
    return _at_least_one(facts_from_lines(text))


def _at_least_one(facts: list[Fact]) -> list[Fact]:
    if not facts:
        raise OutlineError("台账里没有一条事实。", hint=EXAMPLE)
    return facts
