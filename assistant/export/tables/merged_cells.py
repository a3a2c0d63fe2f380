"""Find which cells of a table are one, by what each row says of its merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.manuscript import CellMerge
from assistant.records import CellSpan


def find_merges(rows: Sequence[tuple[CellSpan, ...]], width: int) -> Iterator[CellMerge]:
    """Yield the merges of a table of so many columns; a label goes down as far as rows say so."""
    above: dict[int, CellMerge] = {}  # by column: the cell that ended in the last row
    for number, spans in enumerate(rows):
        by_column = {span.column: span for span in spans}
        here: dict[int, CellMerge] = {}
        column = 0
        while column < width:
            span = by_column.get(column, CellSpan(column=column))
            begun = above.get(column)
            if span.goes_on and begun and begun.columns == span.columns:
                here[column] = replace(begun, rows=begun.rows + 1)
            else:
                here[column] = CellMerge(row=number, column=column, columns=span.columns)
            column += span.columns
        yield from _ended(above, here)
        above = here
    yield from _ended(above, {})


def _ended(above: dict[int, CellMerge], here: dict[int, CellMerge]) -> Iterator[CellMerge]:
    """Yield the merged cells of the last row that do not go on in this one."""
    for column, merge in above.items():
        follower = here.get(column)
        goes_on = follower is not None and follower.row == merge.row
        if not goes_on and (merge.rows > 1 or merge.columns > 1):
            yield merge
