"""Automatic numbers of Word lists, as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.loading import load
from assistant.reports.loading.docx.docx_numerals import spell_number
from tests.reports.loading.making import docx, p, write


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("chineseCountingThousand", ["一", "十", "十一", "二十", "一百零一", "一千零一十"]),
        ("japaneseCounting", ["一", "十", "十一", "二十", "一百零一", "一千零一十"]),
        ("chineseLegalSimplified", ["壹", "拾", "拾壹", "贰拾", "壹佰零壹", "壹仟零壹拾"]),
        ("ideographDigital", ["一", "一〇", "一一", "二〇", "一〇一", "一〇一〇"]),
        ("decimal", ["1", "10", "11", "20", "101", "1010"]),
        ("decimalZero", ["01", "10", "11", "20", "101", "1010"]),
        ("decimalFullWidth", ["１", "１０", "１１", "２０", "１０１", "１０１０"]),
        ("decimalEnclosedCircle", ["①", "⑩", "⑪", "⑳", "101", "1010"]),
        ("decimalEnclosedParen", ["⑴", "⑽", "⑾", "⒇", "101", "1010"]),
        ("ideographTraditional", ["甲", "癸", "11", "20", "101", "1010"]),
        ("upperRoman", ["I", "X", "XI", "XX", "CI", "MX"]),
        ("lowerLetter", ["a", "j", "k", "t", "wwww", "1010"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numerals(system: str, expected: list[str]) -> None:
    assert [spell_number(number, system) for number in (1, 10, 11, 20, 101, 1010)] == expected


def level(depth: int, numerals: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{numerals}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="H1"/>')
    + level(1, "japaneseCounting", "（%2）", '<w:pStyle w:val="H2"/>')
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = "".join(
    f'<w:style w:styleId="H{n}"><w:name w:val="heading {n}"/><w:pPr><w:numPr>'
    f'<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    for n in (1, 2)
)


def item(depth: int, list_id: int = 1) -> str:
    return p(
        "项",
        properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>',
    )


def styled(style_id: str, own: str = "") -> str:
    return p("项", properties=f'<w:pStyle w:val="{style_id}"/>{own}')


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        pytest.param(
            item(0) + item(1) + item(1) + item(0) + item(1),
            ["一、", "（一）", "（二）", "二、", "（一）"],
            id="a lower level restarts under each higher one",
        ),
        pytest.param(item(0) + item(2) + item(3), ["一、", "1.", "1.1.1 "], id="decimal levels"),
        pytest.param(item(0) + p("段") + item(0), ["一、", None, "二、"], id="counts across text"),
        pytest.param(
            item(0) + item(0, 3) + item(0, 3), ["一、", "一、", "二、"], id="restarted list"
        ),
        pytest.param(item(0) + item(0, 4), ["一、", "二、"], id="lists of one pattern go on"),
        pytest.param(item(0, 2), [""], id="bullets are dropped"),
        pytest.param(item(0, 0) + item(0, 99), ["", ""], id="no list, unknown list"),
        pytest.param(
            styled("H1") + styled("H2") + styled("H2"),
            ["一、", "（一）", "（二）"],
            id="numbered styles",
        ),
        pytest.param(
            styled("H1", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("H1"),
            ["", "一、"],
            id="switched off in one paragraph",
        ),
    ],
)
def test_marks(tmp_path: Path, body: str, marks: list[str | None]) -> None:
    data = docx(body, parts={"numbering": NUMBERING, "styles": STYLES})
    lines = load(write(tmp_path, "总结.docx", data)).lines
    assert [line.text for line in lines] == [
        "段" if mark is None else f"{mark}项" for mark in marks
    ]
