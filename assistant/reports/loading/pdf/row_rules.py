"""Find the tables that have rules between their rows only: gaps in the text part their columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from assistant.reports.loading.pdf.glyphs import FIGURE, Glyph, group_levels
from assistant.reports.loading.pdf.ruled_tables import (
    MOST_RULES,
    NEAR,
    RuledLine,
    RuledTable,
    find_tables,
    merge_rules,
)

_GAP = 0.8  # of the type size: between two cells
_FEW = 0.25  # of the rows: so many may have a cell over two columns
_FEWEST_ROWS = _FEWEST_CELLS = 2
_LOOSE = 1.1  # times the distance of lines in one row
_LEVEL = 0.3  # of the type size: so near are two on one line

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Characters beside each other on one line of a cell."""

    text: str
    left: float
    right: float
    level: float  # the height of its middle
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    """What stands between two rules."""

    bottom: float
    top: float
    pieces: list[_Piece]

    @property
    def spans(self) -> list[Span]:
        """From where to where text stands, whatever its height, from left to right."""
        return _join((one.left, one.right) for one in self.pieces)

    @property
    def levels(self) -> list[float]:
        """The heights of its lines."""
        return sorted({one.level for one in self.pieces})


def find_ruled(rules: Sequence[RuledLine], runs: Iterable[Sequence[Glyph]]) -> list[RuledTable]:
    """Return the tables of a page: those with rules between columns, and those without."""
    tables = find_tables(rules)
    return tables + _find_row_ruled(rules, tables, runs)


def _find_row_ruled(
    rules: Sequence[RuledLine], tables: Sequence[RuledTable], runs: Iterable[Sequence[Glyph]]
) -> list[RuledTable]:
    """Return the tables that level rules of one length draw, outside these `tables`.

    Each row stands between two rules, whatever wraps in it. A table with rules only around its
    head and its foot is none of these: many rows stand between two of them.
    """
    level = [*merge_rules([rule for rule in rules if rule.is_level])]
    free = [rule for rule in level if not any(_is_in(rule, table) for table in tables)]
    if not _FEWEST_ROWS < len(free) <= MOST_RULES:
        return []
    page = _Inked(runs)
    found = []
    for start, end, borders in _same_spans(free):
        bands = [page.band(start, end, bottom, top) for bottom, top in pairwise(borders)]
        for rows in _tables_of(bands):
            parts = _borders(rows)
            height = max(row.top - row.bottom for row in rows)
            under = page.band(start, end, rows[0].bottom - height, rows[0].bottom)
            over = page.band(start, end, rows[-1].top, rows[-1].top + height)
            found.append(_table(start, end, parts, _with_open_rows(under, rows, over, parts)))
    return [table for table in found if table is not None]


class _Inked:
    """The characters of a page by their height."""

    def __init__(self, runs: Iterable[Sequence[Glyph]]) -> None:
        inked = [glyph for run in runs for glyph in run if not glyph.text.isspace()]
        self._glyphs = sorted(inked, key=lambda glyph: glyph.middle)
        self._heights = [glyph.middle for glyph in self._glyphs]

    def band(self, start: float, end: float, bottom: float, top: float) -> _Band:
        """Return what stands between two heights and two sides."""
        first, last = bisect_left(self._heights, bottom), bisect_left(self._heights, top)
        inside = self._glyphs[first:last]
        held = [one for one in inside if start - NEAR <= one.left and one.right <= end + NEAR]
        return _Band(bottom=bottom, top=top, pieces=[*_pieces(held)])


def _is_in(rule: RuledLine, table: RuledTable) -> bool:
    beside = rule.end < table.columns[0] or rule.start > table.columns[-1]
    return not beside and table.bands[0] - NEAR <= rule.at <= table.bands[-1] + NEAR


def _same_spans(rules: Sequence[RuledLine]) -> Iterator[tuple[float, float, list[float]]]:
    """Yield the heights of rules that begin and end alike, from the bottom up."""

    def key(rule: RuledLine) -> tuple[int, int]:
        return round(rule.start / (2 * NEAR)), round(rule.end / (2 * NEAR))

    for _, group in groupby(sorted(rules, key=key), key=key):
        alike = sorted(group, key=lambda rule: rule.at)
        yield alike[0].start, alike[0].end, [rule.at for rule in alike]


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[_Piece]:
    for level in group_levels(glyphs):
        size = median(glyph.height for glyph in level)
        begun = 0
        for n in range(1, len(level) + 1):
            if n == len(level) or level[n].left - level[n - 1].right >= _GAP * size:
                yield _Piece(
                    text="".join(glyph.text for glyph in level[begun:n]),
                    left=level[begun].left,
                    right=level[n - 1].right,
                    level=level[begun].middle,
                    size=size,
                )
                begun = n


def _join(spans: Iterable[Span]) -> list[Span]:
    """Return the spans from left to right, those that overlap as one."""
    joined: list[Span] = []
    for left, right in sorted(spans):
        if joined and left <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def _tables_of(bands: Sequence[_Band]) -> Iterator[list[_Band]]:
    """Yield bands above each other that are rows: cells, or one line over all columns."""
    rows: list[_Band] = []
    for band in [*bands, None]:
        if band is not None and _is_row(band):
            rows.append(band)
            continue
        while rows and len(rows[-1].spans) < 2:
            rows.pop()
        while rows and len(rows[0].spans) < 2:
            rows.pop(0)
        if sum(len(row.spans) > 1 for row in rows) >= _FEWEST_ROWS:
            yield rows
        rows = []


def _is_row(band: _Band) -> bool:
    return len(band.pieces) == 1 or len(band.spans) > 1


def _with_open_rows(
    under: _Band, rows: Sequence[_Band], over: _Band, borders: Sequence[float]
) -> list[_Band]:
    """Return the rows, and one under and over them that no rule closes, where there is one."""
    steps = [abs(a - b) for row in rows for a, b in pairwise(row.levels)]
    step = max(steps, default=0.0)
    last = _open_row(under, borders, step, downwards=True)
    first = _open_row(over, borders, step, downwards=False)
    return [*([last] if last else []), *rows, *([first] if first else [])]


def _open_row(
    band: _Band, borders: Sequence[float], step: float, *, downwards: bool
) -> _Band | None:
    """Return the row next to the outermost rule: its lines are no further apart than in others."""
    pieces: list[_Piece] = []
    for piece in sorted(band.pieces, key=lambda one: one.level, reverse=downwards):
        off = abs(piece.level - pieces[-1].level) if pieces else 0.0
        if off > max(step * _LOOSE, _LEVEL * piece.size):
            break
        if any(piece.left < border < piece.right for border in borders):
            return None
        pieces.append(piece)
    if len({bisect_left(borders, one.left) for one in pieces}) < _FEWEST_CELLS:
        return None
    edge = (min if downwards else max)(one.level for one in pieces)
    size = max(one.size for one in pieces)
    if downwards:
        return _Band(bottom=edge - size, top=band.top, pieces=pieces)
    return _Band(bottom=band.bottom, top=edge + size, pieces=pieces)


def _table(
    start: float, end: float, borders: Sequence[float], bands: Sequence[_Band]
) -> RuledTable | None:
    columns = (start, *borders, end)
    if not borders or any(_has_rows(band, columns) for band in bands):
        return None
    wide = len(columns) - 1
    cells: list[tuple[int, ...]] = []
    for n, band in enumerate(bands):
        row = [n * wide]
        for column, border in enumerate(borders, 1):
            is_over = any(left < border < right for left, right in band.spans)
            row.append(row[-1] if is_over else n * wide + column)
        cells.append(tuple(row))
    heights = (bands[0].bottom, *(band.top for band in bands))
    return RuledTable(columns=columns, bands=heights, cells=tuple(cells))


def _borders(bands: Sequence[_Band]) -> tuple[float, ...]:
    """Return where columns part: in gaps of all rows, else of nearly all."""
    size = median(one.size for band in bands for one in band.pieces)
    allowed = int(_FEW * len(bands))
    spans = [span for band in bands for span in band.spans]
    clear = [*_gaps(spans, 0, _GAP * size)]
    nearly = [
        (left, right)
        for left, right in _gaps(spans, allowed, _GAP * size)
        if not any(left <= gap[0] and gap[1] <= right for gap in clear)
    ]
    return tuple(sorted((left + right) / 2 for left, right in (*clear, *nearly)))


def _gaps(spans: Sequence[Span], most: int, width: float) -> Iterator[Span]:
    """Yield where at most so many spans lie, between places where more do."""
    ends = sorted([(left, 1) for left, _ in spans] + [(right, -1) for _, right in spans])
    depth, begun = 0, None
    for place, step in ends:
        before, depth = depth, depth + step
        if before <= most < depth:
            if begun is not None and place - begun >= width:
                yield begun, place
            begun = None
        elif before > most >= depth:
            begun = place


def _has_rows(band: _Band, columns: Sequence[float]) -> bool:
    """Return whether several rows stand between two rules.

    Figures stand below each other then, or texts on the same heights in all columns.
    """
    cells: list[list[_Piece]] = []
    for left, right in pairwise(columns):
        cell = [one for one in band.pieces if left <= (one.left + one.right) / 2 < right]
        cells += [cell] if cell else []
    if any(sum(FIGURE.issuperset(one.text) for one in cell) > 1 for cell in cells):
        return True
    return min(len({round(one.level) for one in cell}) for cell in cells) > 1
