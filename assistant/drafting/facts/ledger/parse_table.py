"""Read facts from a table: its blocks, the layout of their columns, their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.facts.ledger.column_header import MEASURES, ColumnRole
from assistant.drafting.facts.ledger.column_layout import ColumnLayout, choose_columns
from assistant.drafting.facts.ledger.cross_table import find_cross_table
from assistant.drafting.facts.ledger.entry_fact import make_fact
from assistant.drafting.facts.ledger.ledger_table import LedgerTable, name_lines
from assistant.drafting.facts.ledger.read_rows import plans_ahead, read_entries
from assistant.drafting.facts.ledger.table_blocks import TableBlock, find_blocks
from assistant.drafting.facts.ledger.total_rows import resolve_totals
from assistant.drafting.facts.terse.unit_remarks import remarked_units
from assistant.errors import OutlineError
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

_MEASURED = re.compile(r"[-−+]?\d[\d,]{0,9}(?:\.\d+)?\s*[^\d\s，。；-]{0,4}")  # no telephone number


def has_header(table: LedgerTable) -> bool:
    """Return whether facts can be read from the table."""
    return bool(_blocks(table))


def parse_table(table: LedgerTable, *, year: int = 0) -> list[Fact]:
    """Return one fact per row below the header, with a remark for each unused column and row.

    A row that is only a heading is the section of the rows below it. `year` is that of the
    report, 0 where it is not known. Raises OutlineError if no header names an indicator column, or
    if there are figures and no header names them.
    """
    blocks = _blocks(table)
    if not blocks:
        raise OutlineError(
            f"台账表格缺少“指标”列。{_columns_read(table)}",
            hint="第一行写列名：指标、数值、单位、口径、截至时间、来源、章节（前两列必填）。",
        )
    titles = [title for block in blocks for title in block.titles]
    names = (table.sheet, *titles, table.name)  # any of them may say the year
    facts, remarks = list[Fact](), list(table.remarks)
    for block in blocks:
        found = list(_block_facts(block, table, year, names))
        facts += found
        if not found and block.rows:
            remarks.append(f"{name_lines(block.rows)}没有读出指标，没有用到")
    if facts and remarks:
        facts[0] = replace(facts[0], remarks=(*remarks, *facts[0].remarks))
    return facts


def _blocks(table: LedgerTable) -> list[TableBlock]:
    blocks = find_blocks(table.rows)
    if blocks and any(MEASURES & {one.role for one in block.columns} for block in blocks):
        return blocks
    cross = find_cross_table(table.rows)
    return [cross] if cross else blocks


def _columns_read(table: LedgerTable) -> str:
    head = [f"“{cell}”" for row in table.rows[:1] for cell in row.cells if cell]
    return f"读到的列名：{'、'.join(head)}。" if head else ""


def _block_facts(
    block: TableBlock, table: LedgerTable, year: int, names: Sequence[str]
) -> Iterator[Fact]:
    _require_values(block, table)
    layout = choose_columns(block, year=year, names=names)
    headings = [one for one in block.titles if parse_heading(one) and not remarked_units(one)]
    section = (headings[-1],) if headings else table.section
    entries, skipped = read_entries(
        block.rows, layout, units=block.units, section=section, lines=block.lines
    )
    entries, unnamed = resolve_totals(entries, block.titles)
    entries = [*entries, *plans_ahead(block.rows, layout, entries)]
    remarks = (*block.remarks, *_unused_columns(layout), *_skipped_rows(skipped), *unnamed)
    for index, entry in enumerate(entries):
        fact = make_fact(entry, sheet=table.sheet)
        if index == 0:
            fact = replace(
                fact,
                remarks=(*remarks, *fact.remarks),
                questions=(*layout.questions, *fact.questions),
            )
        yield fact


def _require_values(block: TableBlock, table: LedgerTable) -> None:
    """Raise OutlineError if a column holds figures and no column of values is known."""
    roles = {one.role for one in block.columns}
    unknown = [one.at for one in block.columns if one.role is ColumnRole.NONE]
    figured = any(_MEASURED.fullmatch(row.cell(at)) for row in block.rows for at in unknown)
    if figured and not MEASURES & roles:
        known = "、".join((*group("columns.数值").words, "2025年", *group("columns.上年").words))
        raise OutlineError(
            f"台账表格里没有认出数值列。{_columns_read(table)}",
            hint=f"请把数值那一列的列名改成其中一个：{known}。",
        )


def _unused_columns(layout: ColumnLayout) -> Iterator[str]:
    """Yield a remark for each filled column that no fact is read from, one for all months."""
    months = [one for one in layout.unused if one.period.is_part]
    for column in layout.unused:
        if column not in months:
            called = f"“{column.title}”" if column.title else "（没有列名）"
            yield f"台账第{column.at + 1}列{called}没有用到"
    if months:
        first, last = months[0], months[-1]
        used = f"，用的是“{layout.value.title}”" if layout.value else ""
        which = f"{first.at + 1}至{last.at + 1}" if first is not last else f"{first.at + 1}"
        yield f"台账第{which}列的分月数没有用到{used}"


def _skipped_rows(lines: Sequence[int]) -> Iterator[str]:
    if lines:
        yield f"台账第{'、'.join(map(str, lines))}行没有写指标，没有用到"
