"""Word files: everything a reader sees, in order, and nothing a reader does not see."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest

from assistant.reports.loading import load
from tests.reports.loading.making import docx, p, r, write, zipped


def read(tmp_path: Path, body: str, **parts: str) -> list[str]:
    document = load(write(tmp_path, "总结.docx", docx(body, parts=parts)))
    assert document.format == "docx"
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    return [line.text for line in document.lines]


def styled(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def box(text: str) -> str:
    return f"<w:txbxContent>{p(text)}</w:txbxContent>"


RAISED = "<w:vertAlign w:val='superscript'/>"
REMOVED = "<w:del><w:r><w:delText>3.9</w:delText></w:r></w:del>"
INSERTED = f"<w:p>{r('完成投资')}<w:ins>{r('4.2')}</w:ins>{REMOVED}{r('亿元')}</w:p>"
MOVED = (
    f"<w:p><w:moveFrom>{r('旧位置')}</w:moveFrom>{r('前')}<w:moveTo>{r('移来')}</w:moveTo></w:p>"
)
DELETED_MARK = '<w:rPr><w:del w:id="1"/></w:rPr>'
TEXT_BOX = (
    f"<w:p>{r('锚段')}<w:r><mc:AlternateContent>"
    f"<mc:Choice Requires='wps'><wps:txbx>{box('框中文字')}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{box('框中文字')}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f"<w:hyperlink>{r('一、成效')}<w:r><w:tab/></w:r>{r('3')}</w:hyperlink>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    f"<w:sdtContent>{p('单击输入')}</w:sdtContent></w:sdt>"
)
SECTION = "<w:sectPr><w:type w:val='nextPage'/></w:sectPr>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(p("甲") + p("") + p("乙"), ["甲", "", "乙"], id="a blank paragraph stays"),
        pytest.param(INSERTED, ["完成投资4.2亿元"], id="insertion taken, deletion dropped"),
        pytest.param(MOVED, ["前移来"], id="moved text stands where it went"),
        pytest.param(
            p("上半句", properties=DELETED_MARK) + p("下半句"),
            ["上半句下半句"],
            id="joined paragraphs",
        ),
        pytest.param(TEXT_BOX, ["锚段", "框中文字"], id="a text box once"),
        pytest.param(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
            f"<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>{r('线下')}</w:p>",
            ["线下"],
            id="a drawing without text",
        ),
        pytest.param(FIELD, ["一、成效\t3"], id="result of a field, not its code"),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>", ["控件"], id="control"
        ),
        pytest.param(p("正文") + PROMPT, ["正文"], id="prompt of an empty control"),
        pytest.param(
            "<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>",
            ["上行", "下行"],
            id="soft break",
        ),
        pytest.param(
            "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>民政局</w:t><w:br/>"
            "<w:t>工作总结</w:t></w:r></w:p>",
            ["民政局工作总结"],
            id="soft break in a centred title",
        ),
        pytest.param(
            p("前") + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" + p("后"),
            ["前", "", "后"],
            id="page break leaves a blank",
        ),
        pytest.param(p("前", properties=SECTION) + p("后"), ["前", "", "后"], id="section break"),
        pytest.param(
            p("前") + p("后", properties="<w:pageBreakBefore/>"), ["前", "", "后"], id="new page"
        ),
        pytest.param(
            f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>{r('明')}</w:p>",
            ["明"],
            id="hidden",
        ),
        pytest.param(
            f"<w:p>{r('整治河道')}{styled('12', '<w:strike/>')}{r('14条')}</w:p>",
            ["整治河道14条"],
            id="struck out",
        ),
        pytest.param(
            f"<w:p>{r('水量1.2×10')}{styled('8', RAISED)}{r('立方米')}</w:p>",
            ["水量1.2×10⁸立方米"],
            id="a power",
        ),
        pytest.param(
            "<w:p><w:r><w:t>全区整治河道14</w:t><w:br/><w:t>条，清淤27公里。</w:t></w:r></w:p>",
            ["全区整治河道14条，清淤27公里。"],
            id="soft break within a sentence",
        ),
        pytest.param(
            f"<w:p>{r('渗漏量2×10')}{styled('-', RAISED)}{styled('4', RAISED)}{r('立方米')}</w:p>",
            ["渗漏量2×10⁻⁴立方米"],
            id="a power below one, its sign apart",
        ),
        pytest.param(
            "<w:p><w:r><w:t>二、2025年工作打算</w:t><w:br/>"
            "<w:t>新建管网35公里，清淤12公里。</w:t></w:r></w:p>",
            ["二、2025年工作打算", "新建管网35公里，清淤12公里。"],
            id="soft break behind a numbered heading",
        ),
        pytest.param(
            "<w:p><w:r><w:t>第</w:t><w:noBreakHyphen/><w:tab/><w:t>页</w:t></w:r></w:p>",
            ["第-\t页"],
            id="special characters",
        ),
        pytest.param(
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase>"
            f"{r('拼')}</w:rubyBase></w:ruby></w:r></w:p>",
            ["拼"],
            id="reading aid",
        ),
    ],
)
def test_what_is_read(tmp_path: Path, body: str, lines: list[str]) -> None:
    assert read(tmp_path, body) == lines


@pytest.mark.parametrize(
    "look", ["<w:vanish/>", "<w:strike/>", "<w:dstrike/>"], ids=["hidden", "struck", "twice"]
)
def test_what_a_style_takes_away_is_not_read(tmp_path: Path, look: str) -> None:
    styles = (
        f"<w:style w:type='character' w:styleId='gone'><w:rPr>{look}</w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='too'><w:basedOn w:val='gone'/></w:style>"
        f"<w:style w:type='paragraph' w:styleId='whole'><w:rPr>{look}</w:rPr></w:style>"
    )
    on_again = look.replace("/>", " w:val='0'/>")
    body = (
        f"<w:p>{styled('一', '<w:rStyle w:val=&quot;gone&quot;/>')}{r('明')}"
        f"{styled('二', '<w:rStyle w:val=&quot;too&quot;/>')}</w:p>".replace("&quot;", '"')
        + f"<w:p><w:pPr><w:pStyle w:val='whole'/></w:pPr>{r('三')}{styled('留', on_again)}</w:p>"
    )
    assert read(tmp_path, body, styles=styles) == ["明", "留"]


def test_footnotes_stand_where_they_are_called(tmp_path: Path) -> None:
    body = f"<w:p>{r('获评先进')}<w:r><w:footnoteReference w:id='2'/></w:r>{r('。')}</w:p>"
    note = f"<w:footnote w:id='2'>{p('市级，共三家')}</w:footnote>"
    notes = f"<w:footnote w:id='-1'><w:p/></w:footnote>{note}"
    assert read(tmp_path, body, footnotes=notes) == ["获评先进〔注：市级，共三家〕。"]


def test_heads_of_pages_come_apart(tmp_path: Path) -> None:
    data = docx(p("正文。"), parts={"header": p("机密★1年") + box("内部")})
    document = load(write(tmp_path, "总结.docx", data))
    assert [line.text for line in document.lines] == ["正文。"]
    assert document.page_heads == ("机密★1年", "内部")


def row(*cells: str, properties: str = "") -> str:
    return (
        f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{c}</w:tc>' for c in cells)}</w:tr>"
    )


def merged(text: str, merge: str) -> str:
    return f"<w:tcPr><w:vMerge{merge}/></w:tcPr>{p(text)}"


def test_a_label_merged_over_rows_stands_in_each(tmp_path: Path) -> None:
    begin, on = " w:val='restart'", ""
    rows = [
        row(merged("供水", begin), p("管网"), p("41.8")),
        row(merged("", on), p("普及率"), p("98.6")),
        row(merged("防汛", begin), p("隐患"), p("18")),
        row(merged("", on), p("降雨"), p("6")),
    ]
    tables = f"<w:tbl>{''.join(rows)}</w:tbl><w:tbl>{row(merged('', on), p('无'))}</w:tbl>"
    assert read(tmp_path, tables) == [
        *("供水 | 管网 | 41.8", "供水 | 普及率 | 98.6", "防汛 | 隐患 | 18", "防汛 | 降雨 | 6"),
        "无",
    ]


def wide(text: str, columns: int) -> str:
    return f"<w:tcPr><w:gridSpan w:val='{columns}'/></w:tcPr>{p(text)}"


def test_a_head_over_columns_stays_a_row_where_its_corner_is_empty(tmp_path: Path) -> None:
    rows = [
        row(wide("2025年主要指标", 3)),
        row(p(""), wide("2025年", 2)),
        row(p("指标"), p("计划"), p("实际")),
        row(p("管网"), p("40"), p("41.8")),
    ]
    assert read(tmp_path, f"<w:tbl>{''.join(rows)}</w:tbl>") == [
        "2025年主要指标",
        *(" | 2025年 | 2025年", "指标 | 计划 | 实际", "管网 | 40 | 41.8"),
    ]


LONG = p("今年以来，我局坚持问题导向。" * 10) + p("下一步，继续抓好落实。" * 10)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param(row(p("指标"), p("数值")), ["指标 | 数值"], id="cells of a row"),
        pytest.param(row(p("甲") + p("乙"), p("")), ["甲", "乙"], id="one cell with text"),
        pytest.param(
            row(p("甲") + p("乙"), p("3")), ["甲 乙 | 3"], id="short paragraphs of a cell"
        ),
        pytest.param(
            row(p("甲"), p(""), p("3")), ["甲 |  | 3"], id="an empty cell keeps its place"
        ),
        pytest.param(
            row('<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + p("2025年"), p("上年")),
            ["2025年 |  |  | 上年"],
            id="a cell over three columns takes three places",
        ),
        pytest.param(row(p("甲"), properties="<w:del/>") + row(p("乙")), ["乙"], id="deleted row"),
        pytest.param(
            row(p("总结"), LONG),
            ["总结", "今年以来，我局坚持问题导向。" * 10, "下一步，继续抓好落实。" * 10],
            id="a text in a form",
        ),
        pytest.param(
            row(p("外"), f"<w:tbl>{row(p('内一'), p('内二'))}</w:tbl>"),
            ["外 | 内一 | 内二"],
            id="nested",
        ),
    ],
)
def test_tables(tmp_path: Path, rows: str, lines: list[str]) -> None:
    assert read(tmp_path, p("前") + f"<w:tbl>{rows}</w:tbl>" + p("后")) == ["前", *lines, "后"]


def style(style_id: str, name: str, inner: str = "", parent: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{parent}"/><w:pPr>{inner}</w:pPr></w:style>'
    )


STYLES = (
    style("a3", "Title")
    + style("1", "heading 1")
    + style("zdy", "单位一级标题", '<w:outlineLvl w:val="0"/>')
    + style("zdy2", "加粗一级", parent="zdy")
    + style("TOC1", "toc 1", '<w:outlineLvl w:val="9"/>', parent="1")
)


@pytest.mark.parametrize(
    ("properties", "outline"),
    [
        pytest.param('<w:pStyle w:val="a3"/>', 0, id="title"),
        pytest.param('<w:pStyle w:val="1"/>', 1, id="built-in heading"),
        pytest.param('<w:pStyle w:val="zdy"/>', 1, id="a style of one's own"),
        pytest.param('<w:pStyle w:val="zdy2"/>', 1, id="inherited"),
        pytest.param('<w:pStyle w:val="Heading2"/>', 2, id="a style without definition"),
        pytest.param('<w:outlineLvl w:val="2"/>', 3, id="the paragraph's own"),
        pytest.param('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', None, id="switched off"),
        pytest.param('<w:pStyle w:val="none"/>', None, id="an unknown style"),
        pytest.param("", None, id="running text"),
    ],
)
def test_outline(tmp_path: Path, properties: str, outline: int | None) -> None:
    data = docx(p("甲", properties=properties), parts={"styles": STYLES})
    assert load(write(tmp_path, "总结.docx", data)).lines[0].outline == outline


def test_a_file_that_python_docx_wrote(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_heading("民政局2023年工作总结", 0)
    document.add_heading("一、工作成效", 1)
    document.add_paragraph("发放低保金1260万元。")
    document.save(str(tmp_path / "总结.docx"))
    lines = load(tmp_path / "总结.docx").lines
    assert [(line.text, line.outline) for line in lines] == [
        *(("民政局2023年工作总结", 0), ("一、工作成效", 1), ("发放低保金1260万元。", None)),
    ]


def test_strict_namespaces(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body>"
    body = f'<x:document xmlns:x="{strict}">{body}</x:document>'
    path = write(tmp_path, "总结.docx", zipped({"word/document.xml": body}))
    assert [line.text for line in load(path).lines] == ["甲"]


def test_of_a_heading_with_text_behind_a_soft_break_only_the_first_line_is_one(
    tmp_path: Path,
) -> None:
    body = (
        "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>2025年</w:t><w:br/>"
        "<w:t>工作打算</w:t><w:br/><w:t>新建管网35公里，清淤12公里。</w:t></w:r></w:p>"
    )
    lines = load(write(tmp_path, "总结.docx", docx(body))).lines
    assert [(line.text, line.outline) for line in lines] == [
        ("2025年工作打算", 1),
        ("新建管网35公里，清淤12公里。", None),
    ]
