"""OFD files: lines become the paragraphs they were printed from, ruled tables become rows."""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assistant.records import Container
from assistant.reports.loading import load
from assistant.reports.loading.ocr import recognise_pages, recogniser
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine
from tests.reports.loading.making import write
from tests.reports.loading.ofd.writing import (
    EM,
    LEADING,
    LEFT,
    TOP,
    broken,
    content,
    document,
    grid,
    group,
    ofd,
    package,
    paragraph,
    rule,
    squares,
    text,
    use,
)

TITLE = "云岭县交通运输局2025年工作总结"
ROADS = (
    "今年以来，全县新建改建农村公路87公里，改造危桥12座，完成投资3.26亿元，同比增长8.5%，"
    "群众出行更加方便，物流成本持续下降，城乡客运一体化水平明显提高。"
)
BUSES = "新开通公交线路6条，更新新能源公交车45辆，建成候车亭130座，日均客运量达到2.1万人次。"


def read(tmp_path: Path, data: bytes) -> list[str]:
    found = load(write(tmp_path, "总结.ofd", data))
    assert found.format == "ofd"
    return [line.text for line in found.lines if line.text]


def set_page() -> list[str]:
    title = text(60, TOP, TITLE, size=7.8)
    return [
        title,
        *paragraph(ROADS, top=TOP + 2 * LEADING),
        *paragraph(BUSES, top=TOP + 6 * LEADING),
    ]


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    assert read(tmp_path, ofd(set_page())) == [TITLE, ROADS, BUSES]


def test_an_unordered_page_is_read_from_the_top(tmp_path: Path) -> None:
    objects = [*set_page(), *paragraph(ROADS[::-1], top=TOP + 10 * LEADING)]
    random.Random(3).shuffle(objects)
    assert read(tmp_path, ofd(objects)) == [TITLE, ROADS, BUSES, ROADS[::-1]]


def test_a_change_of_font_does_not_part_a_line(tmp_path: Path) -> None:
    pieces = ["全年完成投资", "3.26", "亿元，同比增长", "8.5%", "。"]
    objects, left = [], LEFT
    for piece in pieces:
        objects.append(text(left, TOP, piece))
        left += EM * sum(0.5 if letter.isascii() else 1 for letter in piece)
    assert read(tmp_path, ofd(objects)) == ["".join(pieces)]


def test_the_parts_of_a_line_may_be_written_in_any_order(tmp_path: Path) -> None:
    lines = broken(ROADS)
    half = len(lines[1]) // 2
    begun = LEFT + EM * squares(lines[1][:half])
    second = text(begun, TOP + 3 * LEADING, lines[1][half:])
    first = text(LEFT, TOP + 3 * LEADING, lines[1][:half])
    body = paragraph(ROADS, top=TOP + 2 * LEADING)
    objects = [set_page()[0], body[0], second, first, *body[2:]]
    assert read(tmp_path, ofd([*objects, *paragraph(BUSES, top=TOP + 6 * LEADING)])) == [
        *(TITLE, ROADS, BUSES)
    ]


def test_what_stands_higher_in_its_column_is_read_first(tmp_path: Path) -> None:
    title, *body = set_page()
    assert read(tmp_path, ofd([*body, title])) == [TITLE, ROADS, BUSES]
    table = [*grid(XS, (200.0, 212.0)), *(cell(n, 208, words) for n, words in enumerate("甲乙丙"))]
    assert read(tmp_path, ofd([*table, title, *body])) == [TITLE, ROADS, BUSES, "甲 | 乙 | 丙"]


def test_a_paragraph_over_a_page_end_comes_whole_without_heads_and_numbers(tmp_path: Path) -> None:
    def page(number: int, lines: list[str]) -> list[str]:
        head, foot = text(30, 20, "云岭县交通运输局文件"), text(100, 285, f"— {number} —")
        return [head, *(text(LEFT, TOP + LEADING * n, one) for n, one in enumerate(lines)), foot]

    lines = ["　　" + broken(ROADS * 2)[0], *broken(ROADS * 2)[1:]]
    data = ofd(page(1, lines[:3]), page(2, lines[3:]))
    assert read(tmp_path, data) == [ROADS * 2]
    found = load(write(tmp_path, "总结.ofd", data))
    assert "云岭县交通运输局文件" in found.page_heads


def test_steps_in_short_and_matrices(tmp_path: Path) -> None:
    short = text(LEFT + 2 * EM, TOP, "全县新建公路87公里。").replace(
        'DeltaX="5.6 5.6 5.6 5.6 5.6 5.6 2.8 2.8 5.6 5.6"', 'DeltaX="g 6 5.6 2.8 2.8 g 2 5.6"'
    )
    assert "g 6" in short
    scaled = text(
        LEFT + 2 * EM, TOP + LEADING, "改造危桥12座。", more='CTM="0.5 0 0 0.5 0 0"', size=2 * EM
    )
    single = text(LEFT + 2 * EM, TOP + 2 * LEADING, "等").replace("等", "另有两座。")
    assert read(
        tmp_path, ofd([short, scaled, single, *paragraph(ROADS, top=TOP + 3 * LEADING)])
    ) == [*("全县新建公路87公里。", "改造危桥12座。", "另有两座。", ROADS)]


def test_what_nobody_reads_is_left_out(tmp_path: Path) -> None:
    watermark = text(60, 150, "内部资料", more='CTM="0.7 -0.7 0.7 0.7 0 0"')
    hidden = text(60, 160, "看不见", more='Visible="false"')
    twice = text(LEFT + 0.1, TOP + 2 * LEADING, "一、主要成效")
    objects = [watermark, hidden, text(LEFT, TOP + 2 * LEADING, "一、主要成效"), twice]
    assert read(tmp_path, ofd(objects)) == ["一、主要成效"]


def test_templates_lie_under_their_pages(tmp_path: Path) -> None:
    form = content([text(LEFT, TOP, "填报单位：")])
    page = [text(LEFT + 5 * EM, TOP, "云岭县交通运输局")]
    assert read(tmp_path, ofd(page, templates=[form])) == ["填报单位：云岭县交通运输局"]


def test_all_documents_of_a_file_are_read(tmp_path: Path) -> None:
    parts = {
        **document("Doc_0", [content(paragraph(ROADS, top=TOP))]),
        **document("Doc_1", [content(paragraph(BUSES, top=TOP))]),
    }
    found = load(write(tmp_path, "总结.ofd", package(["Doc_0", "Doc_1"], parts)))
    assert [(line.page, line.text) for line in found.lines if line.text] == [(1, ROADS), (2, BUSES)]


XS, YS = (LEFT, 78.0, 118.0, 158.0), (100.0, 112.0, 130.0, 142.0)


def cell(column: int, base: float, words: str) -> str:
    return text(XS[column] + 2, base, words, size=4)


def test_a_ruled_table_comes_by_rows(tmp_path: Path) -> None:
    table = [
        *grid(XS, YS),
        *(cell(n, 108, words) for n, words in enumerate(("指标", "2024年", "2025年"))),
        # A label over two lines, beside its values.
        *(cell(0, 119, "新建改建农村"), cell(0, 126, "公路（公里）")),
        *(cell(1, 122.5, "76"), cell(2, 122.5, "87")),
        *(cell(0, 138, "改造危桥"), cell(1, 138, "9"), cell(2, 138, "12")),
    ]
    after = paragraph(BUSES, top=170)
    assert read(tmp_path, ofd([*paragraph(ROADS, top=TOP), *table, *after])) == [
        *(ROADS, "指标 | 2024年 | 2025年", "新建改建农村公路（公里） | 76 | 87"),
        *("改造危桥 | 9 | 12", BUSES),
    ]
    lines = load(tmp_path / "总结.ofd").lines
    inside = [line.text for line in lines if line.container is Container.TABLE]
    assert len(inside) == 3


def test_rows_between_level_rules_come_whole(tmp_path: Path) -> None:
    table = [
        *(rule(XS[0], y, XS[-1], y) for y in YS),
        *(cell(n, 108, words) for n, words in enumerate(("指标", "2024年", "2025年"))),
        *(cell(1, 122.5, "76"), cell(2, 122.5, "87")),
        *(cell(0, 126, "公路（公里）"), cell(0, 119, "新建改建农村")),
        *(cell(0, 138, "改造危桥"), cell(1, 138, "9"), cell(2, 138, "12")),
    ]
    assert read(tmp_path, ofd([*paragraph(ROADS, top=TOP), *table])) == [
        *(ROADS, "指标 | 2024年 | 2025年", "新建改建农村公路（公里） | 76 | 87"),
        "改造危桥 | 9 | 12",
    ]


def test_a_label_merged_over_rows_stands_in_each(tmp_path: Path) -> None:
    ys = (100.0, 110.0, 120.0, 130.0)
    level = [rule(XS[0], y, XS[-1], y) for y in (ys[0], ys[1], ys[3])]
    level.append(rule(XS[1], ys[2], XS[-1], ys[2]))  # none through the first column
    upright = [rule(x, ys[0], x, ys[-1]) for x in XS]
    words = [
        *(cell(0, 107, "类别"), cell(1, 107, "项目"), cell(2, 107, "数量")),
        *(cell(0, 122, "公路"), cell(1, 117, "新建"), cell(2, 117, "40公里")),
        *(cell(1, 127, "改建"), cell(2, 127, "47公里")),
    ]
    assert read(tmp_path, ofd([*level, *upright, *words])) == [
        *("类别 | 项目 | 数量", "公路 | 新建 | 40公里", "公路 | 改建 | 47公里")
    ]


@pytest.mark.parametrize("by_rows", [False, True], ids=["column by column", "row by row"])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, by_rows: bool) -> None:
    left = paragraph(ROADS * 2, top=TOP + 20, left=20, columns=14)
    right = paragraph(BUSES * 3, top=TOP + 20, left=112, columns=14)
    pairs = [one for pair in zip(left, right, strict=False) for one in pair]
    rest = [*left[len(right) :], *right[len(left) :]]
    body = [*pairs, *rest] if by_rows else [*left, *right]
    title = text(50, TOP, TITLE, size=7.8)
    assert read(tmp_path, ofd([title, *body])) == [TITLE, ROADS * 2, BUSES * 3]


def test_groups_of_objects_stand_where_they_are_used(tmp_path: Path) -> None:
    small = [text(2 * LEFT, 2 * TOP, "完成投资", size=2 * EM)]
    shared = group("g", small) + group("outer", [use("g")])
    page = [
        use("g", more='CTM="0.5 0 0 0.5 0 0"'),
        use("outer", right=4 * EM, more='CTM="0.5 0 0 0.5 0 0"'),
    ]
    data = package(["Doc_0"], document("Doc_0", [content(page)], shared=shared))
    assert read(tmp_path, data) == ["完成投资完成投资"]


def scan(kind: str = "PNG") -> bytes:
    """Return an OFD file of two pages, the second one a picture."""
    file = io.BytesIO()
    Image.new("RGB", (420, 594), "white").save(file, kind)
    pages = [
        content(paragraph(ROADS, top=TOP)),
        content(['<ofd:ImageObject ID="5" Boundary="0 0 210 297" ResourceID="20"/>']),
    ]
    media = (
        '<ofd:MultiMedias><ofd:MultiMedia ID="20" Type="Image"><ofd:MediaFile>p.png'
        "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>"
    )
    parts = document("Doc_0", pages, shared=media)
    return package(["Doc_0"], {**parts, "Doc_0/Res/p.png": file.getvalue()})


def test_a_scanned_page_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def recognise(picture: Picture) -> list[RecognisedLine]:
        assert picture.shape == (594, 420, 3)
        corners = ((56.0, 80.0), (260.0, 80.0), (260.0, 92.0), (56.0, 92.0))
        return [RecognisedLine(text="盖章页的文字", scores=(1,) * 6, corners=corners)]

    monkeypatch.setattr(recogniser, "has_recogniser", lambda: True)
    monkeypatch.setattr(recogniser, "recognise", recognise)
    monkeypatch.setattr(recogniser, "engine_version", lambda: "fake")
    without = np.zeros((594, 420), bool)
    monkeypatch.setattr(recognise_pages, "remove_seals", lambda picture: (picture, without))
    found = load(write(tmp_path, "总结.ofd", scan()))
    assert [(line.page, line.text) for line in found.lines if line.text] == [
        *((1, ROADS), (2, "盖章页的文字"))
    ]


def test_a_scanned_page_is_named_without_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "has_recogniser", lambda: False)
    found = load(write(tmp_path, "总结.ofd", scan()))
    assert found.unread_pages == (2,)


def test_a_picture_that_cannot_be_opened_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "has_recogniser", lambda: True)
    monkeypatch.setattr(recogniser, "engine_version", lambda: "fake")
    found = load(write(tmp_path, "总结.ofd", scan("GIF")))
    assert [(page.page, page.reason[:17]) for page in found.left_out] == [
        (2, "OFD 文件第2页是扫描图片，格式")
    ]
    assert ROADS in [line.text for line in found.lines]
