"""Tables drawn by lines: their borders, cells that are merged, and drawings that are none."""

from __future__ import annotations

import pytest

from assistant.reports.loading.pdf.ruled_tables import RuledLine, find_tables


def level(at: float, start: float = 0, end: float = 300) -> RuledLine:
    return RuledLine(is_level=True, at=at, start=start, end=end)


def upright(at: float, start: float = 0, end: float = 60) -> RuledLine:
    return RuledLine(is_level=False, at=at, start=start, end=end)


GRID = [*map(level, (0, 20, 40, 60)), *map(upright, (0, 100, 200, 300))]


def test_a_grid_has_a_cell_in_each_square() -> None:
    (table,) = find_tables(GRID)
    assert (table.columns, table.bands) == ((0, 100, 200, 300), (0, 20, 40, 60))
    points = [(x, y) for y in (10, 30, 50) for x in (50, 150, 250)]
    assert len({table.cell_at(x, y) for x, y in points}) == 9
    assert table.cell_at(150, 61) is None
    assert table.cell_at(-1, 10) is None


def test_lines_in_pieces_and_twice_make_the_same_grid() -> None:
    pieces = [
        *(level(y + d, x, x + 100) for y in (0, 20, 40, 60) for x in (0, 100, 200) for d in (0, 1)),
        *(upright(x, y, y + 20) for x in (0, 100, 200, 300) for y in (0, 20, 40)),
    ]
    (table,) = find_tables(pieces)
    (whole,) = find_tables(GRID)
    assert table == whole


def test_a_missing_line_merges_two_cells() -> None:
    lines = [*GRID[:1], level(20, 100), *GRID[2:5], upright(100, 0, 40), *GRID[6:]]
    (table,) = find_tables(lines)
    assert table.cell_at(50, 10) == table.cell_at(50, 30) != table.cell_at(50, 50)
    assert table.cell_at(50, 50) == table.cell_at(150, 50) != table.cell_at(250, 50)


def test_sides_may_be_open() -> None:
    (table,) = find_tables([*GRID[:4], *GRID[5:7]])
    assert table.columns == (0, 100, 200, 300)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [level(0), level(20)],
        [level(0), level(20), upright(0, 0, 20), upright(300, 0, 20)],
        [level(500, 0, 100), upright(200, 0, 60)],
        [*(level(5.0 * n) for n in range(400)), *(upright(5.0 * n, 0, 2000) for n in range(60))]
        + [level(5.0 * n, 400, 500) for n in range(400)],
    ],
    ids=["nothing", "lines only", "a frame", "no lines that meet", "a drawing"],
)
def test_what_is_no_table(lines: list[RuledLine]) -> None:
    assert find_tables(lines) == []


def test_two_tables_are_two() -> None:
    moved = [
        RuledLine(is_level=one.is_level, at=one.at + 500, start=one.start, end=one.end)
        if one.is_level
        else RuledLine(is_level=False, at=one.at, start=one.start + 500, end=one.end + 500)
        for one in GRID
    ]
    assert [table.bands[0] for table in find_tables([*GRID, *moved])] == [0, 500]
