"""Tables with ruled lines in a PDF come by rows, whatever wraps inside their cells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from assistant.records import Container
from assistant.reports.loading import load
from tests.reports.loading.making import pdf, printed, write

ROADS = "今年以来，全县新建改建农村公路八十七公里，改造危桥十二座，群众出行更加方便。"
XS, YS = (72, 200, 320, 440), (600, 570, 520, 490)
_STROKED = [
    *(f"{XS[0]} {y} m {XS[-1]} {y} l S" for y in YS),
    *(f"{x} {YS[0]} m {x} {YS[-1]} l S" for x in XS),
]
_THIN_BOXES = [
    *(f"{XS[0]} {y} {XS[-1] - XS[0]} 0.5 re f" for y in YS),
    *(f"{x} {YS[-1]} 0.5 {YS[0] - YS[-1]} re f" for x in XS),
]
_BOXES = [
    f"{x0} {y1} {x1 - x0} {y0 - y1} re S" for x0, x1 in pairwise(XS) for y0, y1 in pairwise(YS)
]
CELLS = [
    *((80.0, 580.0, 12.0, "指标"), (210.0, 580.0, 12.0, "2024年"), (330.0, 580.0, 12.0, "2025年")),
    *((80.0, 550.0, 12.0, "新建改建农村"), (80.0, 532.0, 12.0, "公路里程")),
    *((210.0, 541.0, 12.0, "76 km"), (330.0, 541.0, 12.0, "87")),
    *((80.0, 500.0, 12.0, "改造危桥"), (210.0, 500.0, 12.0, "9"), (330.0, 500.0, 12.0, "12")),
]
ROWS = ["指标 | 2024年 | 2025年", "新建改建农村公路里程 | 76 km | 87", "改造危桥 | 9 | 12"]
TEXT = [
    (72.0 + 24 * (n == 0), 760.0 - 22 * n, 12.0, line)
    for n, line in enumerate(printed(ROADS * 3, columns=34))
]


@pytest.mark.parametrize(
    "drawing", [_STROKED, _THIN_BOXES, _BOXES], ids=["strokes", "thin boxes", "a box for each cell"]
)
def test_rows_come_whole(tmp_path: Path, drawing: list[str]) -> None:
    data = pdf([[*TEXT, *CELLS]], drawing="\n".join(drawing))
    lines = [line for line in load(write(tmp_path, "总结.pdf", data)).lines if line.text]
    assert [line.text for line in lines] == [ROADS * 3, *ROWS]
    assert [line.container for line in lines] == [None, *[Container.TABLE] * 3]


def test_a_head_over_columns_stands_in_each(tmp_path: Path) -> None:
    rules = [*(f"{XS[0]} {y} m {XS[-1]} {y} l S" for y in (630, *YS))]
    rules += [f"{x} {YS[-1]} m {x} {630 if x != XS[2] else YS[0]} l S" for x in XS]
    head = [(80.0, 610.0, 12.0, "项目"), (210.0, 610.0, 12.0, "公路")]
    texts = [(left, at + 60, size, text) for left, at, size, text in TEXT]
    data = pdf([[*texts, *head, *CELLS]], drawing="\n".join(rules))
    lines = [line.text for line in load(write(tmp_path, "总结.pdf", data)).lines if line.text]
    assert lines[1:] == ["项目 | 公路 | 公路", *ROWS]


def test_lines_that_only_cut_off_draw_no_table(tmp_path: Path) -> None:
    clips = "\n".join(box.replace("re S", "re W n") for box in _BOXES)
    found = load(write(tmp_path, "总结.pdf", pdf([[*TEXT, *CELLS]], drawing=f"q\n{clips}\nQ")))
    assert all(line.container is None for line in found.lines)


def test_paragraphs_in_a_cell_stay_apart(tmp_path: Path) -> None:
    texts = [ROADS * 4, "一是抓进度。", "二是抓质量。" + ROADS * 2]
    pieces, base = [(80.0, 680.0, 12.0, "做法")], 680.0
    for text in texts:
        for n, line in enumerate(printed(text, columns=26)):
            pieces.append((150.0 + 24 * (n == 0), base, 12.0, line))
            base -= 20
    drawing = "\n".join(f"{x0} 400 {x1 - x0} 300 re S" for x0, x1 in ((72, 140), (140, 470)))
    lines = load(write(tmp_path, "总结.pdf", pdf([pieces], drawing=drawing))).lines
    assert [line.text for line in lines if line.text] == ["做法", *texts]


_LEVEL = [f"{XS[0]} {y} m {XS[-1]} {y} l S" for y in YS]
_TOP = [(210.0, 550.0, 12.0, "76 km"), (330.0, 550.0, 12.0, "87")]


@pytest.mark.parametrize(
    "cells",
    [CELLS, [*CELLS[:5], *_TOP, *CELLS[7:]], [*CELLS[:3], *CELLS[5:7], *CELLS[3:5], *CELLS[7:]]],
    ids=["values at mid height", "values at the top", "values first"],
)
@pytest.mark.parametrize("sides", [False, True], ids=["no sides", "in a frame"])
def test_rows_between_level_rules_come_whole(
    tmp_path: Path, cells: list[tuple[float, float, float, str]], sides: bool
) -> None:
    drawing = [*_LEVEL, *(f"{x} {YS[0]} m {x} {YS[-1]} l S" for x in (XS[0], XS[-1]) if sides)]
    data = pdf([[*TEXT, *cells]], drawing="\n".join(drawing))
    lines = [line for line in load(write(tmp_path, "总结.pdf", data)).lines if line.text]
    assert [line.text for line in lines] == [ROADS * 3, *ROWS]
    assert [line.container for line in lines] == [None, *[Container.TABLE] * 3]


def test_rules_around_head_and_foot_do_not_make_one_row_of_all(tmp_path: Path) -> None:
    rules = [f"{XS[0]} {y} m {XS[-1]} {y} l S" for y in (600, 570, 490)]
    rows = [("改造危桥", "9", "12"), ("新建公路", "76", "87"), ("新建车站", "3", "5")]
    cells = [
        (float(x + 8), 550.0 - 25 * n, 12.0, words)
        for n, row in enumerate(rows)
        for x, words in zip(XS, row, strict=False)
    ]
    data = pdf([[*TEXT, *CELLS[:3], *cells]], drawing="\n".join(rules))
    found = [line.text for line in load(write(tmp_path, "总结.pdf", data)).lines if line.text]
    assert found == [ROADS * 3, ROWS[0], *(" | ".join(row) for row in rows)]


def test_rules_between_paragraphs_are_no_table(tmp_path: Path) -> None:
    rules = [f"72 {y} m 480 {y} l S" for y in (790, 700, 610)]
    pieces = [*TEXT, *((x, base - 90.0, size, line) for x, base, size, line in TEXT)]
    found = load(write(tmp_path, "总结.pdf", pdf([pieces], drawing="\n".join(rules)))).lines
    assert [line.text for line in found if line.text] == [ROADS * 3] * 2
    assert {line.container for line in found} == {None}


@pytest.mark.parametrize(
    "cells", [CELLS, [*CELLS[:3], *CELLS[5:7], *CELLS[3:5], *CELLS[7:]]], ids=["label", "values"]
)
def test_a_label_beside_values_at_half_its_height_comes_whole_without_rules(
    tmp_path: Path, cells: list[tuple[float, float, float, str]]
) -> None:
    lines = load(write(tmp_path, "总结.pdf", pdf([[*TEXT, *cells]]))).lines
    assert [line.text for line in lines if line.text] == [ROADS * 3, *ROWS]
