"""Find the tables that ruled lines draw on a page: their columns, bands and merged cells."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NEAR = 2.0  # points: lines drawn twice, and corners that do not quite meet
MOST_RULES = 600  # on one page: more is a drawing
_MOST_CELLS = 20_000
MOST_LINES = 20_000  # on one page, before they are merged
_STRAIGHT = 1.0  # points
_SHORTEST = 5.0  # points

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledLine:
    """A line drawn level or upright; lengths are points from the lower left corner."""

    is_level: bool
    at: float  # its height; of an upright one its distance from the left
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    """The grid of one table; cells that no line parts are one."""

    columns: tuple[float, ...]  # borders from left to right
    bands: tuple[float, ...]  # borders from the bottom up
    cells: tuple[tuple[int, ...], ...]  # by band and column: the number of the whole cell

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the number of the cell that a point lies in; None outside the table."""
        column, band = bisect(self.columns, x) - 1, bisect(self.bands, y) - 1
        if 0 <= column < len(self.columns) - 1 and 0 <= band < len(self.bands) - 1:
            return self.cells[band][column]
        return None


def ruled_line(begin: Point, end: Point) -> RuledLine | None:
    """Return the line between two points of a page; None for one that is aslant or a dot.

    >>> ruled_line((10, 50), (90, 50.2))
    RuledLine(is_level=True, at=50.1, start=10, end=90)
    """
    (x0, y0), (x1, y1) = begin, end
    across, up = abs(x1 - x0), abs(y1 - y0)
    if up < _STRAIGHT and across > _SHORTEST:
        return RuledLine(is_level=True, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
    if across < _STRAIGHT and up > _SHORTEST:
        return RuledLine(is_level=False, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
    return None


def find_tables(rules: Sequence[RuledLine]) -> list[RuledTable]:
    """Return the tables of two columns or more that these lines draw; sides may be open."""
    merged = [*merge_rules([rule for rule in rules if rule.is_level])]
    merged += merge_rules([rule for rule in rules if not rule.is_level])
    if len(merged) > MOST_RULES:
        return []
    tables = (_table(group) for group in _connected(merged))
    return [table for table in tables if table is not None]


def merge_rules(rules: Sequence[RuledLine]) -> Iterator[RuledLine]:
    """Yield lines of one direction, those that lie on or behind one another as one."""
    for group in _clusters(rules):
        at = group[0].at
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is not None and rule.start > end + NEAR:
                yield RuledLine(is_level=rule.is_level, at=at, start=start, end=end)
                start = None
            if start is None:
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if start is not None:
            yield RuledLine(is_level=group[0].is_level, at=at, start=start, end=end)


def _clusters(rules: Sequence[RuledLine]) -> Iterator[list[RuledLine]]:
    group: list[RuledLine] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if group and rule.at > group[0].at + NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _connected(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """Return the lines in groups that touch."""
    groups: list[list[RuledLine]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([rule, *(other for group in touching for other in group)])
    return groups


def _touch(one: RuledLine, other: RuledLine) -> bool:
    return (
        one.is_level != other.is_level
        and one.start - NEAR <= other.at <= one.end + NEAR
        and other.start - NEAR <= one.at <= other.end + NEAR
    )


def _table(rules: Sequence[RuledLine]) -> RuledTable | None:
    """Return the table of lines that touch; None where they make no two columns."""
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    columns = _borders(upright, level)
    bands = _borders(level, upright)
    size = (len(columns) - 1) * (len(bands) - 1)
    if len(columns) < 3 or len(bands) < 2 or size > _MOST_CELLS:
        return None
    return RuledTable(
        columns=columns, bands=bands, cells=_whole_cells(columns, bands, level, upright)
    )


def _borders(rules: Sequence[RuledLine], across: Sequence[RuledLine]) -> tuple[float, ...]:
    """Return where the lines of one direction lie, and the ends of those across: open sides."""
    places = [rule.at for rule in rules]
    places += (
        [min(rule.start for rule in across), max(rule.end for rule in across)] if across else []
    )
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place > borders[-1] + NEAR:
            borders.append(place)
    return tuple(borders)


def _whole_cells(
    columns: Sequence[float],
    bands: Sequence[float],
    level: Sequence[RuledLine],
    upright: Sequence[RuledLine],
) -> tuple[tuple[int, ...], ...]:
    """Return the number of the whole cell for each band and column."""
    wide, high = len(columns) - 1, len(bands) - 1
    whole = list(range(wide * high))
    rulings = [_near(upright, at) for at in columns], [_near(level, at) for at in bands]

    def root(cell: int) -> int:
        while whole[cell] != cell:
            cell = whole[cell]
        return cell

    for band in range(high):
        middle = (bands[band] + bands[band + 1]) / 2
        for column in range(wide):
            cell = band * wide + column
            if column and not _parts(rulings[0][column], middle):
                whole[root(cell)] = root(cell - 1)
            centre = (columns[column] + columns[column + 1]) / 2
            if band and not _parts(rulings[1][band], centre):
                whole[root(cell)] = root(cell - wide)
    return tuple(
        tuple(root(band * wide + column) for column in range(wide)) for band in range(high)
    )


def _near(rules: Sequence[RuledLine], at: float) -> list[RuledLine]:
    """Return the lines that lie at a border."""
    return [rule for rule in rules if abs(rule.at - at) <= 2 * NEAR]


def _parts(rules: Sequence[RuledLine], middle: float) -> bool:
    """Return whether one of these lines lies beside a cell with this middle."""
    return any(rule.start <= middle <= rule.end for rule in rules)
