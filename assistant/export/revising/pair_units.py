"""Pair what a Word file says with a newer text: in order, and rows and boxes out of order too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.export.revising.align_paragraphs import Pair, align_paragraphs
from assistant.export.revising.revisable_units import RevisableUnit
from assistant.reports.loading import CELL_GAP
from assistant.text.similarity import bigrams, overlap_coefficient

_SAME_LINE = 0.5  # of their pairs of characters: out of order, less would be chance


def pair_units(units: Sequence[RevisableUnit], new: Sequence[str]) -> list[Pair]:
    """Return pairs of positions, in the order of the file.

    Programs read text boxes and cells in different orders: those left alone take the line that is
    most like them among those left.
    """
    pairs = align_paragraphs([unit.text for unit in units], new)
    pairs = [pair for part in _split_gaps(pairs) for pair in _pair_rows(part, units, new)]
    alone = [a for a, b in pairs if a is not None and b is None and not units[a].is_body]
    free = [b for a, b in pairs if a is None and b is not None]
    moved = _pair_best(units, new, alone, free)
    taken = set(moved.values())
    return [
        (a, moved.get(a, b) if a is not None else b)
        for a, b in pairs
        if a is not None or b not in taken
    ]


def _split_gaps(pairs: list[Pair]) -> list[list[Pair]]:
    """Return the pairs cut into stretches: those of two, and those that are alone."""
    return [list(part) for _, part in groupby(pairs, key=lambda pair: None in pair)]


def _pair_rows(gap: list[Pair], units: Sequence[RevisableUnit], new: Sequence[str]) -> list[Pair]:
    """Return rows in place of rows, where a gap has as many new as old and nothing else of them."""
    rows = [a for a, b in gap if a is not None and b is None and len(units[a].filled) > 1]
    lines = [b for a, b in gap if a is None and b is not None and CELL_GAP in new[b]]
    widths = [len(units[a].cells) for a in rows]
    if not rows or widths != [len(new[b].split(CELL_GAP)) for b in lines]:
        return gap
    placed = dict(zip(rows, lines, strict=True))
    return [
        (a, b if a is None else placed.get(a, b)) for a, b in gap if a is not None or b not in lines
    ]


def _pair_best(
    units: Sequence[RevisableUnit], new: Sequence[str], alone: list[int], free: list[int]
) -> dict[int, int]:
    """Return a line for each unit that is like one, the likest first."""
    lines = [(b, CELL_GAP in new[b], bigrams(new[b])) for b in free]
    scores: list[tuple[float, int, int]] = []
    for a in alone:
        is_row, own = len(units[a].filled) > 1, bigrams(units[a].text)
        scores += [
            (overlap_coefficient(own, line), a, b) for b, row, line in lines if row == is_row
        ]
    found: dict[int, int] = {}
    for score, a, b in sorted(scores, key=lambda one: (-one[0], *one[1:])):
        if score >= _SAME_LINE and a not in found and b not in found.values():
            found[a] = b
    return found
