"""Lay the characters of an OFD page out as printed lines, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.reports.loading.ofd.ofd_geometry import PlacedObject
from assistant.reports.loading.ofd.ofd_rules import read_rules
from assistant.reports.loading.ofd.ofd_text import read_runs
from assistant.reports.loading.pdf.printed_lines import Glyph, PrintedLine, print_line
from assistant.reports.loading.pdf.ruled_tables import RuledTable, find_tables
from assistant.reports.loading.pdf.table_rows import space_out, split_tables

_SAME_LEVEL = 0.5  # of the type size
_NEXT = 1.0  # of the type size: a change of font, and no other cell
_MOST_RISES = 2  # of one line over the one before: heads, feet, a second column
_RISES = 0.1  # of the lines: more, and the file is not in the order of reading


def lay_out_ofd(objects: Sequence[PlacedObject]) -> list[PrintedLine]:
    """Return the lines of the objects of a page; a ruled table by rows.

    The order is that of the file, as programs write it, unless it jumps about the page.
    """
    page = split_tables(read_runs(objects), find_tables(read_rules(objects)))
    lines = [(n, line) for n, run in _join_runs(page.runs) if (line := print_line(space_out(run)))]
    first = [table.first for table in page.tables]
    if _jumps_about([line for _, line in lines]):
        lines = list(enumerate(_by_rows([line for _, line in lines])))
        first = [_rank(one.table, lines) for one in page.tables]
    for n, one in zip(first, page.tables, strict=True):
        lines += [(n, row) for row in one.rows]
    return [line for _, line in sorted(lines, key=lambda numbered: numbered[0])]


def _join_runs(runs: Sequence[tuple[int, list[Glyph]]]) -> Iterator[tuple[int, list[Glyph]]]:
    """Yield the runs, those that go on with a line as one with it, each with its number."""
    number, line = 0, list[Glyph]()
    for n, run in runs:
        if line and _goes_on(line[-1], run[0]):
            line += run
            continue
        if line:
            yield number, line
        number, line = n, [*run]
    if line:
        yield number, line


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.height, glyph.height)
    gap = glyph.left - before.right
    is_level = abs(before.bottom - glyph.bottom) < _SAME_LEVEL * size
    return is_level and -_SAME_LEVEL * size < gap < _NEXT * size


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
