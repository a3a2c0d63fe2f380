"""Put the lines of a page in two columns into one, below each other, as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.wrapped_lines import breaks_sentence

_FEWEST = 6  # lines in each column
_FULL = 0.8  # of the column's width
_FULL_LINES = 0.5  # so many lines of running text are full, and few cells of a table
_NARROWEST = 8  # characters in a column
_MOST_ACROSS = 0.3  # of the lines: titles above both columns
_RUNS_ON = 0.25  # of the line ends: so many stand within a sentence
_SAME_LEVEL = 0.5  # of the type size
_INDENT = 2.5  # characters
_MIDDLE = (0.35, 0.65)  # of the text's width
_STEP = 2.0  # points
_WIDEST = 14_400.0  # points: the largest page that PDF knows


def unfold_columns(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages, those in two columns with the right one moved onto and behind the left.

    A line across both ends the columns above it. A page with the end of the text has only a left
    column: it is known by the pages before. Pages without columns come as they are.
    """
    unfolded: list[PdfPage] = []
    known: float | None = None
    for page in pages:
        lines = [line for line in page.lines if not line.is_row]
        gutter = _gutter(lines)
        if gutter is None and known is not None and _ends_left(lines, known):
            gutter = known
        known = gutter or known
        unfolded.append(page if gutter is None else _unfold(page, gutter))
    return unfolded


def has_columns(lines: Sequence[PrintedLine]) -> bool:
    """Return whether lines are two columns of text that runs on, and no cells beside each other."""
    texts = [line for line in lines if not line.is_row]
    gutter = _gutter(texts)
    if gutter is None:
        return False
    downwards = sorted(texts, key=lambda line: -line.bottom)
    left = [line.text for line in downwards if line.right <= gutter]
    right = [line.text for line in downwards if line.left >= gutter]
    breaks = [breaks_sentence(*pair) for column in (left, right) for pair in pairwise(column)]
    return sum(breaks) >= _RUNS_ON * len(breaks)


def _unfold(page: PdfPage, gutter: float) -> PdfPage:
    left = [line for line in page.lines if line.right <= gutter]
    right = [line for line in page.lines if line.left >= gutter]
    shift = min(line.left for line in right) - min(line.left for line in left) if right else 0.0
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
    if len(lines) <= _FEWEST:
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
    if crossing(best)[0] > _MOST_ACROSS * len(lines) or not _is_column(left):
        return None
    if not (_is_column(right) and _overlap(left, right)) and not _is_remainder(right, left):
        return None
    gap = min(line.left for line in right) - max(line.right for line in left)
    return best if gap >= median(line.size for line in left) else None


def _ends_left(lines: Sequence[PrintedLine], gutter: float) -> bool:
    """Return whether a page has the end of a text whose other pages have columns: a left one."""
    across = sum(line.left < gutter < line.right for line in lines)
    left = sum(line.right <= gutter for line in lines)
    return left > 0 and left + across == len(lines) and across <= _MOST_ACROSS * len(lines)


def _is_column(lines: Sequence[PrintedLine]) -> bool:
    """Return whether lines are those of running text: most of them are full."""
    if len(lines) < _FEWEST:
        return False
    width = _width(lines)
    return width >= _NARROWEST * median(line.size for line in lines) and _are_full(lines, width)


def _is_remainder(right: Sequence[PrintedLine], left: Sequence[PrintedLine]) -> bool:
    """Return whether a few lines are the end of the text in the column beside them.

    They begin level with that column, are as wide, and none is set in like a cell.
    """
    if not 0 < len(right) < _FEWEST:
        return False
    begun, width = min(line.left for line in right), _width(left)
    first, other = (max(column, key=lambda line: line.bottom) for column in (right, left))
    is_level = abs(first.bottom - other.bottom) < _SAME_LEVEL * first.size
    is_flush = all(line.left - begun <= _INDENT * line.size for line in right)
    fits = _width(right) <= width + first.size
    return is_level and is_flush and fits and _are_full(right, width)


def _width(lines: Sequence[PrintedLine]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)


def _are_full(lines: Sequence[PrintedLine], width: float) -> bool:
    """Return whether most lines fill a column of this width."""
    full = [
        line
        for line in lines
        if line.right - line.left >= _FULL * width and CELL_GAP not in line.text
    ]
    return len(full) >= _FULL_LINES * len(lines)


def _overlap(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Return whether two columns stand beside each other, at least over half of the shorter one."""
    spans = [
        (min(line.bottom for line in column), max(line.bottom for line in column))
        for column in (left, right)
    ]
    (low, high), (other_low, other_high) = spans
    shared = min(high, other_high) - max(low, other_low)
    return shared >= min(high - low, other_high - other_low) / 2
