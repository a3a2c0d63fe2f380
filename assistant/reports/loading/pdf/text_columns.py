"""Measure the column of running text: its edges, its type, and how far its lines are apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.pdf.printed_lines import PrintedLine
from assistant.text.list_marks import ALL_KINDS, opening_mark

LARGER = 1.12  # times the running text: the type of a title
_STRAY = 0.02  # the share of lines that may stand outside the column, as wide tables do
_MOST_WIDER = 2  # lines: title and subtitle
_WIDER = 1.5  # characters: more than a mark that hangs over the edge
_FEWEST_FULL, _FULL = 4, 0.25  # so many lines, and of the lines, end at the edge of a column
_NARROWEST = 8  # characters: less is a cell
_INDENT = 2.5  # characters: a line that begins further in is a cell, or the end of a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumn:
    """The column of running text."""

    left: float
    right: float
    bottom: float
    size: float
    leading: float  # from one line to the next


def measure_columns(lines: Sequence[PrintedLine]) -> dict[bool, TextColumn]:
    """Return the column that fills the page, and that of pages with two, as far as there are.

    Titles do not measure it: they may be wider than the text under them.
    """
    texts = [line for line in lines if not line.is_row] or lines
    sizes: Counter[float] = Counter()
    for line in texts:
        sizes[round(line.size, 1)] += len(line.text)
    common = sizes.most_common(1)[0][0] if sizes else 0.0
    return {
        half: _measure([line for line in texts if line.is_half == half] or lines, common)
        for half in {line.is_half for line in lines}
    }


def _measure(lines: Sequence[PrintedLine], common: float) -> TextColumn:
    steps = [
        a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 4 * common
    ]
    running = [line for line in lines if common / LARGER <= line.size <= common * LARGER] or lines
    return TextColumn(
        left=_quantile((line.left for line in running), _STRAY),
        right=_right_edge(lines, running, common),
        bottom=_quantile((line.bottom for line in lines), _STRAY),
        size=common,
        leading=median(steps) if steps else 1.5 * common,
    )


def _right_edge(lines: Sequence[PrintedLine], running: Sequence[PrintedLine], size: float) -> float:
    """Return where lines end that are full; titles may be wider, a few in the same type too.

    Only lines that a program broke, many at one place, show that the column ends before them.
    """
    # A stop at the end of a line may hang over the edge.
    edge = _quantile((line.right for line in lines if line.text[-1:].isalnum()), 1 - _STRAY)
    left = _quantile((line.left for line in running), _STRAY)
    texts = [line for line in running if _is_text(line, left, size)]
    ends = sorted((line.right for line in texts if line.text[-1:].isalnum()), reverse=True)
    for narrower in ends[: _MOST_WIDER + 1]:
        full = sum(narrower - _WIDER * size < end <= narrower for end in ends)
        if narrower < edge - _WIDER * size and full >= max(_FEWEST_FULL, _FULL * len(texts)):
            return narrower
    return edge


def _is_text(line: PrintedLine, left: float, size: float) -> bool:
    """Return whether a line is as wide as running text, begins where it does, and is no heading."""
    is_wide = line.right - line.left >= _NARROWEST * size
    is_first = abs(line.left - left) <= _INDENT * size
    is_cells = CELL_GAP in line.text
    return is_wide and is_first and not is_cells and opening_mark(line.text, ALL_KINDS) is None


def _quantile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values) or [0.0]
    return ordered[round(share * (len(ordered) - 1))]
