"""Join the lines of a label whose values stand at half its height, where no rules part rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.pdf.glyphs import FIGURE
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.wrapped_lines import join_text

_LEVEL = 0.25  # of the type size: so near are two on one line
_NEAR = 1.2  # of the type size: a label's line over or under its values is not further
_MIDDLE = 0.3  # of the type size: values stand so exactly at half height
_FLUSH = 0.6  # of the type size
_FAR = 1.7  # of the type size: nor the first and last line of three
_EVEN = 0.15  # of the type size: they are so equally far
_APART = 1.15  # times their distance: so far are other rows at least
_MOST = 64  # lines near one row: more is no table

_Row = tuple[list[PrintedLine], list[PrintedLine]]  # its cells, and the lines they are made of


def join_labels(page: PdfPage) -> PdfPage:
    """Return the page with each label over two or three lines as one cell, beside its values.

    Only lines that stand off the line of the values, one over and one under them, are such a
    label: of running text no line is a figure alone.
    """
    lines = sorted(page.lines, key=lambda line: line.bottom)
    bottoms = [line.bottom for line in lines]
    moved: dict[PrintedLine, list[PrintedLine]] = {}  # by the line that they take the place of
    gone: set[PrintedLine] = set()
    for line in page.lines:
        if line in gone or line.is_row or not _has_figure(line):
            continue
        reach = 2 * _FAR * line.size
        near = slice(
            bisect_left(bottoms, line.bottom - reach), bisect_right(bottoms, line.bottom + reach)
        )
        if near.stop - near.start > _MOST:
            continue
        if row := _join_two(line, lines[near]) or _join_three(line, lines[near]):
            cells, taken = row
            gone.update(taken)
            moved[line] = cells
    if not moved:
        return page
    kept = ([*moved.get(line, ())] or ([] if line in gone else [line]) for line in page.lines)
    return replace(page, lines=tuple(one for lines in kept for one in lines))


def _join_two(values: PrintedLine, near: Sequence[PrintedLine]) -> _Row | None:
    """Return the row with these values between the two lines of its labels."""
    level, over, under = _part(values, near, _NEAR)
    if not over:
        return None
    labels: list[PrintedLine] = []
    for upper, lower in zip(over, under, strict=True):
        middle = (upper.bottom + lower.bottom) / 2 - values.bottom
        label = _join((upper, lower), values.bottom)
        is_beside = all(one.right <= label.left or one.left >= label.right for one in level)
        if abs(middle) > _MIDDLE * values.size or not is_beside or not _is_flush(upper, lower):
            return None
        labels.append(label)
    return _by_place([*level, *labels]), [*level, *over, *under]


def _join_three(values: PrintedLine, near: Sequence[PrintedLine]) -> _Row | None:
    """Return the row with these values beside the second of three lines of its labels.

    Other rows are further from them than their lines from each other.
    """
    level, over, under = _part(values, near, _FAR)
    if not over:
        return None
    labels: dict[PrintedLine, PrintedLine] = {}  # by the line in the middle
    for upper, lower in zip(over, under, strict=True):
        middles = [one for one in level if _is_flush(upper, one) and _is_flush(one, lower)]
        if len(middles) != 1 or _has_figure(middles[0]):
            return None
        steps = upper.bottom - values.bottom, values.bottom - lower.bottom
        label = _join((upper, middles[0], lower), values.bottom)
        if abs(steps[0] - steps[1]) > _EVEN * values.size or any(
            steps[0] < abs(one.bottom - values.bottom) < (1 + _APART) * steps[0]
            and one not in (*over, *under)
            and one.left < label.right
            and one.right > label.left
            for one in near
        ):
            return None
        labels[middles[0]] = label
    return _by_place([labels.get(one, one) for one in level]), [*level, *over, *under]


def _part(
    values: PrintedLine, near: Sequence[PrintedLine], reach: float
) -> tuple[list[PrintedLine], list[PrintedLine], list[PrintedLine]]:
    """Return the lines beside values, over them and under them, from left to right.

    Over and under there are none unless they are as many cells.
    """
    rises = [(one, (one.bottom - values.bottom) / values.size) for one in near]
    level, over, under = (
        _by_place([one for one, rise in rises if low <= rise * side <= high])
        for side, low, high in ((1, -_LEVEL, _LEVEL), (1, _LEVEL, reach), (-1, _LEVEL, reach))
    )
    is_paired = len(over) == len(under) and all(map(_is_cell, (*over, *under)))
    return (level, over, under) if is_paired else (level, [], [])


def _join(lines: Sequence[PrintedLine], bottom: float) -> PrintedLine:
    return replace(
        lines[0],
        text=reduce(join_text, (one.text for one in lines)),
        left=min(one.left for one in lines),
        right=max(one.right for one in lines),
        bottom=bottom,
    )


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
