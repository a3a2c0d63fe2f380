"""Facts from tables, lists and pasted text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from assistant.drafting.facts.fact_sentences import indicator_sentence
from assistant.drafting.facts.load_facts import load_facts, parse_facts
from assistant.errors import LoadError, OutlineError

TABLE = """指标,数值,单位,口径,截至时间,来源,章节
改造公厕,17,座,,2025-12-31,环卫科,一（三）
覆盖率,98.5,%,,,,二
"""


def test_a_table_gives_records() -> None:
    first, second = parse_facts(TABLE)
    assert (first.id, first.text, first.line) == ("F1", "改造公厕17座", 2)
    assert (first.indicator, first.value, first.unit) == ("改造公厕", "17", "座")
    assert (first.as_of, first.source, first.section) == ("2025年12月31日", "环卫科", ("一（三）",))
    assert (second.id, second.text, second.line) == ("F2", "覆盖率达到98.5%", 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "2025年 台账.csv"
    path.write_bytes(TABLE.encode(encoding))
    loaded = load_facts(path)
    assert [replace(fact, file="") for fact in loaded] == parse_facts(TABLE)
    assert {fact.file for fact in loaded} == {str(path)}


def test_a_workbook_is_read_as_it_looks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["东浦区2025年数字台账"])
    sheet.append(["指标名称", "本期数", "计量单位", "章节"])
    sheet.append(["覆盖率", 0.985, None, "垃圾分类"])
    sheet["B3"].number_format = "0.0%"
    sheet.append(["收运厨余垃圾", 2.84, "万吨", None])
    sheet.append(["改造公厕", 17.0, "座", "便民服务"])
    sheet.merge_cells("D3:D4")
    file = io.BytesIO()
    book.save(file)
    path = tmp_path / "没有后缀"
    path.write_bytes(file.getvalue())
    facts = load_facts(path)
    assert [fact.text for fact in facts] == [
        "覆盖率达到98.5%",
        "收运厨余垃圾2.84万吨",
        "改造公厕17座",
    ]
    assert [fact.section for fact in facts] == [("垃圾分类",), ("垃圾分类",), ("便民服务",)]
    assert [fact.line for fact in facts] == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一（一）：整治小巷38条", [("整治小巷38条", ("一（一）",))], id="label and colon"
        ),
        pytest.param(
            "一（一）1：竣工项目5个", [("竣工项目5个", ("一（一）1",))], id="three levels"
        ),
        pytest.param("一（一）38条小巷整治", [("38条小巷整治", ("一（一）",))], id="label glued"),
        pytest.param("二 受理投诉684件", [("受理投诉684件", ("二",))], id="label and blank"),
        pytest.param("[二] 受理投诉684件。", [("受理投诉684件", ("二",))], id="brackets"),
        pytest.param(
            "【二、问题】投诉684件", [("投诉684件", ("二、问题",))], id="heading in brackets"
        ),
        pytest.param("投诉684件（章节：三）", [("投诉684件", ("三",))], id="label behind"),
        pytest.param("章节：三\n- 投诉684件", [("投诉684件", ("三",))], id="section line"),
        pytest.param(
            "一（三）\n- 公厕9座\n- 井盖5个",
            [("公厕9座", ("一（三）",)), ("井盖5个", ("一（三）",))],
            id="label line",
        ),
        pytest.param("- 改造公厕：17座", [("改造公厕17座", ())], id="pair"),
        pytest.param(
            "1. 投诉反复\n2. 人手不足", [("投诉反复", ()), ("人手不足", ())], id="numbered facts"
        ),
        pytest.param(
            "一、成效\n1.项目建设\n实施13个",
            [("实施13个", ("一、成效", "1.项目建设"))],
            id="numbered heading",
        ),
        pytest.param(
            "## 二、问题\n投诉684件", [("投诉684件", ("二、问题",))], id="markdown heading"
        ),
        pytest.param("取得“1+X”证书27本", [("取得“1+X”证书27本", ())], id="a plus is no bullet"),
        pytest.param("# 2025年台账\n公厕9座", [("公厕9座", ())], id="title of the list"),
        pytest.param(
            "（二）民生：发放低保金6万元，惠及9人",
            [("发放低保金6万元，惠及9人", ("（二）民生",))],
            id="run-in heading",
        ),
        pytest.param(
            "清理小广告4.6万处，规范占道0.3万处",
            [("清理小广告4.6万处，规范占道0.3万处", ())],
            id="commas are no table",
        ),
    ],
)
def test_lists(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(fact.text, fact.section) for fact in parse_facts(text)] == expected


def test_origins_are_taken_out_of_the_sentence() -> None:
    (fact,) = parse_facts("F7 税收13.58亿元（截至2025年12月31日，来源：国库年报）")
    assert (fact.id, fact.text) == ("F7", "税收13.58亿元")
    assert (fact.as_of, fact.source) == ("2025年12月31日", "国库年报")


def test_given_ids_are_kept_unless_they_repeat() -> None:
    assert [fact.id for fact in parse_facts("F3 公厕9座\nF8 井盖5个")] == ["F3", "F8"]
    assert [fact.id for fact in parse_facts("F3 公厕9座\nF3 井盖5个")] == ["F1", "F2"]
    assert [fact.id for fact in parse_facts("序号,指标,数值\n4,公厕,9\n6,井盖,5")] == ["F4", "F6"]


def test_a_markdown_table_is_a_table() -> None:
    (fact,) = parse_facts(
        "说明\n\n| 指标 | 数值 | 单位 |\n|---|---|---|\n| 财政收入 | 3.2 | 亿元 |\n"
    )
    assert (fact.text, fact.line) == ("财政收入达到3.2亿元", 5)


def test_a_cell_may_hold_a_whole_sentence() -> None:
    (fact,) = parse_facts('指标,数值,章节\n"清理小广告4.6万处，规范占道0.3万处",,二')
    assert fact.text == "清理小广告4.6万处，规范占道0.3万处"


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "scope", "sentence"),
    [
        pytest.param("垃圾分类覆盖率", "98.5", "%", "", "垃圾分类覆盖率达到98.5%", id="rate"),
        pytest.param(
            "资产负债率", "58.9", "%", "", "资产负债率为58.9%", id="rate nobody is proud of"
        ),
        pytest.param("财政收入同比增长", "4.7", "%", "", "财政收入同比增长4.7%", id="change"),
        pytest.param(
            "更换井盖",
            "512",
            "个",
            "全市全年累计",
            "更换井盖512个",
            id="act, scope goes without saying",
        ),
        pytest.param(
            "新建公园",
            "15",
            "个",
            "全年累计，含结转3个",
            "新建公园15个（含结转3个）",
            id="act with scope",
        ),
        pytest.param(
            "融资成本", "3.28", "%", "全口径", "融资成本（全口径）为3.28%", id="level with scope"
        ),
        pytest.param(
            "2026年计划完成投资", "24", "亿元", "", "2026年计划完成投资24亿元", id="target"
        ),
        pytest.param("服务满意率", "96.1%", "%", "", "服务满意率达到96.1%", id="unit in the value"),
    ],
)
def test_indicator_sentences(
    indicator: str, value: str, unit: str, scope: str, sentence: str
) -> None:
    assert indicator_sentence(indicator, value, unit, scope) == sentence


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "没有一条事实", id="empty"),
        pytest.param("# 台账\n\n".encode(), "没有一条事实", id="title alone"),
        pytest.param("指标,数值\n".encode(), "没有一条事实", id="header alone"),
        pytest.param("指标,数值\n\n".encode(), "只有表头，没有数据行", id="header and blank line"),
        pytest.param(b'{"facts": []}', "JSON", id="another format"),
        pytest.param(b"<html><body></body></html>", "网页代码", id="a web page"),
        pytest.param(b"PK\x03\x04broken", "打不开台账表格", id="broken workbook"),
        pytest.param(b"\xff\xff\xff\x00\x81", "编码无法识别", id="no text"),
    ],
)
def test_refusals(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "台账.txt"
    path.write_bytes(content)
    with pytest.raises(OutlineError, match=message) as refused:
        load_facts(path)
    assert refused.value.hint


def test_a_damaged_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "台账.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(LoadError, match="没有文字"):
        load_facts(path)


def test_last_years_value_and_the_change_belong_to_the_fact() -> None:
    table = (
        "指标,本期,上年同期,同比,计量单位\n预算收入,12.3,11.8,4.2%,亿元\n办件量,3.6,3.4,,万件\n"
        "工业投资,,,-3.1%,\n走访企业,86,—,持平,家\n拖欠账款,2.1,2.6,下降19.2%,亿元"
    )
    assert [fact.text for fact in parse_facts(table)] == [
        "预算收入达到12.3亿元，同比增长4.2%（上年同期11.8亿元）",
        "办件量达到3.6万件，上年同期3.4万件",
        "工业投资同比下降3.1%",
        "走访企业86家，同比持平",
        "拖欠账款2.1亿元，同比下降19.2%（上年同期2.6亿元）",
    ]


def test_remarks_and_empty_bullets_are_no_facts() -> None:
    text = "- 改造公厕17座\n- \n- 说明：数据未经审计\n填表人：李某"
    assert [fact.text for fact in parse_facts(text)] == ["改造公厕17座"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("台账.csv", "甲,乙\n会议,3".encode(), "缺少“指标”列", id="unnamed columns"),
        pytest.param("台账.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "旧式", id="old Excel"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OutlineError, match=message):
        load_facts(tmp_path / name)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="读不到文件"):
        load_facts(tmp_path / "无.csv")


def test_sentences_with_commas_are_a_list() -> None:
    facts = parse_facts("签约金额一千零五十万元，笔数21笔\n登记总量9,980件，同比增长一成")
    assert [fact.text for fact in facts] == [
        "签约金额一千零五十万元，笔数21笔",
        "登记总量9,980件，同比增长一成",
    ]


@pytest.mark.parametrize("said", ["全年回收餐厨垃圾17,825吨", "办了两期，17,825吨都算上"])
def test_a_thousand_mark_in_a_sentence_between_rows_parts_no_cells(said: str) -> None:
    facts = parse_facts(f"{TABLE}财务又报：{said}\n")
    assert "17825吨" in facts[-1].text.replace(",", "")


def test_of_lines_under_a_table_none_is_lost_for_want_of_a_figure() -> None:
    table = "| 指标 | 数值 |\n|---|---|\n| 新建公厕 | 12座 |\n"
    lines = "环卫：机扫车添了6台\n环卫：西环站翻修完了\n市容：清理广告320处\n园林：拿了区里第二"
    facts = parse_facts(f"{table}\n{lines}\n")
    assert [fact.line for fact in facts] == [3, 5, 6, 7, 8]


def test_lines_of_a_list_below_a_table_are_read_as_lines() -> None:
    facts = parse_facts(
        "指标,今年,去年\n渡客,260万人次,240万人次\n\n渡口部：救生演练11场，1,450人次参加\n明年：买船2条"
    )
    assert [(fact.text, fact.indicator, fact.topic) for fact in facts[1:]] == [
        ("救生演练11场，1,450人次参加", "", "渡口部"),
        ("明年买船2条", "", ""),
    ]
