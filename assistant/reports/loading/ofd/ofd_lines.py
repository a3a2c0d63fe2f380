"""Lay the characters of an OFD page out as printed lines, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.reports.loading.ofd.ofd_geometry import PlacedObject
from assistant.reports.loading.ofd.ofd_rules import read_rules
from assistant.reports.loading.ofd.ofd_text import read_runs
from assistant.reports.loading.pdf.glyphs import Glyph, group_by_level
from assistant.reports.loading.pdf.printed_lines import PrintedLine, print_line
from assistant.reports.loading.pdf.row_rules import find_ruled
from assistant.reports.loading.pdf.ruled_tables import RuledTable
from assistant.reports.loading.pdf.table_rows import space_out, split_tables

_SAME_LEVEL = 0.5  # of the type size
_NEXT = 1.0  # of the type size: a change of font, and no other cell
_MOST_RISES = 2  # of one line over the one before: heads, feet, a second column
_NEIGHBOURS = 4  # lines on one level that text may go on with
_WINDOW = 64  # blocks: further back nothing is out of its place
_RISES = 0.1  # of the lines: more, and the file is not in the order of reading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A line, or the rows of a table, as one thing that is read before or after others."""

    lines: list[PrintedLine]

    def is_above(self, other: _Block) -> bool:
        """Return whether all of it stands higher."""
        return self.lines[-1].bottom > other.lines[0].bottom + _SAME_LEVEL * other.lines[0].size

    def is_over(self, other: _Block) -> bool:
        """Return whether both stand in one column, one above the other."""
        mine, its = self.lines[0], other.lines[0]
        return mine.left < its.right and its.left < mine.right


def lay_out_ofd(objects: Sequence[PlacedObject]) -> list[PrintedLine]:
    """Return the lines of the objects of a page; a ruled table by rows.

    The order is that of the file, as programs write it, but from the top down in each column. A
    file that jumps about the page is read by rows.
    """
    runs = read_runs(objects)
    page = split_tables(runs, find_ruled(read_rules(objects), runs))
    lines = [(n, line) for n, run in _join_runs(page.runs) if (line := print_line(space_out(run)))]
    first = [table.first for table in page.tables]
    if _jumps_about([line for _, line in lines]):
        lines = list(enumerate(_by_rows([line for _, line in lines])))
        first = [_rank(one.table, lines) for one in page.tables]
    blocks = [(n, _Block(lines=[line])) for n, line in lines]
    tables = zip(first, page.tables, strict=True)
    blocks += [(n, _Block(lines=one.rows)) for n, one in tables if one.rows]
    ordered = [block for _, block in sorted(blocks, key=lambda numbered: numbered[0])]
    return [line for block in _downwards(ordered) for line in block.lines]


def _downwards(blocks: Sequence[_Block]) -> list[_Block]:
    """Return the blocks in their order, one that stands above others of its column before them."""
    ordered: list[_Block] = []
    for block in blocks:
        place = at = len(ordered)
        while at and len(ordered) - at < _WINDOW:
            at -= 1
            if block.is_over(ordered[at]):
                if not block.is_above(ordered[at]):
                    break
                place = at
        ordered.insert(place, block)
    return ordered


def _join_runs(runs: Sequence[tuple[int, list[Glyph]]]) -> list[tuple[int, list[Glyph]]]:
    """Return the runs, those that go on with a line as one with it, each with its first number.

    Programs write the parts of a line in any order.
    """
    lines: list[tuple[int, list[Glyph]]] = []
    for level in group_by_level(runs, lambda numbered: numbered[1][0]):
        begun = len(lines)
        for number, run in level:
            for at in range(len(lines) - 1, max(begun, len(lines) - _NEIGHBOURS) - 1, -1):
                if _goes_on(lines[at][1][-1], run[0]):
                    lines[at][1].extend(run)
                    lines[at] = min(number, lines[at][0]), lines[at][1]
                    break
            else:
                lines.append((number, [*run]))
    return sorted(lines, key=lambda numbered: numbered[0])


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.height, glyph.height)
    gap = glyph.left - before.right
    return before.is_level(glyph) and -_SAME_LEVEL * size < gap < _NEXT * size


def _jumps_about(lines: Sequence[PrintedLine]) -> bool:
    rises = sum(
        line.bottom > before.bottom + _SAME_LEVEL * line.size for before, line in pairwise(lines)
    )
    return rises > max(_MOST_RISES, _RISES * len(lines))


def _by_rows(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines from the top down, those on one level from left to right."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < _SAME_LEVEL * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _rank(table: RuledTable, lines: Sequence[tuple[int, PrintedLine]]) -> int:
    """Return the number of the last line above a table, in lines from the top down."""
    return max((n for n, line in lines if line.bottom > table.bands[-1]), default=-1)
