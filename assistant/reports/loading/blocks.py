"""Number the text blocks of formats without lines, table rows among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.records import CellSpan, Container, Line

CELL_GAP = " | "  # between the cells of a table row, whatever the format
# A cell with several blocks and more characters than this holds a text, not a table entry:
# forms and page layouts are tables too.
_LONG_CELL = 200
_LONGEST_LABEL = 40  # characters
_MOST_COLUMNS = 64  # of one cell
_MOST_HEADS = 4  # rows with labels over several columns


class TextBlock(NamedTuple):
    """One paragraph or table row; without text, a gap."""

    text: str
    outline: int | None = None
    page: int | None = None
    container: Container | None = None
    spans: tuple[CellSpan, ...] = ()


def number_blocks(blocks: Iterable[TextBlock]) -> list[Line]:
    """Return the blocks as lines, numbered from 1."""
    return [
        Line(
            number=n,
            text=block.text,
            outline=block.outline,
            page=block.page,
            container=block.container,
            spans=block.spans,
        )
        for n, block in enumerate(blocks, 1)
    ]


def row_blocks(cells: list[list[TextBlock]], spans: tuple[CellSpan, ...] = ()) -> list[TextBlock]:
    """Return a table row as one block; a row that only lays out texts as the blocks of its cells.

    >>> [block.text for block in row_blocks([[TextBlock("办结率")], [TextBlock("98.6%")]])]
    ['办结率 | 98.6%']
    """
    filled = [cell for cell in cells if cell]
    is_one = len(filled) == 1 and not _is_over_some(cells, spans)
    if is_one or any(_is_long(cell) for cell in filled):
        return [block for cell in filled for block in cell]
    if not filled:
        return []
    text = CELL_GAP.join(" ".join(block.text for block in cell) for cell in cells)
    return [TextBlock(text, spans=spans)]


def spread_heads(rows: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the rows of a table, with labels over columns that the row below names in each.

    >>> upper = TextBlock("指标 | 2025年 | ", spans=(CellSpan(column=1, columns=2),))
    >>> [row.text for row in spread_heads([upper, TextBlock("指标 | 计划 | 实际")])]
    ['指标 | 2025年 | 2025年', '指标 | 计划 | 实际']
    """
    spread = list(rows)
    for n in reversed(range(min(len(rows) - 1, _MOST_HEADS))):
        cells, below = (row.text.split(CELL_GAP) for row in spread[n : n + 2])
        for span in rows[n].spans:
            under = slice(span.column, span.column + span.columns)
            if span.columns > 1 and all(any(map(str.isalpha, name)) for name in below[under]):
                cells[under] = [cells[span.column]] * len(cells[under])
        spread[n] = rows[n]._replace(text=CELL_GAP.join(cells))
    return spread


def count_columns(span: str | None) -> int:
    """Return how many columns a cell takes, by what its file says of it.

    >>> count_columns("3"), count_columns("0"), count_columns(None)
    (3, 1, 1)
    """
    columns = int(span) if span and span.isdecimal() else 1
    return max(1, min(columns, _MOST_COLUMNS))


def is_label(cell: list[TextBlock]) -> bool:
    """Return whether a cell is short enough to be said again in each row that it stands for."""
    return sum(len(block.text) for block in cell) <= _LONGEST_LABEL


def _is_over_some(cells: list[list[TextBlock]], spans: tuple[CellSpan, ...]) -> bool:
    """Return whether the only text of a row is the label of some columns behind the first."""
    return any(one.column > 0 and one.columns > 1 and is_label(cells[one.column]) for one in spans)


def _is_long(cell: list[TextBlock]) -> bool:
    return len(cell) > 1 and sum(len(block.text) for block in cell) > _LONG_CELL
