"""Two columns are read one after the other; tables and single columns stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.reports.loading import load
from assistant.reports.loading.pdf.pdf_reflow import reflow
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.pdf.two_columns import unfold_columns
from tests.reports.loading.making import pdf, printed, write

SIZE = 12.0
ROADS = "今年以来，全县新建改建农村公路八十七公里，改造危桥十二座，群众出行更加方便。"


def line(text: str, left: float, bottom: float, *, right: float = 0.0) -> PrintedLine:
    return PrintedLine(
        text=text,
        left=left,
        right=right or left + SIZE * len(text),
        bottom=bottom,
        size=SIZE,
        head=SIZE,
    )


def page(*lines: PrintedLine) -> PdfPage:
    return PdfPage(number=1, width=595, height=842, lines=lines)


def texts(found: PdfPage) -> str:
    return "".join(one.text[0] for one in found.lines)


LEFT_SIDE = [line(mark * 16, 50, 700 - 20 * n) for n, mark in enumerate("甲乙丙丁戊己庚辛")]
RIGHT_SIDE = [line(mark * 16, 300, 700 - 20 * n) for n, mark in enumerate("子丑寅卯辰巳午未")]
PAIRS = [one for pair in zip(LEFT_SIDE, RIGHT_SIDE, strict=True) for one in pair]


def test_columns_come_one_after_the_other() -> None:
    (found,) = unfold_columns([page(line("题" * 20, 150, 760), *PAIRS)])
    assert texts(found) == "题甲乙丙丁戊己庚辛子丑寅卯辰巳午未"
    assert {one.left for one in found.lines[1:]} == {50}
    assert [one.is_half for one in found.lines] == [False, *[True] * 16]


def test_a_line_across_ends_the_columns_above_it() -> None:
    (found,) = unfold_columns([page(line("题" * 20, 150, 630), *PAIRS)])
    assert texts(found) == "甲乙丙丁子丑寅卯题戊己庚辛辰巳午未"


def test_one_column_and_short_cells_stay() -> None:
    single = page(*(line("字" * 40, 50, 700 - 20 * n) for n in range(20)))
    assert unfold_columns([single]) == [single]
    cells = page(*(line("字" * (2 + n % 5), x, 700 - 20 * n) for n in range(15) for x in (50, 300)))
    assert unfold_columns([cells]) == [cells]


def test_the_end_of_the_text_may_be_short() -> None:
    (found,) = unfold_columns([page(line("题" * 20, 150, 760), *LEFT_SIDE, *RIGHT_SIDE[:2])])
    assert [one.is_half for one in found.lines] == [False, *[True] * 10]
    last = page(*LEFT_SIDE[:2])
    found, ended = unfold_columns([page(*PAIRS), last])
    assert [one.is_half for one in ended.lines] == [True, True]


def test_figures_beside_labels_are_no_end_of_a_text() -> None:
    figures = [line("1" * 3, 300, 700 - 20 * n) for n in range(5)]
    table = page(*LEFT_SIDE, *figures)
    assert unfold_columns([table]) == [table]
    alone = page(*LEFT_SIDE[:2])
    assert unfold_columns([alone]) == [alone]


@pytest.mark.parametrize("by_rows", [False, True], ids=["column by column", "row by row"])
def test_paragraphs_of_a_pdf_in_two_columns_come_whole(tmp_path: Path, by_rows: bool) -> None:
    def column(text: str, left: float) -> list[tuple[float, float, float, str]]:
        lines = printed(text, columns=18)
        return [
            (left + 2 * SIZE * (n == 0), 740.0 - 20 * n, SIZE, one) for n, one in enumerate(lines)
        ]

    pieces = [*column(ROADS * 4, 60), *column(ROADS[::-1] * 4, 310)]
    if by_rows:
        pieces.sort(key=lambda piece: -piece[1])
    data = pdf([pieces])
    found = [one.text for one in load(write(tmp_path, "总结.pdf", data)).lines if one.text]
    assert found == [ROADS * 4, ROADS[::-1] * 4]


def test_cells_of_a_row_without_rules_stay_beside_each_other(tmp_path: Path) -> None:
    rows = [(f"新建改建农村公路{n}号线", f"已经完成投资{n}万元") for n in range(10, 22)]
    pieces = [
        (left, 740.0 - 20 * n, SIZE, cell)
        for n, row in enumerate(rows)
        for left, cell in zip((60, 310), row, strict=True)
    ]
    found = [one.text for one in load(write(tmp_path, "总结.pdf", pdf([pieces]))).lines]
    assert found == [" | ".join(row) for row in rows]


def test_a_title_of_two_lines_over_two_columns_is_one() -> None:
    title = [
        replace(line(text, left, bottom, right=left + 20 * len(text)), size=20.0)
        for text, left, bottom in (("云岭县政府工作报告（张小", 150, 790), ("明同）", 240, 762))
    ]
    blocks = reflow(unfold_columns([page(*title, *PAIRS)]))
    assert blocks[0].text == "云岭县政府工作报告（张小明同）"


BRIDGES = "危桥改造进度偏慢，还有六座没有开工，养护资金缺口较大，群众出行多有不便。"


@pytest.mark.parametrize("size", [20.0, SIZE], ids=["large title", "title in the same type"])
@pytest.mark.parametrize("right", [310, None], ids=["two columns", "one narrow column"])
def test_a_title_wider_than_the_column_breaks_no_paragraph(
    tmp_path: Path, size: float, right: int | None
) -> None:
    title = "云岭县交通运输局二〇二四年工作总结和明年计划"
    text = [ROADS * 3, "一、存在的问题", BRIDGES * 3]
    left = 60.0 if right else 150.0
    pieces = [(60.0 if size > SIZE else left, 790.0, size, title)]
    base = 740.0
    for paragraph in text:
        for n, one in enumerate(printed(paragraph, columns=18)):
            pieces.append((left + 2 * SIZE * (n == 0), base, SIZE, one))
            base -= 20
    ending = printed(BRIDGES * 2, columns=18)
    pieces += [
        ((right or left) + 2 * SIZE * (n == 0), (740.0 if right else base) - 20 * n, SIZE, one)
        for n, one in enumerate(ending)
    ]
    found = [one.text for one in load(write(tmp_path, "总结.pdf", pdf([pieces]))).lines if one.text]
    assert found == [title, *text, BRIDGES * 2]


def test_a_line_printed_miles_beyond_the_page_is_no_search_for_a_gap() -> None:
    for beyond in (1e12, float("inf"), float("nan")):
        printed_off = page(line("题" * 20, 150, 760, right=beyond), *PAIRS)
        assert unfold_columns([printed_off])[0] is printed_off
