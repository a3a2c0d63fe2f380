"""Read a table with places or offices as rows and indicators as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.drafting.facts.ledger.cell_values import read_value
from assistant.drafting.facts.ledger.column_header import (
    MEASURES,
    Column,
    ColumnRole,
    is_header_cell,
    normalize_header,
    read_column,
    without_unit,
)
from assistant.drafting.facts.ledger.header_rows import is_figure, is_title, read_columns
from assistant.drafting.facts.ledger.ledger_table import LedgerRow
from assistant.drafting.facts.ledger.table_blocks import TableBlock
from assistant.drafting.facts.ledger.total_rows import is_total
from assistant.text.lexicon import group

_FEW = 5  # places whose figures stand in the sentence on the total
_KEPT = frozenset(
    {
        ColumnRole.NUMBER,
        ColumnRole.SECTION,
        ColumnRole.INDICATOR,
        ColumnRole.UNIT,
        ColumnRole.SOURCE,
        ColumnRole.NOTE,
    }
)
_ROLES = (ColumnRole.VALUE, ColumnRole.TARGET, ColumnRole.CHANGE, ColumnRole.COMPLETION)
_HEADS = ("数值", "目标", "同比", "完成率")


def find_cross_table(rows: Sequence[LedgerRow]) -> TableBlock | None:
    """Return the table with one row for each place and indicator, None for another table.

    Of a table with a total only the total is an entry; the figures of few places stand in its
    note, those of many are left out.
    """
    head = next(
        (at for at, row in enumerate(rows) if len(row.filled) > 1 and not is_title(row)), None
    )
    if head is None or any(map(is_figure, rows[head].cells)):
        return None
    end = head + 1
    while end < len(rows) and _continues(rows[end]):
        end += 1
    columns, body = read_columns(rows[head:end]), rows[end:]
    place = _find_places(columns, body)
    groups = [one for one in _groups(columns, place) if any(_figured(one, row) for row in body)]
    if place is None or not groups or not _names_quantities(place, groups):
        return None
    titles = tuple(dict.fromkeys(row.cells[at] for row in rows[:head] for at in row.filled))
    return TableBlock(
        titles=titles,
        columns=tuple(
            read_column((name,), at) for at, name in enumerate(("指标", *_HEADS, "备注"))
        ),
        rows=tuple(_unpivoted(place, groups, body)),
        remarks=tuple(_unused(columns, place, groups, body)),
    )


_Group = tuple[str, tuple[Column, ...]]


def _continues(row: LedgerRow) -> bool:
    own = [row.cells[at] for at in row.filled if at not in row.copied]
    return (
        bool(own)
        and not any(map(is_figure, own))
        and all(map(is_header_cell, own))
        and not row.own(0)
    )


def _find_places(columns: Sequence[Column], body: Sequence[LedgerRow]) -> Column | None:
    """Return the column of the places, the last in front of the figures: 片区, 乡镇, 改厕（户）."""
    place: Column | None = None
    for column in columns:
        cells = [cell for row in body if (cell := row.cell(column.at).strip())]
        if any(map(is_figure, cells)) and column.role is not ColumnRole.NUMBER:
            break
        if cells and column.role not in {ColumnRole.NUMBER, ColumnRole.NOTE, ColumnRole.SOURCE}:
            place = column
    return place


def _groups(columns: Sequence[Column], place: Column | None) -> Iterator[_Group]:
    """Yield each indicator with its columns: 新建公路 over 计划 and 实际."""
    if place is None:
        return
    wanted = [one for one in columns if one.at > place.at and one.role not in _KEPT]
    for name, found in groupby(wanted, key=_indicator):
        if name:
            yield name, tuple(found)


def _indicator(column: Column) -> str:
    return "".join(one for one in column.path if not is_header_cell(one))


def _figured(group_: _Group, row: LedgerRow) -> bool:
    return any(is_figure(row.cell(one.at)) for one in group_[1])


def _names_quantities(place: Column, groups: Sequence[_Group]) -> bool:
    """Return whether the columns name quantities: by their unit, or as 投资 and 面积 do."""
    named = [name for name, _ in groups]
    if any(without_unit(normalize_header(one)) != normalize_header(one) for one in named):
        return True
    known = (group("ledger.amount"), group("ledger.rate"))
    return place.role is not ColumnRole.INDICATOR and any(
        one.closing(name) or group("ledger.act").opening(name) for one in known for name in named
    )


def _unpivoted(
    place: Column, groups: Sequence[_Group], body: Sequence[LedgerRow]
) -> Iterator[LedgerRow]:
    totals = [row for row in body if is_total(row.cell(place.at))]
    whole = [row for row in totals if row.cell(place.at).strip() != "小计"]
    total = (whole or totals)[-1] if whole or len(totals) == 1 else None
    parts = [row for row in body if not is_total(row.cell(place.at)) and row.cell(place.at).strip()]
    for name, columns in groups:
        if total is None:
            yield from (_row(row, f"{row.cell(place.at).strip()}{name}", columns) for row in parts)
        else:
            yield _row(total, name, columns, note=_breakdown(place, name, columns, parts))


def _unused(
    columns: Sequence[Column], place: Column, groups: Sequence[_Group], body: Sequence[LedgerRow]
) -> Iterator[str]:
    """Yield a remark for the columns without figures, and for places that only count in a total."""
    used = {place.at, *(one.at for _, found in groups for one in found)}
    for column in columns:
        if column.at not in used and any(row.cell(column.at) for row in body):
            yield f"台账第{column.at + 1}列“{column.title}”没有用到"
    parts = [row for row in body if not is_total(row.cell(place.at))]
    if _FEW < len(parts) < len(body):
        first, last = parts[0].line, parts[-1].line
        yield f"台账第{first}至{last}行没有逐行写进句子，用的是合计"


def _row(row: LedgerRow, name: str, columns: Sequence[Column], *, note: str = "") -> LedgerRow:
    by_role = {
        one.role if one.role in MEASURES else ColumnRole.VALUE: row.cell(one.at) for one in columns
    }
    cells = (name, *(by_role.get(role, "") for role in _ROLES), note)
    return LedgerRow(line=row.line, cells=cells)


def _breakdown(
    place: Column, name: str, columns: Sequence[Column], parts: Sequence[LedgerRow]
) -> str:
    """Return the figures of the places as a note: 其中城关镇12公里、河东镇20公里."""
    value = next((one for one in columns if one.role in {ColumnRole.VALUE, ColumnRole.NONE}), None)
    if value is None or not 1 < len(parts) <= _FEW:
        return ""
    unit = read_column((name,)).unit
    told = [(row.cell(place.at).strip(), read_value(row.cell(value.at), unit)) for row in parts]
    said = "、".join(f"{where}{found.text}" for where, found in told if found.is_figure)
    return f"其中{said}" if said else ""
