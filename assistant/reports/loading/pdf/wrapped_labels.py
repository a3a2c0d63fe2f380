"""Join the two lines of a label whose values stand at half its height, where no rules part rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.pdf.glyphs import FIGURE
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.wrapped_lines import join_text

_LEVEL = 0.25  # of the type size: so near are two on one line
_NEAR = 1.2  # of the type size: a label's line over or under its values is not further
_MIDDLE = 0.3  # of the type size: values stand so exactly at half height
_FLUSH = 0.6  # of the type size
_MOST = 32  # lines near one row: more is no table


def join_labels(page: PdfPage) -> PdfPage:
    """Return the page with each label over two lines as one cell, on the line of its values.

    Only lines that stand off the line of the values by half, one over and one under them, are
    such a label: of running text no line is a figure alone.
    """
    lines = sorted(page.lines, key=lambda line: line.bottom)
    bottoms = [line.bottom for line in lines]
    moved: dict[PrintedLine, list[PrintedLine]] = {}  # by the line that they take the place of
    gone: set[PrintedLine] = set()
    for line in page.lines:
        if line in gone or line.is_row or not _has_figure(line):
            continue
        reach = _NEAR * line.size
        near = slice(
            bisect_left(bottoms, line.bottom - reach), bisect_right(bottoms, line.bottom + reach)
        )
        if near.stop - near.start <= _MOST and (row := _join_row(line, lines[near])):
            cells, taken = row
            gone.update(taken)
            moved[line] = cells
    if not moved:
        return page
    kept = ([*moved.get(line, ())] or ([] if line in gone else [line]) for line in page.lines)
    return replace(page, lines=tuple(one for lines in kept for one in lines))


def _join_row(
    values: PrintedLine, near: Sequence[PrintedLine]
) -> tuple[list[PrintedLine], list[PrintedLine]] | None:
    """Return the cells of the row with these values, and the lines that they are made of."""
    rises = [(one, (one.bottom - values.bottom) / values.size) for one in near]
    level = [one for one, rise in rises if abs(rise) <= _LEVEL]
    over = [one for one, rise in rises if rise > _LEVEL]
    under = [one for one, rise in rises if rise < -_LEVEL]
    if not over or len(over) != len(under) or not all(map(_is_cell, (*over, *under))):
        return None
    labels: list[PrintedLine] = []
    for upper, lower in zip(_by_place(over), _by_place(under), strict=True):
        middle = (upper.bottom + lower.bottom) / 2 - values.bottom
        label = replace(
            upper,
            text=join_text(upper.text, lower.text),
            left=min(upper.left, lower.left),
            right=max(upper.right, lower.right),
            bottom=values.bottom,
        )
        is_beside = all(one.right <= label.left or one.left >= label.right for one in level)
        if abs(middle) > _MIDDLE * values.size or not is_beside or not _is_flush(upper, lower):
            return None
        labels.append(label)
    return _by_place([*level, *labels]), [*level, *over, *under]


def _has_figure(line: PrintedLine) -> bool:
    return any(FIGURE.issuperset(cell) for cell in line.text.split(CELL_GAP))


def _is_cell(line: PrintedLine) -> bool:
    return not line.is_row and CELL_GAP not in line.text


def _by_place(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    return sorted(lines, key=lambda line: line.left)


def _is_flush(upper: PrintedLine, lower: PrintedLine) -> bool:
    """Return whether two lines begin, end or have their middle at one place."""
    left, right = abs(upper.left - lower.left), abs(upper.right - lower.right)
    middle = abs(upper.left + upper.right - lower.left - lower.right) / 2
    return min(left, right, middle) <= _FLUSH * upper.size
