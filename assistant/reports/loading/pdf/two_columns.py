"""Put the lines of a page in two columns into one, below each other, as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine

_FEWEST = 6  # lines in each column
_FULL = 0.8  # of the column's width
_FULL_LINES = 0.5  # so many lines of running text are full, and few cells of a table
_NARROWEST = 8  # characters in a column
_MOST_ACROSS = 0.3  # of the lines: titles above both columns
_MIDDLE = (0.35, 0.65)  # of the text's width
_STEP = 2.0  # points
_WIDEST = 14_400.0  # points: the largest page that PDF knows


def unfold_columns(page: PdfPage) -> PdfPage:
    """Return the page with the right column moved onto the left one and read behind it.

    A line across both ends the columns above it. A page without columns comes as it is.
    """
    gutter = _gutter([line for line in page.lines if not line.is_row])
    if gutter is None:
        return page
    left = [line for line in page.lines if line.right <= gutter]
    right = [line for line in page.lines if line.left >= gutter]
    shift = min(line.left for line in right) - min(line.left for line in left)
    across = [line for line in page.lines if line.left < gutter < line.right]
    ordered: list[PrintedLine] = []
    ceiling = page.height
    for border in [*sorted(across, key=lambda line: -line.bottom), None]:
        floor = border.bottom if border else -1.0
        ordered += [_half(line, 0.0) for line in left if floor < line.bottom <= ceiling]
        ordered += [_half(line, shift) for line in right if floor < line.bottom <= ceiling]
        ordered += [border] if border else []
        ceiling = floor
    return replace(page, lines=tuple(ordered))


def _half(line: PrintedLine, shift: float) -> PrintedLine:
    return replace(line, left=line.left - shift, right=line.right - shift, is_half=True)


def _gutter(lines: Sequence[PrintedLine]) -> float | None:
    """Return where the gap between two columns of running text lies; None without columns."""
    if len(lines) < 2 * _FEWEST:
        return None
    begin, end = min(line.left for line in lines), max(line.right for line in lines)
    if not end - begin <= _WIDEST:  # or no number at all: a damaged file prints beyond its page
        return None
    low, high = (begin + share * (end - begin) for share in _MIDDLE)
    places = [low + _STEP * n for n in range(int((high - low) / _STEP) + 1)]
    middle = (begin + end) / 2

    def crossing(place: float) -> tuple[int, float]:
        return sum(line.left < place < line.right for line in lines), abs(place - middle)

    best = min(places, key=crossing, default=middle)
    left = [line for line in lines if line.right <= best]
    right = [line for line in lines if line.left >= best]
    if (
        crossing(best)[0] > _MOST_ACROSS * len(lines)
        or not _is_column(left)
        or not _is_column(right)
    ):
        return None
    gap = min(line.left for line in right) - max(line.right for line in left)
    return best if gap >= median(line.size for line in left) and _overlap(left, right) else None


def _is_column(lines: Sequence[PrintedLine]) -> bool:
    """Return whether lines are those of running text: most of them are full."""
    if len(lines) < _FEWEST:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    full = [
        line
        for line in lines
        if line.right - line.left >= _FULL * width and CELL_GAP not in line.text
    ]
    is_wide = width >= _NARROWEST * median(line.size for line in lines)
    return is_wide and len(full) >= _FULL_LINES * len(lines)


def _overlap(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Return whether two columns stand beside each other, at least over half of the shorter one."""
    spans = [
        (min(line.bottom for line in column), max(line.bottom for line in column))
        for column in (left, right)
    ]
    (low, high), (other_low, other_high) = spans
    shared = min(high, other_high) - max(low, other_low)
    return shared >= min(high - low, other_high - other_low) / 2
