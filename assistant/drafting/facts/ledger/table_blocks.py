"""Find the tables in the rows of a sheet or a text: their titles, their header, their body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.drafting.facts.ledger.column_header import (
    MEASURES,
    Column,
    ColumnRole,
    is_header_cell,
    is_unit,
    read_column,
)
from assistant.drafting.facts.ledger.ledger_table import LedgerRow

_FIGURE = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?\s*[%％]?")
_YEAR = re.compile(r"20\d\d年?")
_UNIT_REMARK = re.compile(r"(?<![\u4e00-\u9fff])(?:计量)?单位\s*[：:]\s*([^（()）：:\s]{1,20})")
_LONGEST_HEADER = 40  # characters of a header's cell
_SUBROWS = 2  # of a header, below or above the row that heads the indicators


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


def remarked_units(text: str) -> tuple[str, ...]:
    """Return the units of a remark on a table, () for another text.

    >>> remarked_units("单位：公里、亿元"), remarked_units("填报单位：水务局")
    (('公里', '亿元'), ())
    """
    found = _UNIT_REMARK.search(text)
    units = tuple(re.split("[、,，/和]", found[1])) if found else ()
    return units if all(map(is_unit, units)) else ()


def find_blocks(rows: Sequence[LedgerRow]) -> list[TableBlock]:
    """Return the tables whose header names an indicator column and another one, in reading order.

    Tables may stand one below the other, side by side, or on their side: the indicators as
    columns, 计划 and 实际 as rows.
    """
    parts = _side_by_side(rows)
    if len(parts) > 1:
        return [block for part in parts for block in find_blocks(part)]
    starts = [index for index in range(len(rows)) if _names_indicators(rows[index])]
    if not starts:
        found = _turned(rows) or _without_corner(rows)
        return [found] if found else []
    blocks = list[TableBlock]()
    body_start = 0
    for start, following in pairwise([*starts, None]):
        if start is None or start < body_start:
            continue
        first, end = _header_bounds(rows, start)
        stop = _title_start(rows, following, end) if following is not None else len(rows)
        titles = _titles(rows[body_start if blocks else 0 : first])
        if blocks:
            titles = _titles(rows[_title_start(rows, start, body_start) : first])
        columns = read_columns(rows[first:end])
        blocks += _split_columns(titles, columns, rows[end:stop])
        body_start = stop if following is not None else len(rows)
    return blocks


def read_columns(header: Sequence[LedgerRow]) -> tuple[Column, ...]:
    """Return the columns under the rows of a header.

    An empty cell in an upper row belongs to the group on its left.
    """
    width = max(len(row.cells) for row in header)
    texts = [[row.cell(at) for at in range(width)] for row in header]
    for upper, lower in reversed(list(pairwise(texts))):
        for at in range(1, width):
            if not upper[at] and lower[at] and upper[at - 1] and lower[at - 1]:
                upper[at] = upper[at - 1]
    paths = zip(*texts, strict=True)
    return tuple(read_column(tuple(dict.fromkeys(path)), at) for at, path in enumerate(paths))


def is_figure(text: str) -> bool:
    """Return whether a cell is nothing but a number, and not a year."""
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def is_title(row: LedgerRow) -> bool:
    """Return whether a row is one text, in one cell or merged over several."""
    texts = {row.cells[at] for at in row.filled}
    return len(texts) == 1 and not is_figure(texts.pop())


@lru_cache(maxsize=4096)
def _role(cell: str) -> ColumnRole:
    return read_column((cell,)).role


def _names_indicators(row: LedgerRow) -> bool:
    """Return whether `row` heads an indicator column and another known one."""
    texts = {row.own(at) for at in row.filled} - {""}
    if len(texts) < 2 or any(is_figure(one) or len(one) > _LONGEST_HEADER for one in texts):
        return False
    roles = [_role(one) for one in texts]
    known = [one for one in roles if one is not ColumnRole.NONE]
    return ColumnRole.INDICATOR in known and len(known) > 1


def _header_bounds(rows: Sequence[LedgerRow], start: int) -> tuple[int, int]:
    """Return the first row of the header around `start`, and the row behind its last."""
    named = [
        at for at in rows[start].filled if _role(rows[start].cells[at]) is ColumnRole.INDICATOR
    ]
    first, end = start, start + 1
    while first > 0 and start - first < _SUBROWS and _is_above(rows[first - 1], named[0]):
        first -= 1
    while end < len(rows) and end - start <= _SUBROWS and _is_below(rows[end], named[0]):
        end += 1
    return first, end


def _is_above(row: LedgerRow, indicator: int) -> bool:
    """Return whether `row` groups the columns below it: 2024年 over 计划 and 实际."""
    filled = row.filled
    return (
        len(filled) > 1
        and filled[0] > indicator
        and not any(remarked_units(row.cells[at]) for at in filled)
        and all(is_header_cell(row.cells[at]) for at in filled)
    )


def _is_below(row: LedgerRow, indicator: int) -> bool:
    """Return whether `row` continues the header above it: it has no indicator, only known words."""
    own = [row.cells[at] for at in row.filled if at not in row.copied]
    return bool(own) and not row.own(indicator) and all(map(is_header_cell, own))


def _title_start(rows: Sequence[LedgerRow], start: int, least: int) -> int:
    """Return the first of the rows directly above `start` that are titles of its table."""
    first, _ = _header_bounds(rows, start)
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
    headed = [
        bound for bound in bounds if any(_names_indicators(_cut(row, *bound)) for row in rows)
    ]
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
    if head is None or any(map(is_figure, rows[head].cells)):
        return None
    end = head + 1
    while end < len(rows) and _is_below(rows[end], 0):
        end += 1
    first, *others = read_columns(rows[head:end])
    texts = [text for one in others for text in one.path]
    known = first.role is ColumnRole.NONE and all(map(is_header_cell, texts))
    if not known or not any(one.role in MEASURES for one in others):
        return None
    columns = (replace(first, role=ColumnRole.INDICATOR), *others)
    return TableBlock(titles=_titles(rows[:head]), columns=columns, rows=tuple(rows[end:]))


def _turned(rows: Sequence[LedgerRow]) -> TableBlock | None:
    """Return the table whose first column names periods or roles, turned; None for another."""
    head = next((at for at, row in enumerate(rows) if len({*row.cells} - {""}) > 1), None)
    if head is None or any(map(is_figure, rows[head].cells)):
        return None
    body = [row for row in rows[head + 1 :] if len(row.filled) > 1]
    labels = [row.cell(0) for row in body]
    if len(labels) < 2 or not all(one and is_header_cell(one) for one in labels):
        return None
    if not any(_role(one) in MEASURES for one in labels):
        return None
    columns = (
        read_column(("指标",), 0),
        *(read_column((label,), at) for at, label in enumerate(labels, start=1)),
    )
    turned = tuple(
        LedgerRow(
            line=rows[head].line, cells=(rows[head].cells[at], *(row.cell(at) for row in body))
        )
        for at in rows[head].filled
        if at
    )
    lines = (rows[head].line, *(row.line for row in body))
    return TableBlock(titles=_titles(rows[:head]), columns=columns, rows=turned, lines=lines)
