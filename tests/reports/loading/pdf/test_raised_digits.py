"""Powers in a PDF or an OFD stay powers; numbers of footnotes are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.loading import load
from assistant.reports.loading.pdf.glyphs import Glyph
from assistant.reports.loading.pdf.raised_digits import raise_powers
from tests.reports.loading.making import pdf, write
from tests.reports.loading.ofd.writing import ofd, text

SIZE, SMALL, RISE = 12.0, 7.0, 5.0
LINES = [
    pytest.param("蓄水3.6×10|^7|立方米。", "蓄水3.6×10⁷立方米。", id="power of ten"),
    pytest.param("系数1×10|^-5|米。", "系数1×10⁻⁵米。", id="minus"),
    pytest.param("建房240m|^2|，共28间。", "建房240m²，共28间。", id="unit"),
    pytest.param("减排CO|_2|12吨。", "减排CO212吨。", id="lowered"),
    pytest.param("整改措施|^1|共28项。", "整改措施1共28项。", id="footnote behind a word"),
    pytest.param("增长8.5%|^2|。", "增长8.5%2。", id="footnote behind a mark"),
    pytest.param("共28|^[3]|项。", "共28[3]项。", id="footnote in brackets"),
]


def pieces(line: str) -> list[tuple[float, float, float, str]]:
    """Return (left, bottom, size, text) of a line; ^ raises a piece, _ lowers it."""
    left, found = 72.0, []
    for piece in line.split("|"):
        step = {"^": RISE, "_": -2.0}.get(piece[0], 0.0)
        words, size = piece.lstrip("^_"), SMALL if step else SIZE
        found.append((left, 700 + step, size, words))
        left += size * sum(0.5 if one.isascii() else 1 for one in words)
    return found


@pytest.mark.parametrize(("line", "read"), LINES)
def test_raised_digits_of_an_ofd(tmp_path: Path, line: str, read: str) -> None:
    objects = [
        text(left / 3, 100 - (bottom - 700) / 3, words, size=size / 3)
        for left, bottom, size, words in pieces(line)
    ]
    assert [one.text for one in load(write(tmp_path, "总结.ofd", ofd(objects))).lines] == [read]


@pytest.mark.parametrize(("line", "read"), LINES)
def test_raised_digits_in_a_line(line: str, read: str) -> None:
    glyphs = [
        Glyph(one, left + size * n / 2, bottom, left + size * (n + 1) / 2, size)
        for left, bottom, size, words in pieces(line)
        for n, one in enumerate(words)
    ]
    shifted: list[Glyph] = []
    for glyph in glyphs:
        left = shifted[-1].right if shifted else glyph.left
        shifted.append(
            Glyph(glyph.text, left, glyph.bottom, left + glyph.right - glyph.left, glyph.height)
        )
    assert "".join(glyph.text for glyph in raise_powers(shifted)) == read


def test_raised_digits_of_a_pdf(tmp_path: Path) -> None:
    wide = [(72.0, 700.0, SIZE, "蓄水3×10"), (144.0, 706.0, SMALL, "7"), (151.0, 700.0, SIZE, "吨")]
    data = pdf([wide])
    assert [one.text for one in load(write(tmp_path, "总结.pdf", data)).lines] == ["蓄水3×10⁷吨"]


def test_raised_digits_in_a_table(tmp_path: Path) -> None:
    cells = [(80.0, 650.0, SIZE, "绿地m"), (116.0, 656.0, SMALL, "2"), (210.0, 650.0, SIZE, "87")]
    drawing = "\n".join(f"{x} 640 {w} 30 re S" for x, w in ((72, 128), (200, 120)))
    lines = load(write(tmp_path, "总结.pdf", pdf([cells], drawing=drawing))).lines
    assert [one.text for one in lines if one.text] == ["绿地m² | 87"]
