"""Print the rows of a ruled table as one line each, a label merged over rows in each of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.records import CellSpan
from assistant.reports.loading.blocks import (
    CELL_GAP,
    TextBlock,
    is_label,
    row_blocks,
    spread_heads,
)
from assistant.reports.loading.pdf.glyphs import Glyph, group_levels
from assistant.reports.loading.pdf.printed_lines import PrintedLine, print_line
from assistant.reports.loading.pdf.ruled_tables import RuledTable
from assistant.reports.loading.wrapped_lines import SENTENCE_ENDS, join_text
from assistant.text.list_marks import ALL_KINDS, opening_mark

_INDENT = 0.8  # of a character: so far in begins a paragraph inside a cell
_SHORT = 2.0  # characters: so much left of a line ends a paragraph
_WORD_GAP = 0.3  # of the type size: more is a space that the file does not write


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """The rows of a table as lines."""

    table: RuledTable
    first: int  # the number of the first run in it
    rows: list[PrintedLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPage:
    """The characters of a page outside tables, by the number of their run, and the tables."""

    runs: list[tuple[int, list[Glyph]]]
    tables: list[TableRows]  # those with text


def split_tables(runs: Iterable[Sequence[Glyph]], tables: Sequence[RuledTable]) -> SplitPage:
    """Return the characters outside these tables, and the rows of those with text."""
    if not tables:
        return SplitPage(runs=[(n, [*run]) for n, run in enumerate(runs) if run], tables=[])
    inside: list[list[Glyph]] = [[] for _ in tables]
    begun: dict[int, int] = {}  # by table: the first run in it
    outside: list[tuple[int, list[Glyph]]] = []
    for n, run in enumerate(runs):
        free: list[Glyph] = []
        for glyph in run:
            place = (at for at, one in enumerate(tables) if _cell_of(glyph, one) is not None)
            table = next(place, None)
            if table is None:
                free.append(glyph)
                continue
            inside[table].append(glyph)
            if not glyph.text.isspace():
                begun.setdefault(table, n)
        if free:
            outside.append((n, free))
    found = [
        TableRows(table=tables[at], first=first, rows=print_rows(tables[at], inside[at]))
        for at, first in begun.items()
    ]
    return SplitPage(runs=outside, tables=found)


def _cell_of(glyph: Glyph, table: RuledTable) -> int | None:
    return table.cell_at((glyph.left + glyph.right) / 2, glyph.middle)


def print_rows(table: RuledTable, glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the rows of a table, from the top down, with the characters that lie in it."""
    inside: defaultdict[int, list[Glyph]] = defaultdict(list)
    sizes: list[float] = []
    for glyph in glyphs:
        cell = _cell_of(glyph, table)
        if cell is not None:
            inside[cell].append(glyph)
            sizes.append(glyph.height)
    texts = {cell: _paragraphs(found) for cell, found in inside.items()}
    bands = reversed(range(len(table.cells)))
    rows = [(band, block) for band in bands for block in _row(table, band, texts)]
    spread = spread_heads([block for _, block in rows])
    return [
        _row_line(table, band, block.text, median(sizes))
        for (band, _), block in zip(rows, spread, strict=True)
    ]


def space_out(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a line with a space in each gap between words."""
    spaced: list[Glyph] = []
    for glyph in glyphs:
        if spaced and glyph.left - spaced[-1].right > _WORD_GAP * glyph.height:
            before = spaced[-1]
            spaced.append(Glyph(" ", before.right, before.bottom, glyph.left, before.height))
        spaced.append(glyph)
    return spaced


def _row(table: RuledTable, band: int, texts: dict[int, list[TextBlock]]) -> list[TextBlock]:
    """Return the blocks of one row; none where all that stands in it began above."""
    row = table.cells[band]
    above = set(table.cells[band + 1]) if band + 1 < len(table.cells) else set()
    if not any(texts.get(cell) for cell in set(row) - above):
        return []
    cells: list[list[TextBlock]] = []
    spans: list[CellSpan] = []
    for cell, columns in Counter(row).items():
        blocks, goes_on = texts.get(cell, []), cell in above
        if columns > 1 or goes_on:
            spans.append(CellSpan(column=len(cells), columns=columns, goes_on=goes_on))
        cells.append(blocks if not goes_on or is_label(blocks) else [])
        cells += ([] for _ in range(1, columns))
    return row_blocks(cells, tuple(spans))


def _row_line(table: RuledTable, band: int, text: str, size: float) -> PrintedLine:
    left, right = table.columns[0], table.columns[-1]
    return PrintedLine(
        text=text,
        left=left,
        right=right,
        bottom=table.bands[band],
        size=size,
        head=right - left,
        is_row=True,
    )


def _paragraphs(glyphs: Sequence[Glyph]) -> list[TextBlock]:
    """Return the paragraphs in a cell; lines that its width broke are joined."""
    lines = [line for level in group_levels(glyphs) if (line := print_line(space_out(level)))]
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    texts: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        text = line.text.replace(CELL_GAP, " ")
        if before is None or _begins(before, line, left, right):
            texts.append(text)
        else:
            texts[-1] = join_text(texts[-1], text)
    return [TextBlock(text) for text in texts]


def _begins(before: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    """Return whether a line begins a paragraph: the one before ended early, or a sentence."""
    if before.right + line.head < right - _SHORT * line.size:
        return True
    marked = line.left > left + _INDENT * line.size or opening_mark(line.text, ALL_KINDS)
    return bool(marked) and before.text.endswith(SENTENCE_ENDS)
