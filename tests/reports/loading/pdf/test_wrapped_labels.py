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


THREE = (line("新建改建", 90, 716), line("农村公路", 90, 700), line("里程", 90, 684))
PLANS = (line("含续建公路", 400, 716), line("和危险桥", 400, 700), line("梁改造", 400, 684))


@pytest.mark.parametrize(
    ("extra", "texts"),
    [
        pytest.param((), ["3", "新建改建农村公路里程", "76", "87"], id="one label"),
        pytest.param(
            PLANS, ["3", "新建改建农村公路里程", "76", "87", "含续建公路和危险桥梁改造"], id="two"
        ),
    ],
)
def test_a_label_of_three_lines_joins_on_the_second(
    extra: tuple[PrintedLine, ...], texts: list[str]
) -> None:
    above, below = line("指标", 90, 740), line("改造危桥", 90, 660)
    lines = join_labels(page(above, *THREE, *VALUES, *extra, below)).lines
    assert [one.text for one in lines] == ["指标", *texts, "改造危桥"]
    assert {one.bottom for one in lines[1:-1]} == {700}


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((line("合计", 90, 732),), id="a row above as near"),
        pytest.param((line("其中", 90, 668),), id="a row below as near"),
        pytest.param((line("9", 210, 716),), id="a value beside the first"),
        pytest.param((line("9", 210, 716), line("8", 210, 684)), id="values beside each"),
    ],
)
def test_rows_of_single_lines_stay_rows(others: tuple[PrintedLine, ...]) -> None:
    given = page(*THREE, *VALUES, *others)
    assert join_labels(given) == given


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
