"""Tables of Word files and web pages keep their merged cells, in Word and as a page."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from assistant.export.html import to_html
from assistant.export.layout import national_layout
from assistant.export.read_manuscript import read_manuscript
from assistant.export.tables.merged_cells import find_merges
from assistant.export.word import write_word
from assistant.manuscript import CellMerge, Manuscript, Table
from assistant.records import CellSpan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROWS = (
    ("片区", "巡查", "", "备注"),
    ("", "次数", "隐患", ""),
    ("城南", "1,320", "18", "一般"),
    ("", "964", "7", ""),
    ("合计", "2,284", "25", "一般"),
)
_MERGED = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (2, 0, 3, 0)]  # first and last row, column


_PAGE = (
    "<html><body><h1>澜川市水务局2025年工作总结</h1><h2>一、巡查情况</h2><p>全年巡查2284次。</p><table>"
    "<tr><th rowspan=2>片区</th><th colspan=2>巡查</th><th rowspan=2>备注</th></tr>"
    "<tr><th>次数</th><th>隐患</th></tr>"
    "<tr><td rowspan=2>城南</td><td>1,320</td><td>18</td><td>一般</td></tr>"
    "<tr><td>964</td><td>7</td><td></td></tr>"
    "<tr><td>合计</td><td>2,284</td><td>25</td><td>一般</td></tr>"
    "</table><h2>二、存在的问题</h2><p>人手不足。</p></body></html>"
)


@pytest.fixture(scope="module", params=["docx", "html"])
def manuscript(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Manuscript:
    """Return what is read of a file with a table merged both ways."""
    path = tmp_path_factory.mktemp("merged") / f"报告.{request.param}"
    if request.param == "html":
        path.write_text(_PAGE, encoding="utf-8")
    else:
        _write_document(path)
    return read_manuscript(path)


def _write_document(path: Path) -> None:
    document = python_docx.Document()
    for text in ("澜川市水务局2025年工作总结", "一、巡查情况", "全年巡查2284次。"):
        document.add_paragraph(text)
    table = document.add_table(rows=5, cols=4)
    for top, left, bottom, right in _MERGED:
        table.cell(top, left).merge(table.cell(bottom, right))
    for n, row in enumerate(_ROWS):
        for m, text in enumerate(row):
            if text:
                table.cell(n, m).text = text
    document.add_paragraph("二、存在的问题")
    document.add_paragraph("人手不足。")
    document.save(str(path))


def _table(manuscript: Manuscript) -> Table:
    (table,) = (part for part in manuscript.content if isinstance(part, Table))
    return table


def test_merges_are_those_of_the_file(manuscript: Manuscript) -> None:
    table = _table(manuscript)
    found = {(m.row, m.column, m.row + m.rows - 1, m.column + m.columns - 1) for m in table.merges}
    assert found == set(_MERGED)
    assert table.header_rows == 2
    assert table.numeric_columns == {1, 2}


def test_word_prints_each_label_once_and_repeats_both_header_rows(manuscript: Manuscript) -> None:
    data = write_word(manuscript, national_layout())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    rows = list(body.iter(f"{W}tr"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, True, False, False, False]
    texts = ["".join(cell.itertext()) for row in rows for cell in row.iter(f"{W}tc")]
    assert [text for text in texts if text] == [text for row in _ROWS for text in row if text]
    assert len(list(body.iter(f"{W}gridSpan"))) == 1
    assert len(list(body.iter(f"{W}vMerge"))) == 6
    for row in rows[2:]:
        sides = [jc.get(f"{W}val") for jc in row.iter(f"{W}jc")]
        assert sides == ["right", "right"]


def test_a_page_has_the_same_cells(manuscript: Manuscript) -> None:
    page = to_html(manuscript, national_layout()).decode()
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert head.count("<tr>") == 2
    assert '<th rowspan="2">片区</th><th colspan="2">巡查</th><th rowspan="2">备注</th>' in head
    assert page.count("城南") == 1
    assert '<td class="figure">964</td>' in page


def test_a_header_over_two_rows_of_a_flat_table_is_one() -> None:
    table = Table(caption="", header=("片区", "巡查", ""), rows=(("", "次数", "隐患"), *_FLAT))
    assert (table.header_rows, table.numeric_columns) == (2, frozenset({1, 2}))
    plain = Table(caption="", header=("片区", "次数", "隐患"), rows=_FLAT)
    assert (plain.header_rows, plain.numeric_columns) == (1, frozenset({1, 2}))


_FLAT = (("城南", "1,320", "18"), ("城北", "964", "7"))


def test_a_merge_that_rows_contradict_ends_there() -> None:
    down = CellSpan(column=0, goes_on=True)
    wide = CellSpan(column=0, columns=2, goes_on=True)
    assert list(find_merges([(), (down,), (wide,)], 3)) == [
        CellMerge(row=0, column=0, rows=2),
        CellMerge(row=2, column=0, columns=2),
    ]
    assert list(find_merges([(down,), ()], 2)) == []
