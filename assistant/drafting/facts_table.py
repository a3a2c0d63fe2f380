"""Read facts from the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.facts_columns import UNCOMPUTED, Row, Table, column, find_header, is_header
from assistant.drafting.facts_text import (
    change_clause,
    chinese_date,
    indicator_sentence,
    target_clause,
)
from assistant.drafting.records import Fact
from assistant.errors import OutlineError
from assistant.text.figures import figures
from assistant.text.headings import parse_heading

_SECTION_SEPARATOR = re.compile(r"\s*[/／>＞›»|]\s*")
_SAYS = {"指标", "数值", "上年", "同比"}


def facts_of_table(table: Table) -> list[Fact]:
    """Return one fact a row below the header, its id as given or ""; nothing is left out untold.

    A row that is a heading alone is the section of those below it. Raises OutlineError if no
    header names an indicator column.
    """
    header = find_header(table.rows)
    if header is None:
        raise OutlineError(
            "台账表格缺少“指标”列。",
            hint="第一行写列名：指标、数值、单位、口径、截至时间、来源、章节（前两列必填）。",
        )
    names: list[str] = []
    section, facts, skipped = table.section, list[Fact](), list[int]()
    for row in table.rows[header:]:
        if is_header(row):
            names = [column(cell) for cell in row.cells]
            continue
        fields = {name: cell for name, cell in zip(names, row.cells, strict=False) if name}
        if heading := _heading(row):
            section = (heading,)
        elif fields.get("指标"):
            facts.append(_fact(fields, row.line, section))
        elif any(fields.get(name) for name in _SAYS):
            skipped.append(row.line)
    remarks = (*_unused(table.rows[header:]), *_skipped(skipped))
    if facts and remarks:
        facts[0] = replace(facts[0], remarks=(*remarks, *facts[0].remarks))
    return facts


def _heading(row: Row) -> str:
    """Return the heading that stands alone in a row, in one cell or in a merged one."""
    filled = [cell for cell in row.cells if cell]
    if len(set(filled)) != 1 or figures(filled[0]):
        return ""
    merged = len(filled) > 1
    return filled[0] if merged or parse_heading(filled[0]) else ""


def _unused(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a remark for each column that holds something and has no name we know."""
    head, *below = rows
    for index, name in enumerate(head.cells):
        filled = any(len(row.cells) > index and row.cells[index] for row in below)
        if not column(name) and filled:
            called = f"“{name}”" if name else "（没有列名）"
            yield f"台账第{index + 1}列{called}没有用到"


def _skipped(lines: Sequence[int]) -> Iterator[str]:
    if lines:
        yield f"台账第{'、'.join(map(str, lines))}行没有写指标，没有用到"


def _fact(fields: dict[str, str], line: int, above: tuple[str, ...]) -> Fact:
    indicator, value, unit = (fields.get(name, "") for name in ("指标", "数值", "单位"))
    change = change_clause(fields.get("同比", ""), fields.get("上年", ""), unit)
    stated = indicator_sentence(indicator, value, unit, fields.get("口径", ""))
    stated += target_clause(
        fields.get("目标", ""), fields.get("完成率", ""), fields.get("占比", ""), unit
    )
    uncomputed = UNCOMPUTED in fields.values()
    return Fact(
        id=fields.get("编号", ""),
        text=f"{stated}，{change}" if value and change else stated + change,
        line=line,
        section=_section(fields.get("章节", "")) or above,
        indicator=indicator,
        value=value,
        unit=unit,
        scope=fields.get("口径", ""),
        as_of=chinese_date(fields.get("截至时间", "")),
        source=fields.get("来源", ""),
        remarks=(f"台账第{line}行的公式没有存下结果，请在表格软件里打开并保存一次",)
        if uncomputed
        else (),
    )


def _section(given: str) -> tuple[str, ...]:
    return tuple(part for part in _SECTION_SEPARATOR.split(given) if part)
