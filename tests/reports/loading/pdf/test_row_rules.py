"""Tables with rules between rows only: their columns, heads over two of them, and bad input."""

from __future__ import annotations

from assistant.reports.loading.pdf.glyphs import Glyph
from assistant.reports.loading.pdf.row_rules import find_ruled
from assistant.reports.loading.pdf.ruled_tables import RuledLine
from tests.test_growing_inputs import count_calls

SIZE = 10.0


def level(at: float, start: float = 0, end: float = 300) -> RuledLine:
    return RuledLine(is_level=True, at=at, start=start, end=end)


def run(text: str, left: float, bottom: float) -> list[Glyph]:
    return [
        Glyph(one, left + SIZE * n, bottom, left + SIZE * (n + 1), SIZE)
        for n, one in enumerate(text)
    ]


RULES = [level(at) for at in (0, 20, 40, 60, 80)]
ROWS = [
    one
    for n in range(4)
    for one in (
        run("新建公路", 0, 5 + 20 * n),
        run("12", 100, 5 + 20 * n),
        run("8", 200, 5 + 20 * n),
    )
]


def test_columns_part_in_the_gaps() -> None:
    (table,) = find_ruled(RULES, ROWS)
    assert table.columns == (0, 70, 160, 300)
    assert table.bands == (0, 20, 40, 60, 80)
    assert len({cell for row in table.cells for cell in row}) == 12


def test_a_head_over_two_columns_is_one_cell() -> None:
    (table,) = find_ruled(
        RULES, [*ROWS[:9], run("项目", 0, 65), run("完成情况及其他说明和备注", 100, 65)]
    )
    assert table.cells[3][0] != table.cells[3][1] == table.cells[3][2]
    assert len(set(table.cells[0])) == 3


def test_the_last_row_needs_no_rule_under_it() -> None:
    def wrapped(base: float) -> list[list[Glyph]]:
        label = [run("新建农村", 0, base + 6), run("公路", 0, base - 6)]
        return [*label, run("12", 100, base), run("8", 200, base)]

    head = [run("指标", 0, 40), run("完成", 100, 40), run("增长", 200, 40)]
    after = run("二、存在的问题", 0, -50)
    rules = [level(at) for at in (0, 30, 60)]
    (table,) = find_ruled(rules, [*head, *wrapped(10), *wrapped(-20), after])
    assert len(table.bands) == 4
    assert -40 < table.bands[0] < -26
    text = run("今年以来新建公路十二公里改造危桥八座", 0, -15)
    (table,) = find_ruled(rules, [*head, *wrapped(10), text])
    assert table.bands == (0, 30, 60)


def test_rows_that_no_rule_parts_are_no_row() -> None:
    pair = [one for base in (5, 20) for one in (run("新建公路", 0, base), run("甲乙", 100, base))]
    assert find_ruled([level(0), level(40), level(60)], [*pair, run("项目", 0, 45)]) == []


def test_rules_of_other_lengths_and_empty_bands_are_none() -> None:
    assert find_ruled([level(20.0 * n, end=300 - 30 * n) for n in range(5)], ROWS) == []
    assert find_ruled(RULES, []) == []
    assert find_ruled(RULES, [run("新建公路" * 7, 0, 5 + 20 * n) for n in range(4)]) == []


def test_thousands_of_tiny_things_take_their_time_and_no_more() -> None:
    def work(size: int) -> int:
        rules = [level(1.0 * n, end=300 + n % 7) for n in range(size)]
        runs = [run("一", float(n % 300), float(n % 97)) for n in range(10 * size)]
        return count_calls(lambda: find_ruled(rules, runs))

    once, twice, four = work(100), work(200), work(400)
    assert four - twice <= 2.6 * (twice - once) + 2_000
