"""Find the tables in the rows of a sheet or a text: their titles, their header, their body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.drafting.facts.ledger.column_header import (
    MEASURES,
    Column,
    ColumnRole,
    is_header_cell,
    read_column,
)
from assistant.drafting.facts.ledger.header_rows import (
    continues_header,
    counts_things,
    find_headers,
    heads_table,
    indicator_place,
    is_figure,
    is_title,
    read_columns,
)
from assistant.drafting.facts.ledger.ledger_table import LedgerRow, name_lines
from assistant.drafting.facts.terse.unit_remarks import is_unit, remarked_units


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """One table: the texts above it, its columns, its rows below the header."""

    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[LedgerRow, ...]
    lines: tuple[int, ...] = ()  # of a table turned on its side: the row of each column
    remarks: tuple[str, ...] = ()  # what is not used of it

    @property
    def units(self) -> tuple[str, ...]:
        """The units that stand above the table: 单位：万元."""
        return tuple(one for text in self.titles for one in remarked_units(text))


def find_blocks(rows: Sequence[LedgerRow]) -> list[TableBlock]:
    """Return the tables whose header names an indicator column and another one, in reading order.

    Tables may stand one below the other, side by side, or on their side: the indicators as
    columns, 计划 and 实际 as rows.
    """
    parts = _side_by_side(rows)
    if len(parts) > 1:
        return [block for part in parts for block in find_blocks(part)]
    headers = find_headers(rows)
    if not headers:
        found = _turned(rows) or _without_corner(rows)
        return [found] if found else []
    blocks = list[TableBlock]()
    above = 0  # the first row that may be a title
    for (first, end), following in zip(headers, [*headers[1:], None], strict=True):
        stop = _title_start(rows, following[0], end) if following else len(rows)
        columns = _with_indicator(read_columns(rows[first:end]))
        parted = list(_split_columns(_titles(rows[above:first]), columns, rows[end:stop]))
        told = tuple(_headless(rows[above:first]))
        blocks += [replace(parted[0], remarks=told), *parted[1:]]
        above = stop
    return blocks


def _headless(rows: Sequence[LedgerRow]) -> Iterator[str]:
    """Yield a remark for the rows with figures that stand under no header."""
    figured = [row for row in rows if not is_title(row) and any(map(is_figure, row.cells))]
    if figured:
        yield f"{name_lines(figured)}上面没有认出表头，没有用到"


def _with_indicator(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns; where none is called an indicator, the one that may be is."""
    roles = [one.role for one in columns]
    place = None if ColumnRole.INDICATOR in roles else indicator_place(roles)
    return tuple(
        replace(one, role=ColumnRole.INDICATOR) if at == place else one
        for at, one in enumerate(columns)
    )


def _title_start(rows: Sequence[LedgerRow], first: int, least: int) -> int:
    """Return the first of the rows directly above `first` that are titles of its table."""
    while first > least and is_title(rows[first - 1]):
        first -= 1
    return first


def _titles(rows: Sequence[LedgerRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.cells[at] for row in rows for at in row.filled))


def _split_columns(
    titles: tuple[str, ...], columns: Sequence[Column], rows: Sequence[LedgerRow]
) -> Iterator[TableBlock]:
    """Yield the table, or each of those under one header: 指标, 数值, 指标, 数值."""
    starts = [0]
    measured = False
    for column in columns:
        if column.role is ColumnRole.INDICATOR and measured:
            start = column.at
            while columns[start - 1].role in {ColumnRole.NUMBER, ColumnRole.SECTION}:
                start -= 1
            starts.append(start)
            measured = False
        measured = measured or column.role in MEASURES
    for start, stop in pairwise([*starts, len(columns)]):
        widest = None if stop == len(columns) else stop
        cut = [row for one in rows if any((row := _cut(one, start, widest)).cells)]
        own = tuple(replace(one, at=one.at - start) for one in columns[start:stop])
        yield TableBlock(titles=titles, columns=own, rows=tuple(cut))


def _cut(row: LedgerRow, start: int, stop: int | None) -> LedgerRow:
    cells = row.cells[start:stop]
    return LedgerRow(
        line=row.line,
        cells=cells,
        copied=frozenset(at - start for at in row.copied if 0 <= at - start < len(cells)),
    )


def _side_by_side(rows: Sequence[LedgerRow]) -> list[list[LedgerRow]]:
    """Return the parts between empty columns, if two of them have a header; else all as one."""
    used = sorted({at for row in rows if not is_title(row) for at in row.filled})
    edges = [after for before, after in pairwise(used) if after > before + 1]
    if not edges:
        return [list(rows)]
    bounds = list(pairwise([0, *edges, max(used) + 1]))
    headed = [bound for bound in bounds if any(heads_table(_cut(row, *bound)) for row in rows)]
    if len(headed) < 2:
        return [list(rows)]
    starts = [first for first, _ in headed]
    return [
        [part for row in rows if any((part := _part(row, *bound)).cells)]
        for bound in pairwise([0, *starts[1:], max(used) + 1])
    ]


def _part(row: LedgerRow, start: int, stop: int) -> LedgerRow:
    """Return the part of a row between two columns; a title that stands alone is every part's."""
    if is_title(row) and not any(start <= at < stop for at in row.filled) and row.filled[0] < start:
        return LedgerRow(line=row.line, cells=(row.cells[row.filled[0]],))
    return _cut(row, start, stop)


def _without_corner(rows: Sequence[LedgerRow]) -> TableBlock | None:
    """Return the table whose first column has no name, or one of its own, over the indicators."""
    head = next((at for at, row in enumerate(rows) if len({*row.cells} - {""}) > 1), None)
    if head is None or any(map(is_figure, rows[head].cells)) or counts_things(rows[head]):
        return None
    end = head + 1
    while end < len(rows) and continues_header(rows[end], 0):
        end += 1
    first, *others = read_columns(rows[head:end])
    texts = [text for one in others for text in one.path]
    known = first.role is ColumnRole.NONE and all(map(is_header_cell, texts))
    if not known or not any(one.role in MEASURES for one in others):
        return None
    columns = (replace(first, role=ColumnRole.INDICATOR), *others)
    return TableBlock(titles=_titles(rows[:head]), columns=columns, rows=tuple(rows[end:]))


def _turned(rows: Sequence[LedgerRow]) -> TableBlock | None:
    """Return the table whose first columns name periods and roles, turned; None for another."""
    head = next((at for at, row in enumerate(rows) if len({*row.cells} - {""}) > 1), None)
    if head is None or any(map(is_figure, rows[head].cells)):
        return None
    names, body = _heads_of_turned(rows[head:])
    width = 0  # of the columns that say what a row is: 2025年, 实际
    while body and all(is_header_cell(row.cell(width)) for row in body):
        width += 1
    paths = [row.cells[:width] for row in body]
    roles = {read_column(path).role for path in paths}
    if len(body) < 2 or not width or not roles & MEASURES:
        return None
    columns = (
        read_column(("指标",), 0),
        *(read_column(path, at) for at, path in enumerate(paths, start=1)),
    )
    turned = tuple(
        LedgerRow(line=rows[head].line, cells=(names[at], *(row.cell(at) for row in body)))
        for at in rows[head].filled
        if at >= width
    )
    lines = (rows[head].line, *(row.line for row in body))
    return TableBlock(titles=_titles(rows[:head]), columns=columns, rows=turned, lines=lines)


def _heads_of_turned(
    rows: Sequence[LedgerRow],
) -> tuple[tuple[str, ...], list[LedgerRow]]:
    """Return the heads in the first row, with the units of a row below it, and the other rows."""
    head, *body = rows
    if body and not body[0].own(0) and all(map(is_unit, filter(None, body[0].cells))):
        units, *body = body
        heads = enumerate(head.cells)
        names = (f"{name}（{unit}）" if (unit := units.cell(at)) else name for at, name in heads)
        return tuple(names), [row for row in body if len(row.filled) > 1]
    return head.cells, [row for row in body if len(row.filled) > 1]
