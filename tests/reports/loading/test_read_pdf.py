"""PDF: printed lines come back as whole paragraphs, without what every page repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.loading import load
from tests.reports.loading.making import pdf, printed, write

SIZE, LEADING, LEFT, TOP, COLUMNS = 16, 28, 72, 760, 28
Piece = tuple[float, float, float, str]

INTRODUCTION = (
    "今年以来，在县委、县政府的坚强领导下，县交通运输局围绕“四好农村路”建设，攻坚克难、真抓实干，"
    "全年完成交通固定资产投资六亿八千万元，各项工作取得新的成效。现将有关情况总结如下。"
)
ROADS = (
    "全面推进路网建设。全年新建改建农村公路八十七公里，改造危桥十一座，实施安全生命防护工程一百二十公里，"
    "建制村通双车道比例达到九成以上，群众出行更加便捷。"
)


def set_page(paragraphs: list[str], *, indent: int = 2, top: float = TOP) -> list[Piece]:
    """Return the lines of a page as Word sets them."""
    pieces: list[Piece] = []
    for paragraph in paragraphs:
        for n, line in enumerate(printed(paragraph, columns=COLUMNS, indent=indent)):
            left = LEFT + (indent * SIZE if n == 0 else 0)
            pieces.append((left, top, SIZE, line))
            top -= LEADING
    return pieces


def read(tmp_path: Path, pages: list[list[Piece]]) -> list[tuple[int | None, str]]:
    document = load(write(tmp_path, "总结.pdf", pdf(pages)))
    assert document.format == "pdf"
    return [(line.page, line.text) for line in document.lines if line.text]


@pytest.mark.parametrize("indent", [2, 0], ids=["indented", "not indented"])
def test_paragraphs_come_back_whole(tmp_path: Path, indent: int) -> None:
    paragraphs = [INTRODUCTION, "一、主要工作", "（一）路网建设提速", ROADS]
    found = read(tmp_path, [set_page(paragraphs, indent=indent)])
    assert found == [(1, paragraph) for paragraph in paragraphs]


def test_a_paragraph_over_the_page_end_is_one(tmp_path: Path) -> None:
    lines = set_page([INTRODUCTION, ROADS])
    second = [(x, float(TOP - LEADING * n), s, t) for n, (x, _, s, t) in enumerate(lines[-2:])]
    assert read(tmp_path, [lines[:-2], second]) == [(1, INTRODUCTION), (1, ROADS)]


def test_an_indented_line_after_a_full_one_begins_a_paragraph(tmp_path: Path) -> None:
    full = ROADS[: 2 * COLUMNS - 2]
    assert read(tmp_path, [set_page([full, INTRODUCTION])]) == [(1, full), (1, INTRODUCTION)]


@pytest.mark.parametrize("number", ["— {} —", "{}", "第{}页", "第 {} 页 共 9 页", "{}/9", "- {} -"])
def test_page_numbers_and_running_heads_go(tmp_path: Path, number: str) -> None:
    pages: list[list[Piece]] = [
        [(72, 800, 10, "内部资料 注意保存"), *set_page([ROADS]), (280, 40, 14, number.format(n))]
        for n in (1, 2, 3)
    ]
    assert read(tmp_path, pages) == [(1, ROADS), (2, ROADS), (3, ROADS)]


def test_a_year_at_the_foot_is_no_running_foot(tmp_path: Path) -> None:
    last = (300.0, 60.0, float(SIZE), "二〇二三年十二月")
    assert read(tmp_path, [[*set_page([ROADS]), last]])[-1] == (1, "二〇二三年十二月")


def test_a_title_of_two_lines_is_one(tmp_path: Path) -> None:
    title = [
        (132.0, 780.0, 22.0, "云岭县交通运输局二〇二三年工"),
        (220.0, 748.0, 22.0, "作总结及下年计划"),
    ]
    found = read(tmp_path, [[*title, *set_page([INTRODUCTION, ROADS], top=700)]])
    assert found[0] == (1, "云岭县交通运输局二〇二三年工作总结及下年计划")
    assert found[1] == (1, INTRODUCTION)


def test_cells_of_a_row_are_one_line(tmp_path: Path) -> None:
    row: list[Piece] = [(72, 400, 16, "新建公路"), (240, 400, 16, "公里"), (400, 400, 16, "八十七")]
    found = read(tmp_path, [[*set_page([ROADS]), *row]])
    assert found == [(1, ROADS), (1, "新建公路 | 公里 | 八十七")]


def test_a_gap_on_the_page_is_a_blank_line(tmp_path: Path) -> None:
    pieces = [*set_page([ROADS]), *set_page([INTRODUCTION], top=400)]
    texts = [line.text for line in load(write(tmp_path, "总结.pdf", pdf([pieces]))).lines]
    assert texts[0] == ROADS
    assert texts[-1] == INTRODUCTION
    assert set(texts[1:-1]) == {""}


def test_a_slanted_watermark_is_left_out(tmp_path: Path) -> None:
    slanted = f"BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{'公开'.encode('utf-16-be').hex()}> Tj ET"
    data = pdf([set_page([ROADS])], drawing=slanted)
    lines = load(write(tmp_path, "总结.pdf", data)).lines
    assert [line.text for line in lines if line.text] == [ROADS]


def test_rows_of_the_contents_get_their_tab(tmp_path: Path) -> None:
    rows = ["目　录", "民政局工作总结 3", "交通运输局工作总结及来年打算 18", "一、主要成效"]
    pieces: list[Piece] = [(72, TOP - LEADING * n, SIZE, row) for n, row in enumerate(rows)]
    assert read(tmp_path, [[*pieces, *set_page([ROADS], top=600)]]) == [
        *((1, "目　录"), (1, "民政局工作总结\t3"), (1, "交通运输局工作总结及来年打算\t18")),
        *((1, "一、主要成效"), (1, ROADS)),
    ]


def test_a_title_on_cover_and_first_page_stays(tmp_path: Path) -> None:
    title: Piece = (128, 780, SIZE, "云岭县交通运输局二〇二三年工作总结")
    cover: list[Piece] = [title, (250, 600, SIZE, "二〇二四年一月")]
    found = read(tmp_path, [cover, [title, *set_page([ROADS], top=700)]])
    assert found == [(1, title[3]), (1, "二〇二四年一月"), (2, ROADS)]


def test_a_running_head_is_known_as_such(tmp_path: Path) -> None:
    head: Piece = (400, 800, SIZE, "秘密★1年")
    document = load(write(tmp_path, "总结.pdf", pdf([[head, *set_page([ROADS])]] * 3)))
    assert document.page_heads == ("秘密★1年",)
    assert {line.text for line in document.lines if line.text} == {ROADS}


def test_the_last_row_of_a_table_is_no_page_number(tmp_path: Path) -> None:
    def rows(first: int) -> list[Piece]:
        cells = ((LEFT, "第{}批"), (200, "1{:02}"), (300, "{}"))
        return [
            (float(x), 40.0 + LEADING * (25 - n), SIZE, text.format(first + n))
            for n in range(26)
            for x, text in cells
        ]

    found = read(tmp_path, [rows(10), rows(40), rows(70)])
    numbers = [*range(10, 36), *range(40, 66), *range(70, 96)]
    assert [text for _, text in found] == [f"第{n}批 | 1{n:02} | {n}" for n in numbers]


def test_rows_of_the_contents_with_dots_stay_apart(tmp_path: Path) -> None:
    rows = ["目　录", "一、主要成效……………………2", "二、存在的问题……………………3"]
    pieces: list[Piece] = [(72, TOP - LEADING * n, SIZE, row) for n, row in enumerate(rows)]
    found = [text for _, text in read(tmp_path, [pieces, set_page([ROADS])])]
    assert found == ["目　录", "一、主要成效\t2", "二、存在的问题\t3", ROADS]
