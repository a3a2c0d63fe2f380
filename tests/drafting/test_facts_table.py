"""Tables of facts in the forms that people keep them in."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from assistant.drafting.facts import load_facts, parse_facts
from assistant.drafting.facts_text import indicator_sentence
from assistant.drafting.records import Fact

ROW = [("改造公厕17座", 2)]


def said(facts: list[Fact]) -> list[tuple[str, int]]:
    return [(fact.text, fact.line) for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("科室;指标;数值;单位\n环卫科;改造公厕;17;座", id="semicolons"),
        pytest.param("科室\t指标\t数值\t单位\n环卫科\t改造公厕\t17\t座", id="tabs"),
        pytest.param("科室；指标；数值；单位\n环卫科；改造公厕；17；座", id="wide semicolons"),
        pytest.param("指标，数值，单位\n改造公厕，17，座", id="wide commas"),
    ],
)
def test_any_delimiter_and_an_unknown_first_column(text: str) -> None:
    assert said(parse_facts(text)) == ROW


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_rows_pasted_without_their_header(delimiter: str) -> None:
    text = delimiter.join(["改造公厕", "17", "座"]) + "\n" + delimiter.join(["办结率", "98%", ""])
    assert said(parse_facts(text)) == [("改造公厕17座", 1), ("办结率达到98%", 2)]


def test_columns_without_use_and_rows_without_indicator_are_told() -> None:
    facts = parse_facts(
        "指标,数值,单位,负责人,备注\n改造公厕,17,座,李某,\n,5,个,,\n办件量,3,万件,王某,"
    )
    assert said(facts) == [("改造公厕17座", 2), ("办件量达到3万件", 4)]
    assert facts[0].remarks == ("台账第4列“负责人”没有用到", "台账第3行没有写指标，没有用到")
    assert facts[1].remarks == ()


def test_a_heading_alone_in_a_row_is_the_section_of_those_below() -> None:
    facts = parse_facts(
        "指标,数值,单位\n一、经济发展,,\n税收,3,亿元\n二、民生保障,,\n发放低保金,6,万元"
    )
    assert [fact.section for fact in facts] == [("一、经济发展",), ("二、民生保障",)]


def test_targets_and_shares() -> None:
    (fact,) = parse_facts("指标,数值,目标,完成率,占比,单位\n改造公厕,17,20,85%,30,座")
    assert fact.text == "改造公厕17座，完成目标20座的85%，占比30%"


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        pytest.param("按年报口径统计", "融资成本为3.3%", id="how it was counted"),
        pytest.param("含下属公司，按快报数", "融资成本（含下属公司）为3.3%", id="half of it"),
        pytest.param("融资", "融资成本为3.3%", id="said already"),
    ],
)
def test_scopes(scope: str, sentence: str) -> None:
    assert indicator_sentence("融资成本", "3.3", "%", scope) == sentence


def test_markdown_tables_each_under_its_heading_and_lines_beside_them() -> None:
    facts = parse_facts(
        "# 2025年台账\n填报单位：办公室\n## 一、成效\n| 指标 | 数值 | 单位 |\n|---|---|---|\n"
        "| 改造公厕 | 17 | 座 |\n\n## 二、问题\n| 指标 | 数值 | 单位 |\n|:-:|---|---|\n"
        "| 受理投诉 | 684 | 件 |\n\n- 人手不足\n"
    )
    assert [(fact.id, fact.text, fact.line, fact.section) for fact in facts] == [
        ("F1", "改造公厕17座", 6, ("一、成效",)),
        ("F2", "受理投诉684件", 11, ("二、问题",)),
        ("F3", "人手不足", 13, ("二、问题",)),
    ]


def test_a_markdown_section_column_wins() -> None:
    (fact,) = parse_facts("## 甲\n| 指标 | 数值 | 章节 |\n|---|---|---|\n| 公厕 | 17座 | 二 |")
    assert fact.section == ("二",)


def saved(tmp_path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    path = tmp_path / "台账.xlsx"
    path.write_bytes(file.getvalue())
    return path


def test_all_sheets_are_read_and_named(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ("说明", [["本表由办公室填报"]]),
        ("经济", [["指标", "数值", "单位"], ["工业产值", 17, "亿元"]]),
        ("民生", [["民生台账"], ["指标", "数值", "单位"], ["发放低保金", 682, "万元"]]),
    )
    assert [(fact.id, fact.text, fact.section) for fact in load_facts(path)] == [
        ("F1", "工业产值达到17亿元", ("经济",)),
        ("F2", "发放低保金682万元", ("民生",)),
    ]


def test_a_formula_without_its_result_is_a_blank_and_told(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ("一", [["指标", "数值", "单位"], ["办件量", "=2+3", "万件"], ["税收", 3, "亿元"]]),
    )
    first, second = load_facts(path)
    assert first.text == "办件量达到〔待填：数值〕万件"
    assert first.remarks == ("台账第2行的公式没有存下结果，请在表格软件里打开并保存一次",)
    assert (second.text, second.remarks) == ("税收3亿元", ())


def test_a_word_ledger_with_headings_a_table_and_a_list(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("一、成效", 1)
    table = document.add_table(2, 3)
    for row, cells in zip(
        table.rows, (["指标", "数值", "单位"], ["改造公厕", "17", "座"]), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("新增停车位300个")
    path = tmp_path / "台账.docx"
    document.save(str(path))
    assert [(fact.text, fact.section) for fact in load_facts(path)] == [
        ("改造公厕17座", ("一、成效",)),
        ("新增停车位300个", ("一、成效",)),
    ]


def test_a_word_list(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一（一）：改造公厕17座")
    document.add_paragraph("二：受理投诉684件")
    path = tmp_path / "台账.docx"
    document.save(str(path))
    assert [(fact.text, fact.section) for fact in load_facts(path)] == [
        ("改造公厕17座", ("一（一）",)),
        ("受理投诉684件", ("二",)),
    ]


@pytest.mark.parametrize(
    ("line", "topic", "text"),
    [
        pytest.param("招商引资：签约项目4个", "招商引资", "签约项目4个", id="act"),
        pytest.param("财政：收入3亿元", "财政", "财政方面，收入3亿元", id="thing"),
        pytest.param("问题：夜间油烟投诉反复", "问题", "夜间油烟投诉反复", id="kind of section"),
        pytest.param("明年：新建公厕6座", "", "明年：新建公厕6座", id="time"),
        pytest.param("改造公厕：17座", "", "改造公厕17座", id="value"),
        pytest.param("清扫率92%，其中：主干道99%", "", "清扫率92%，其中：主干道99%", id="inside"),
    ],
)
def test_topics_help_and_are_not_printed_twice(line: str, topic: str, text: str) -> None:
    (fact,) = parse_facts(line)
    assert (fact.topic, fact.text) == (topic, text)
