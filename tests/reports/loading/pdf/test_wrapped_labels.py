"""Labels over two lines join on the line of their values; text and odd lines stay as they are."""

from __future__ import annotations

import pytest

from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.pdf.wrapped_labels import join_labels
from tests.test_growing_inputs import count_calls

SIZE = 12.0


def line(text: str, left: float, bottom: float) -> PrintedLine:
    right = left + SIZE * len(text)
    return PrintedLine(text=text, left=left, right=right, bottom=bottom, size=SIZE, head=SIZE)


def page(*lines: PrintedLine) -> PdfPage:
    return PdfPage(number=1, width=595, height=842, lines=lines)


OVER, UNDER = line("新建改建农村", 90, 709), line("公路里程", 90, 691)
VALUES = (line("3", 60, 700), line("76", 210, 700), line("87", 300, 700))


@pytest.mark.parametrize(
    "lines",
    [(OVER, *VALUES, UNDER), (*VALUES, OVER, UNDER), (OVER, UNDER, *VALUES)],
    ids=["from the top", "values first", "label first"],
)
def test_a_label_joins_between_number_and_values(lines: tuple[PrintedLine, ...]) -> None:
    above, below = line("指标", 90, 740), line("改造危桥", 90, 672)
    found = join_labels(page(above, *lines, below)).lines
    assert [one.text for one in found] == [
        "指标",
        "3",
        "新建改建农村公路里程",
        "76",
        "87",
        "改造危桥",
    ]
    assert {one.bottom for one in found[1:5]} == {700}


def test_two_labels_of_a_row_join_each() -> None:
    remarks = line("含续建公路", 400, 709), line("和桥梁", 400, 691)
    found = join_labels(page(OVER, remarks[0], *VALUES, UNDER, remarks[1])).lines
    assert [one.text for one in found][-1] == "含续建公路和桥梁"


@pytest.mark.parametrize(
    "lines",
    [
        (OVER, line("全部完成", 210, 700), UNDER),
        (OVER, line("76", 210, 709), UNDER),
        (OVER, line("76", 210, 706), UNDER),
        (OVER, *VALUES),
        (OVER, *VALUES, line("公路里程", 150, 691)),
        (line("新建改建农村公路和桥梁", 90, 709), *VALUES, UNDER),
    ],
    ids=["no figure", "level", "not the middle", "one line", "not flush", "over its values"],
)
def test_what_is_no_label_beside_values(lines: tuple[PrintedLine, ...]) -> None:
    whole = page(*lines)
    assert join_labels(whole) is whole


def test_thousands_of_figures_in_one_place_are_no_table() -> None:
    def work(size: int) -> int:
        whole = page(*(line("7", n % 50, 700 + n % 11) for n in range(size)))
        return count_calls(lambda: join_labels(whole))

    once, twice, four = work(500), work(1000), work(2000)
    assert four - twice <= 2.6 * (twice - once) + 2_000
