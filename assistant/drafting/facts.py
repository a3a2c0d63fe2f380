"""Read this year's facts from a table, a list or pasted text."""

from __future__ import annotations

from pathlib import Path

from assistant.drafting.facts_list import facts_from_lines
from assistant.drafting.facts_table import (
    facts_from_rows,
    rows_of_csv,
    rows_of_pipes,
    rows_of_workbook,
)
from assistant.drafting.records import Fact
from assistant.errors import OutlineError

EXAMPLE = (
    "台账示例（表格，前两列必填）：\n指标,数值,单位,章节\n改造公厕,17,座,一（三）\n"
    "或者一行一条：\n- 一（三）：改造公厕17座"
)
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def load_facts(path: Path) -> list[Fact]:
    """Return the facts of a CSV, XLSX, Markdown or plain text file, in its order.

    What the file holds decides, not its suffix. Text may be UTF-8, UTF-16 or GB18030.
    Raises OutlineError if the file cannot be read or holds no fact.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OutlineError(
            f"读不到台账文件：{path}", hint="请检查路径和文件是否被占用。"
        ) from error
    if content.startswith(_ZIP):
        return _at_least_one(facts_from_rows(rows_of_workbook(content, name=path.name)))
    return parse_facts(_decode(content, path))


def parse_facts(text: str) -> list[Fact]:
    """Return the facts of a CSV table, a Markdown table or a list with one fact a line.

    Raises OutlineError if there is none.
    """
    for rows in (rows_of_pipes(text), rows_of_csv(text)):
        if rows:
            return _at_least_one(facts_from_rows(rows))
    return _at_least_one(facts_from_lines(text))


def _decode(content: bytes, path: Path) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise OutlineError(
        f"台账文件的编码无法识别：{path.name}", hint="请另存为 UTF-8 编码的文本或 .xlsx。"
    )


def _at_least_one(facts: list[Fact]) -> list[Fact]:
    if not facts:
        raise OutlineError("台账里没有一条事实。", hint=EXAMPLE)
    return facts
