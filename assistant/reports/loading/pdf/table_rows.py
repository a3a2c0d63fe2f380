"""Print the rows of a ruled table as one line each, a label merged over rows in each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from assistant.reports.loading.blocks import CELL_GAP, TextBlock, is_label, row_blocks
from assistant.reports.loading.pdf.pdf_pages import Glyph, PrintedLine, print_line
from assistant.reports.loading.pdf.ruled_tables import RuledTable
from assistant.reports.loading.wrapped_lines import SENTENCE_ENDS, join_text
from assistant.text.list_marks import ALL_KINDS, opening_mark

_INDENT = 0.8  # of a character: so far in begins a paragraph inside a cell
_SAME_LEVEL = 0.5  # of the type size
_WORD_GAP = 0.3  # of the type size: more is a space that the file does not write


def print_rows(table: RuledTable, glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the rows of a table, from the top down, with the characters that lie in it."""
    inside: defaultdict[int, list[Glyph]] = defaultdict(list)
    sizes: list[float] = []
    for glyph in glyphs:
        cell = table.cell_at((glyph.left + glyph.right) / 2, glyph.bottom + glyph.height / 2)
        if cell is not None:
            inside[cell].append(glyph)
            sizes.append(glyph.height)
    texts = {cell: _paragraphs(found) for cell, found in inside.items()}
    return [
        _row_line(table, band, block.text, median(sizes))
        for band in reversed(range(len(table.cells)))
        for block in _row(table, band, texts)
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
    for column, cell in enumerate(row):
        blocks = [] if cell in row[:column] else texts.get(cell, [])
        cells.append(blocks if cell not in above or is_label(blocks) else [])
    return row_blocks(cells)


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
    lines = [line for level in _levels(glyphs) if (line := print_line(space_out(level)))]
    edge = min((line.left for line in lines), default=0.0)
    texts: list[str] = []
    for line in lines:
        text = line.text.replace(CELL_GAP, " ")
        begins = line.left > edge + _INDENT * line.size or opening_mark(text, ALL_KINDS)
        if texts and not (begins and texts[-1].endswith(SENTENCE_ENDS)):
            texts[-1] = join_text(texts[-1], text)
        else:
            texts.append(text)
    return [TextBlock(text) for text in texts]


def _levels(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters of each line, from the top down and from left to right."""
    level: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.bottom):
        if level and level[0].bottom - glyph.bottom > _SAME_LEVEL * glyph.height:
            yield sorted(level, key=lambda one: one.left)
            level = []
        level.append(glyph)
    if level:
        yield sorted(level, key=lambda one: one.left)
