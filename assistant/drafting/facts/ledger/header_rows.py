"""Find the rows that head a table, and read the columns under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.drafting.facts.ledger.cell_values import as_number
from assistant.drafting.facts.ledger.column_header import (
    MEASURES,
    Column,
    ColumnRole,
    is_header_cell,
    read_column,
)
from assistant.drafting.facts.ledger.ledger_table import LedgerRow
from assistant.drafting.facts.terse.unit_remarks import remarked_units
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures

_YEAR = re.compile(r"20\d\d年?")
_LONGEST_HEADER = 40  # characters of a header's cell
# What may stand over the indicators where no column is called one: 品种, 任务, 类别.
_HEADING_INDICATORS = frozenset({ColumnRole.NONE, ColumnRole.TARGET, ColumnRole.SECTION})
_SUBROWS = 2  # of a header, below or above the row that heads the indicators


def find_headers(rows: Sequence[LedgerRow]) -> list[tuple[int, int]]:
    """Return the first row of each header, and the row behind its last."""
    found = list[tuple[int, int]]()
    at = 0
    while at < len(rows):
        if not heads_table(rows[at]):
            at += 1
            continue
        first, at = _header_bounds(rows, at)
        found.append((first, at))
    return found


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
    return as_number(text) is not None and not _YEAR.fullmatch(text)


def counts_things(row: LedgerRow) -> bool:
    """Return whether a row counts things: it is a sentence cut at its commas, no header."""
    figures = (one for cell in row.cells for one in find_figures(cell))
    return any(one.kind in MEASURED for one in figures)


def is_title(row: LedgerRow) -> bool:
    """Return whether a row is one text, in one cell or merged over several."""
    texts = {row.cells[at] for at in row.filled}
    return len(texts) == 1 and not is_figure(texts.pop())


def continues_header(row: LedgerRow, indicator: int) -> bool:
    """Return whether `row` continues the header above it: it has no indicator, only known words."""
    own = [row.cells[at] for at in row.filled if at not in row.copied]
    name = row.own(indicator)  # 名称, below 指标
    is_headed = not name or (role_of(name) is ColumnRole.INDICATOR and len(own) > 1)
    return bool(own) and is_headed and all(map(is_header_cell, own))


@lru_cache(maxsize=4096)
def role_of(cell: str) -> ColumnRole:
    """Return the role of a column with this text as its whole header."""
    return read_column((cell,)).role


def names_indicators(row: LedgerRow) -> bool:
    """Return whether `row` heads an indicator column and another known one."""
    texts = {row.own(at) for at in row.filled} - {""}
    if len(texts) < 2 or any(is_figure(one) or len(one) > _LONGEST_HEADER for one in texts):
        return False
    roles = [role_of(one) for one in texts]
    known = [one for one in roles if one is not ColumnRole.NONE]
    return ColumnRole.INDICATOR in known and len(known) > 1


def heads_table(row: LedgerRow) -> bool:
    """Return whether `row` heads a table: by an indicator column, or by several periods."""
    return names_indicators(row) or _names_periods(row)


def _names_periods(row: LedgerRow) -> bool:
    """Return whether `row` heads columns of several periods or roles: 品种, 2025年, 2024年."""
    cells = [one for at in row.filled if (one := row.own(at))]
    at = indicator_place([role_of(one) for one in cells])
    others = [one for index, one in enumerate(cells) if index != at]
    if at is None or is_figure(cells[at]) or not all(map(is_header_cell, others)):
        return False
    columns = [read_column((cell,)) for cell in others]
    measured = [one for one in columns if one.role in MEASURES]
    is_dated = any(one.period.year or one.period.offset is not None for one in measured)
    return is_dated and len({(one.role, one.period) for one in measured}) > 1


def indicator_place(roles: Sequence[ColumnRole]) -> int | None:
    """Return which of the columns holds the indicators, where none is called so.

    The first one, behind a number; behind 类别, one whose name is unknown.
    """
    places = [at for at, role in enumerate(roles) if role is not ColumnRole.NUMBER]
    if not places or roles[places[0]] not in _HEADING_INDICATORS:
        return None
    first, *others = places
    if roles[first] is ColumnRole.SECTION and others and roles[others[0]] is ColumnRole.NONE:
        return others[0]
    return first


def _header_bounds(rows: Sequence[LedgerRow], start: int) -> tuple[int, int]:
    """Return the first row of the header around `start`, and the row behind its last."""
    filled = rows[start].filled
    named = [at for at in filled if role_of(rows[start].cells[at]) is ColumnRole.INDICATOR]
    indicator = [*named, *filled][0]
    first, end = start, start + 1
    while first > 0 and start - first < _SUBROWS and _is_above(rows[first - 1], indicator):
        first -= 1
    while end < len(rows) and end - start <= _SUBROWS and continues_header(rows[end], indicator):
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
