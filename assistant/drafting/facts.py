"""Read this year's facts from a table, a list or pasted text."""

from __future__ import annotations

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


def load_facts(path: Path) -> list[Fact]:
    """Return the facts of a CSV, XLSX, Markdown or plain text file, in its order.

    What the file holds decides, not its suffix. Text may be UTF-8, UTF-16 or GB18030.
    Raises OutlineError if the file cannot be read or holds no fact.
    """
    content = read_bytes(path)
    if content.startswith(_ZIP):
        facts = _at_least_one(facts_from_rows(rows_of_workbook(content, name=path.name)))
    else:
        facts = parse_facts(read_text(content, name=path.name))
    return [replace(fact, file=str(path)) for fact in facts]


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
