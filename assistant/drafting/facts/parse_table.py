"""Read facts from the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.facts.fact_sentences import (
    change_clause,
    format_date,
    indicator_sentence,
    target_clause,
)
from assistant.drafting.facts.ledger_columns import (
    UNCOMPUTED,
    LedgerRow,
    LedgerTable,
    column_names,
    find_header,
    is_header,
)
from assistant.errors import OutlineError
from assistant.text.figures.read_figures import find_figures
from assistant.text.headings import parse_heading
from assistant.text.lexicon import group

_SECTION_SEPARATOR = re.compile(r"\s*[/／>＞›»|]\s*")
_SAYS = {"指标", "数值", "上年", "同比"}
_MEASURES = {"数值", "上年", "同比", "目标", "完成率", "占比"}
_MEASURED = re.compile(r"[-−+]?\d[\d,]{0,9}(?:\.\d+)?\s*[^\d\s，。；-]{0,4}")  # no telephone number
_NOTHING = re.compile(r"[-—–－/／\\…\s]+")


def parse_table(table: LedgerTable) -> list[Fact]:
    """Return one fact per row below the header, with a remark for each unused column and row.

    A row that is only a heading is the section of the rows below it. Raises OutlineError if no
    header names an indicator column, or if there are figures and no header names them.
    """
    header = find_header(table.rows)
    if header is None:
        raise OutlineError(
            f"台账表格缺少“指标”列。{_columns_read(table.rows)}",
            hint="第一行写列名：指标、数值、单位、口径、截至时间、来源、章节（前两列必填）。",
        )
    _require_values(table.rows[header:])
    names: list[str] = []
    section, facts, skipped = table.section, list[Fact](), list[int]()
    for row in table.rows[header:]:
        if is_header(row):
            names = column_names(row.cells)
            continue
        fields = {name: cell for name, cell in zip(names, row.cells, strict=False) if name}
        if heading := _heading(row):
            section = (heading,)
        elif fields.get("指标"):
            facts.append(_parse_row(fields, row.line, section))
        elif any(fields.get(name) for name in _SAYS):
            skipped.append(row.line)
    remarks = (*_unused_column_remarks(table.rows[header:]), *_skipped_row_remarks(skipped))
    if facts and remarks:
        facts[0] = replace(facts[0], remarks=(*remarks, *facts[0].remarks))
    return facts


def _columns_read(rows: Sequence[LedgerRow]) -> str:
    head = [f"“{cell}”" for row in rows[:1] for cell in row.cells if cell]
    return f"读到的列名：{'、'.join(head)}。" if head else ""


def _require_values(rows: Sequence[LedgerRow]) -> None:
    """Raise OutlineError if a column holds figures and no column of values is known."""
    names = column_names(rows[0].cells)
    unknown = [at for at, name in enumerate(names) if not name]
    figured = any(_MEASURED.fullmatch(cell) for row in rows[1:] for cell in _cells_at(row, unknown))
    if figured and not _MEASURES.intersection(names):
        known = "、".join((*group("columns.数值").words, "2025年", *group("columns.上年").words))
        raise OutlineError(
            f"台账表格里没有认出数值列。{_columns_read(rows)}",
            hint=f"请把数值那一列的列名改成其中一个：{known}。",
        )


def _cells_at(row: LedgerRow, places: Sequence[int]) -> list[str]:
    return [row.cells[at] for at in places if at < len(row.cells)]


def _heading(row: LedgerRow) -> str:
    """Return the heading in a row of one filled or merged cell, "" for other rows."""
    filled = [cell for cell in row.cells if cell]
    if len(set(filled)) != 1 or find_figures(filled[0]):
        return ""
    merged = len(filled) > 1
    return filled[0] if merged or parse_heading(filled[0]) else ""


def _unused_column_remarks(rows: Sequence[LedgerRow]) -> Iterator[str]:
    """Yield a remark for each filled column with an unknown header."""
    head, *below = rows
    names = column_names(head.cells)
    for index, name in enumerate(head.cells):
        filled = any(len(row.cells) > index and row.cells[index] for row in below)
        if not names[index] and filled:
            called = f"“{name}”" if name else "（没有列名）"
            yield f"台账第{index + 1}列{called}没有用到"


def _skipped_row_remarks(lines: Sequence[int]) -> Iterator[str]:
    if lines:
        yield f"台账第{'、'.join(map(str, lines))}行没有写指标，没有用到"


def _parse_row(fields: dict[str, str], line: int, above: tuple[str, ...]) -> Fact:
    indicator, value, unit = (fields.get(name, "") for name in ("指标", "数值", "单位"))
    value = "" if _NOTHING.fullmatch(value) else value
    change = change_clause(fields.get("同比", ""), fields.get("上年", ""), unit)
    stated = indicator_sentence(indicator, value, unit, fields.get("口径", ""))
    stated += target_clause(
        fields.get("目标", ""), fields.get("完成率", ""), fields.get("占比", ""), unit
    )
    if UNCOMPUTED in fields.values():
        remarks: tuple[str, ...] = (
            f"台账第{line}行的公式没有存下结果，请在表格软件里打开并保存一次",
        )
    else:
        remarks = _missing_value_remarks(fields, value, line)
    return Fact(
        id=fields.get("编号", ""),
        text=f"{stated}，{change}" if value and change else stated + change,
        line=line,
        section=_split_section(fields.get("章节", "")) or above,
        indicator=indicator,
        value=value,
        unit=unit,
        scope=fields.get("口径", ""),
        as_of=format_date(fields.get("截至时间", "")),
        source=fields.get("来源", ""),
        remarks=remarks,
    )


def _missing_value_remarks(fields: dict[str, str], value: str, line: int) -> tuple[str, ...]:
    """Return a remark on a row that has a unit or a dash and no figure."""
    announced = fields.get("数值") or fields.get("单位")
    said = [fields["指标"], *(fields.get(name, "") for name in _MEASURES - {"数值"})]
    if value or not announced or any(find_figures(one) or one == "持平" for one in said):
        return ()
    return (f"台账第{line}行没有读到数值，只用了“{fields['指标']}”几个字",)


def _split_section(given: str) -> tuple[str, ...]:
    return tuple(part for part in _SECTION_SEPARATOR.split(given) if part)
