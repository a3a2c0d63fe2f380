"""Read the rows of a table by its layout: headings, parts of a whole, totals, entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafting.facts.chat.plan_marks import heads_lines
from assistant.drafting.facts.fact_sentences import format_date
from assistant.drafting.facts.ledger.cell_values import (
    read_value,
)
from assistant.drafting.facts.ledger.column_header import (
    Column,
    ColumnRole,
    without_unit,
)
from assistant.drafting.facts.ledger.column_layout import ColumnLayout
from assistant.drafting.facts.ledger.header_rows import is_title
from assistant.drafting.facts.ledger.ledger_entry import LedgerEntry
from assistant.drafting.facts.ledger.ledger_table import LedgerRow
from assistant.drafting.facts.ledger.row_values import (
    as_plan,
    cell_of,
    fill_entry,
    own_cell,
    read_unit,
)
from assistant.drafting.facts.ledger.total_rows import is_total
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.list_marks import MarkKind, strip_opening_mark
from assistant.text.numbered_headings import parse_heading

_BRACKETS = "【】[]（）() "
_SEPARATOR = re.compile(r"\s*[/／>＞›»|]\s*")
_AMONG = re.compile(r"(?:#|＃|—+|-+)?其中[：:，,]?\s*")
_MARKS = frozenset(
    {
        MarkKind.CHINESE,
        MarkKind.BRACKETED_CHINESE,
        MarkKind.ARABIC,
        MarkKind.CIRCLED,
        MarkKind.BRACKETED_ARABIC,
    }
)


@dataclass(slots=True, kw_only=True)
class _Above:
    """What the rows read so far say of the next one."""

    section: tuple[str, ...]
    label: tuple[str, ...] = ()  # in the column of who sent it, of what stands below: 【明年】
    whole: str = ""  # the last indicator that is no part of another one
    indent: int = 0  # of the whole
    in_parts: bool = False
    skipped: list[int] = field(default_factory=list)


def read_entries(
    rows: Sequence[LedgerRow],
    layout: ColumnLayout,
    *,
    units: Sequence[str] = (),
    section: tuple[str, ...] = (),
    lines: Sequence[int] = (),
) -> tuple[list[LedgerEntry], list[int]]:
    """Return the entries of the rows, and the lines with figures and no indicator.

    `units` stand above the table; `lines` are those of the columns, of a table that was turned.
    """
    above = _Above(section=section)
    entries = list[LedgerEntry]()
    for row in rows:
        if heading := _heading(row):
            above.section = (heading,)
            above.in_parts = False
        elif entry := _entry(row, layout, units, above):
            at = layout.value.at if layout.value else 0
            entries.append(replace(entry, line=lines[at]) if lines else entry)
    return _with_plans_at_end(entries), above.skipped


def _with_plans_at_end(entries: list[LedgerEntry]) -> list[LedgerEntry]:
    """Return the entries; rows of targets alone among the plans at the end are plans as well."""
    start = len(entries)
    while start and (entries[start - 1].is_planned or _aims_only(entries[start - 1])):
        start -= 1
    if not any(one.is_planned for one in entries[start:]):
        return entries
    plans = (one if one.is_planned else as_plan(one) for one in entries[start:])
    return [*entries[:start], *plans]


def _aims_only(entry: LedgerEntry) -> bool:
    """Return whether a row gives a target, and neither a value nor that of last year."""
    return entry.target.is_figure and not (entry.value.is_figure or entry.last.is_figure)


def _heading(row: LedgerRow) -> str:
    """Return the heading in a row of one filled or merged cell, "" for other rows."""
    if not is_title(row):
        return ""
    text = row.cells[row.filled[0]].strip()
    if find_figures(text) or re.match(rf"{group('ledger.remark').pattern}\s*[：:]", text):
        return ""
    return text if len(row.filled) > 1 or parse_heading(text) else ""


def _entry(
    row: LedgerRow, layout: ColumnLayout, units: Sequence[str], above: _Above
) -> LedgerEntry | None:
    """Return the entry of a row, None for one without an indicator or without anything else."""
    raw = cell_of(row, layout.named.get(ColumnRole.INDICATOR))
    own = [one for one in _measures(layout) if row.own(one.at).strip()]
    if not raw.strip() or re.match(rf"{group('ledger.remark').pattern}[：:]", raw):
        if own:
            above.skipped.append(row.line)
        return None
    if is_total(raw) and not own:
        return None
    name, head = _name(raw, above)
    source = _source(row, layout, above)
    unit, question = read_unit(row, layout, units, name)
    entry = LedgerEntry(
        line=row.line,
        indicator=name,
        head=head,
        unit=unit,
        section=tuple(
            filter(None, _SEPARATOR.split(cell_of(row, layout.named.get(ColumnRole.SECTION))))
        )
        or above.label
        or above.section,
        scope=cell_of(row, layout.named.get(ColumnRole.SCOPE)),
        as_of=format_date(cell_of(row, layout.named.get(ColumnRole.AS_OF))),
        source=source,
        identifier=cell_of(row, layout.named.get(ColumnRole.NUMBER)),
        questions=(question,) if question else (),
    )
    return fill_entry(entry, row, layout)


def _source(row: LedgerRow, layout: ColumnLayout, above: _Above) -> str:
    """Return who sent a row, "" where the cell heads the rows below it instead."""
    said = cell_of(row, layout.named.get(ColumnRole.SOURCE))
    name = said.strip(_BRACKETS)
    if name:
        above.label = (name,) if heads_lines(name) else ()
    return "" if above.label else said


def _measures(layout: ColumnLayout) -> list[Column]:
    return [one for one in (layout.value, layout.last, layout.target, layout.change) if one]


def _name(raw: str, above: _Above) -> tuple[str, str]:
    """Return the name of the indicator, and of the whole that it is a part of."""
    body = raw.lstrip()
    indent = len(raw) - len(body)
    name = without_unit(strip_opening_mark(body.replace("％", "%"), _MARKS).strip())
    if among := _AMONG.match(name):
        above.in_parts = True
        return name[among.end() :], above.whole
    if above.in_parts and indent > above.indent:
        return name, above.whole
    above.whole, above.indent, above.in_parts = name, indent, False
    return name, ""


def plans_ahead(
    rows: Sequence[LedgerRow], layout: ColumnLayout, entries: Sequence[LedgerEntry]
) -> Iterator[LedgerEntry]:
    """Yield an entry for each figure in the column of the next year's plan."""
    by_line = {row.line: row for row in rows}
    for entry in entries:
        cell = (
            own_cell(by_line[entry.line], layout.ahead)
            if layout.ahead and entry.line in by_line
            else ""
        )
        value = read_value(cell, entry.unit)
        if value.is_figure:
            yield LedgerEntry(
                line=entry.line,
                indicator=f"{layout.year + 1}年计划{entry.name}",
                value=value,
                unit=entry.unit,
                section=(),
                source=entry.source,
            )
