"""Layout: pieces in pixels become printed lines in points, upright and row by row."""

from __future__ import annotations

import math

import pytest

from assistant.reports.loading.ocr.layout import align_pages, clean_marks, is_page_number, lay_out
from assistant.reports.loading.ocr.recogniser import RecognisedLine
from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.loading.pdf.wrapped_labels import join_labels


def piece(text: str, left: float, top: float, width: float, height: float = 40) -> RecognisedLine:
    right, bottom = left + width, top + height
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return RecognisedLine(text=text, scores=(1.0,) * len(text), corners=corners)


def turned(one: RecognisedLine, degrees: float, about: tuple[float, float]) -> RecognisedLine:
    angle, (cx, cy) = math.radians(degrees), about
    corners = tuple(
        (
            cx + (x - cx) * math.cos(angle) - (y - cy) * math.sin(angle),
            cy + (x - cx) * math.sin(angle) + (y - cy) * math.cos(angle),
        )
        for x, y in one.corners
    )
    return RecognisedLine(text=one.text, scores=one.scores, corners=corners)


def test_a_line_is_measured_in_points_from_the_foot() -> None:
    # 2 pixels a point: 10 characters in 320 pixels are 16 points each, in the middle of a box of
    # 20: 500 - 110 - 8.
    page = lay_out(
        [piece("全年改造供水管网十里", 100, 200, 320)], number=3, pixels=(800, 1000), scale=2
    )
    assert (page.number, page.width, page.height) == (3, 400, 500)
    assert page.lines == (
        PrintedLine(text="全年改造供水管网十里", left=50, right=210, bottom=382, size=16, head=16),
    )


def test_a_mark_at_the_end_takes_its_square() -> None:
    # 9.5 squares of ink in 304 pixels: the stop's empty half follows.
    line = lay_out(
        [piece("全年改造供水管网里。", 100, 200, 304)], number=1, pixels=(800, 1000), scale=2
    )
    assert (line.lines[0].right, line.lines[0].size) == (210, 16)


@pytest.mark.parametrize("degrees", [-2, 0, 1])
def test_a_page_aslant_is_read_row_by_row(degrees: float) -> None:
    pieces = [
        piece("第一行左边的文字", 100, 200, 256),
        piece("第一行右边的文字", 900, 200, 256),
        piece("第二行左边的文字", 100, 250, 256),
        piece("第二行右边的文字", 900, 250, 256),
    ]
    aslant = [turned(one, degrees, (620, 877)) for one in reversed(pieces)]
    page = lay_out(aslant, number=1, pixels=(1240, 1754), scale=2)
    assert [line.text for line in page.lines] == [one.text for one in pieces]
    assert [round(line.left) for line in page.lines] == [50, 450, 50, 450]


def test_a_picture_is_as_wide_as_a4() -> None:
    page = lay_out([piece("工作总结", 0, 0, 100)], number=1, pixels=(1190, 1684))
    assert (page.width, page.height) == (595, 842)


def test_an_empty_page_has_no_lines() -> None:
    assert lay_out([], number=1, pixels=(100, 100), scale=1).lines == ()


def test_pages_fed_to_one_side_are_aligned() -> None:
    def page(number: int, left: float, lines: int = 9) -> PdfPage:
        line = PrintedLine(text="文", left=left, right=left + 9, bottom=0, size=9, head=9)
        return PdfPage(number=number, width=500, height=800, lines=(line,) * lines)

    aligned = align_pages([page(1, 70), page(2, 80), page(3, 84), page(4, 95, lines=1)])
    assert [(one.lines[0].left, one.lines[0].right) for one in aligned] == [
        (80, 89),
        (80, 89),
        (80, 89),
        (95, 104),  # too short to tell
    ]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("同比增长4.6%;", "同比增长4.6%；"),
        ("8:30到岗", "8:30到岗"),
        ("1,234户", "1,234户"),
        ("ISO 9001(2015)", "ISO 9001(2015)"),
        ("-12-", "—12—"),
    ],
)
def test_marks_beside_han_characters_are_wide(text: str, clean: str) -> None:
    assert clean_marks(text) == clean


def test_a_page_number_has_a_dash() -> None:
    assert [is_page_number(text) for text in ("一3一", "3—", "3", "-3", "2023年")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_a_label_over_two_lines_is_one_cell_beside_its_values() -> None:
    rows = [("指标", 0), ("新建改建农村公路", 60), ("和桥梁里程", 98), ("改造危桥", 160)]
    values = [("76", 79), ("12", 160)]
    pieces = [piece(text, 100, 200 + top, 32 * len(text), 36) for text, top in rows]
    pieces += [piece(text, 500, 200 + top, 32, 32) for text, top in values]
    pieces.append(piece("2025年", 500, 200, 96))
    page = lay_out(pieces, number=1, pixels=(800, 1000), scale=2)
    found = [(one.text, one.bottom) for one in join_labels(page).lines]
    assert [text for text, _ in found] == [
        *("指标", "2025年", "新建改建农村公路和桥梁里程", "76", "改造危桥", "12")
    ]
    assert found[2][1] == found[3][1]
