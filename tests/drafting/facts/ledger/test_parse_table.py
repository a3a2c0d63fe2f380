"""Tables of facts in the forms that people keep them in."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from assistant.drafting.draft import Fact
from assistant.drafting.facts.fact_sentences import indicator_sentence
from assistant.drafting.facts.load_facts import load_facts, parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.errors import OutlineError
from assistant.records import Period, Span

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
        pytest.param("宣传：微电影9部", "宣传", "微电影9部", id="a field that goes without saying"),
        pytest.param("自习岗：晚上开到十点", "自习岗", "自习岗晚上开到十点", id="who does it"),
        pytest.param(
            "社工部：走访9户；志愿部：义诊3场", "社工部", "走访9户；义诊3场", id="two who sent it"
        ),
        pytest.param("保洁科年底报：清运3吨", "保洁科", "清运3吨", id="sent again"),
        pytest.param("明年：新建公厕6座", "", "明年新建公厕6座", id="time"),
        pytest.param("改造公厕：17座", "", "改造公厕17座", id="value"),
        pytest.param("清扫率92%，其中：主干道99%", "", "清扫率92%，其中：主干道99%", id="inside"),
    ],
)
def test_topics_help_and_are_not_printed_twice(line: str, topic: str, text: str) -> None:
    (fact,) = parse_facts(line)
    assert (fact.topic, fact.text) == (topic, text)


def test_a_mark_in_front_labels_its_line_and_ends_what_a_department_sent() -> None:
    facts = parse_facts("平安办：\n调处9起\n困难（汇总）：车位缺60个\n物业费收缴率才63%\n")
    assert [(fact.topic, fact.section, fact.text) for fact in facts] == [
        ("平安办", (), "调处9起"),
        ("", ("困难",), "车位缺60个"),
        ("", (), "物业费收缴率才63%"),
    ]
    facts = parse_facts("平安办：\n调处9起\n下半年：改造小区5个\n新增就业200人\n")
    assert [fact.topic for fact in facts] == ["平安办", "", ""]


def test_a_line_of_a_list_among_rows_has_its_sender_too() -> None:
    rows = "指标,单位,上年,今年\n进馆,人次,800,960\n流通部：新办借书证31张\n"
    _, fact = parse_facts(rows)
    assert (fact.topic, fact.text) == ("流通部", "新办借书证31张")


BOTH = "蓄水量达到12亿方，上年同期10亿方"


@pytest.mark.parametrize(
    ("value", "before"),
    [
        pytest.param("2025年", "2024年", id="years"),
        pytest.param("2025", "2024", id="bare years"),
        pytest.param("2025年完成数", "2024年完成数", id="years and more"),
        pytest.param("本年完成", "上年完成", id="done"),
        pytest.param("今年完成数", "去年完成数", id="spoken"),
        pytest.param("本期", "上期", id="periods"),
        pytest.param("本年", "上年", id="short"),
        pytest.param("实际完成", "上年实际完成", id="really done"),
        pytest.param("完成情况", "上年完成情况", id="how it went"),
        pytest.param("2025年", "上年同期", id="a year and a word"),
    ],
)
def test_columns_of_this_year_and_last(value: str, before: str) -> None:
    head, row = ("指标", value, before, "单位"), ("蓄水量", "12", "10", "亿方")
    turned = [(one[0], one[2], one[1], one[3]) for one in (head, row)]
    for table in ((head, row), turned):
        (fact,) = parse_facts("\n".join(",".join(cells) for cells in table))
        assert (fact.text, fact.value) == (BOTH, "12")
        assert fact.remarks == ()


def test_a_workbook_with_years_in_its_header(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ("一", [["项目", 2024, 2025, 2020, "所属工作"], ["水库", "5座", "6座", "4座", "河道管护"]]),
    )
    (fact,) = load_facts(path)
    assert (fact.text, fact.section) == ("水库6座，上年同期5座", ("河道管护",))
    assert fact.remarks == ("台账第4列“2020”没有用到",)


def test_texts_beside_the_value_are_part_of_the_sentence() -> None:
    (fact,) = parse_facts("指标,完成数,完成情况,备注\n水库,6座,已验收,含改建")
    assert fact.text == "水库6座（含改建），已验收"
    assert (fact.note, fact.remarks) == ("已验收；含改建", ())


def test_a_row_without_its_value_is_told() -> None:
    facts = parse_facts("指标,数值,单位,同比\n水库,—,座,\n泵站,,座,\n人手不足,,,\n投资,,亿元,4%")
    assert [fact.remarks for fact in facts] == [
        ("台账第2行没有读到“水库”的数值，留作待填",),
        ("台账第3行没有读到“泵站”的数值，留作待填",),
        (),
        (),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("指标,单位,甲数\n水库,座,6", id="figures"),
        pytest.param("事项,科室值,章节\n水库,6座,二", id="figures with units"),
    ],
)
def test_figures_under_unknown_names_are_refused(text: str) -> None:
    with pytest.raises(OutlineError, match="没有认出数值列。读到的列名：“") as refused:
        parse_facts(text)
    assert "完成数" in refused.value.hint


def test_a_ledger_of_sentences_needs_no_values() -> None:
    (fact,) = parse_facts("事项,章节,联系电话\n巡查人员不足,二,05511234567")
    assert (fact.text, fact.remarks) == ("巡查人员不足", ("台账第3列“联系电话”没有用到",))


def test_a_workbook_without_a_header_we_know_is_refused_by_what_it_has(tmp_path: Path) -> None:
    path = saved(tmp_path, ("一", [["指标", "甲数"], ["水库", 6]]))
    with pytest.raises(OutlineError, match="读到的第一行：“指标”、“甲数”"):
        load_facts(path)


def said_texts(table: str) -> list[str]:
    return [fact.text for fact in parse_facts(table)]


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        pytest.param(
            "指标,2024年,,2025年,\n,计划,实际,计划,实际\n道路（公里）,35,38.2,40,41.8",
            ["道路41.8公里（计划40公里），上年同期38.2公里"],
            id="years over plan and result, cells not merged",
        ),
        pytest.param(
            "指标,单位,2025年目标,1-11月完成,预计全年,2024年1-11月\n签约项目,个,60,58,64,55",
            ["签约项目58个（目标60个），上年同期55个"],
            id="months without a year",
        ),
        pytest.param(
            ",2024年,2025年\n新建公路（公里）,35,38.2",
            ["新建公路38.2公里，上年同期35公里"],
            id="no name over the indicators",
        ),
        pytest.param(
            "2025年情况（单位：万元、%）,,\n指标,本年,上年\n投资,362,340\n普及率,98.6,97.9",
            ["投资达到362万元，上年同期340万元", "普及率达到98.6%，上年同期97.9%"],
            id="two units above the table",
        ),
        pytest.param(
            "指标,数量\n,公里\n县道改造,12.5",
            ["县道改造12.5公里"],
            id="a row of units below the header",
        ),
        pytest.param(
            "指标,数值,单位\nPM2.5年均浓度PM2.5,29,微克",
            ["PM2.5年均浓度PM2.5为29微克"],
            id="digits meet",
        ),
        pytest.param(
            "指标,单位,数值\n水痘发病率,1/10万,31.7",
            ["水痘发病率为31.7/10万"],
            id="a unit of one in so many",
        ),
        pytest.param(
            "指标,单位,上半年,下半年,全年\n低保金,万元,310,320,630",
            ["低保金达到630万元"],
            id="halves and the whole",
        ),
        pytest.param(
            "项目,本年,上年,项目,本年,上年\n收入（亿元）,3,2,支出（亿元）,4,5",
            ["收入达到3亿元，上年同期2亿元", "支出为4亿元，上年同期5亿元"],
            id="two tables under one header",
        ),
    ],
)
def test_tables_in_other_forms(table: str, texts: list[str]) -> None:
    assert said_texts(table) == texts


@pytest.mark.parametrize(
    ("table", "question"),
    [
        pytest.param(
            "指标,单位,数值\n产值,100万元,3",
            "台账第2行“产值”的单位“100万元”里有数，请把它乘进数值",
            id="digits in the unit",
        ),
        pytest.param("指标,数值\n投资,362", "台账第2行“投资”没有单位，请补上", id="no unit"),
        pytest.param(
            "2025年（单位：万元）,\n指标,本年\n受益户数,300",
            "台账第3行“受益户数”没有单位，表上写的是“万元”，请补上",
            id="households in 万元",
        ),
        pytest.param(
            "指标,类型,2025年,单位\n管网,计划,40,公里\n管网,实际,41,公里",
            "第2列写着“计划、实际”：各行的数分别是什么，没有写进稿子，请各占一列",
            id="plan and result as rows",
        ),
        pytest.param(
            "指标,单位,甲数,增长（%）\n生产总值,亿元,318.6,6.2",
            "第3列“甲数”（如318.6）是不是完成的数？没有写进稿子，是的话请把列名改成“数值”",
            id="figures under an unknown name beside the growth",
        ),
        pytest.param(
            "指标,数值,单位\n普及率,0.986,%",
            "台账第2行“普及率”的“0.986%”看不出是多少，没有写进稿子，请写明",
            id="a fraction as per cent",
        ),
        pytest.param(
            "指标,单位,2025年,较上年增减\n失业率,%,3.1,-0.2\n满意率,%,96,2%",
            "台账第3行“满意率”的“较上年增减”“2%”是百分点还是百分比，没有写进稿子，请核对",
            id="points or per cent",
        ),
    ],
)
def test_what_is_not_certain_is_a_question(table: str, question: str) -> None:
    asked = [one for fact in parse_facts(table) for one in fact.questions]
    assert asked == [question]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param("2026滞留船只,,,压到30艘以内,", "2026年滞留船只压到30艘以内", id="year"),
        pytest.param("2026万吨事故率,,,6起以内,", "2026年万吨事故率控制在6起以内", id="limit"),
        pytest.param("补招船员,,,15人,3月发公告", "补招船员15人，3月发公告", id="among plans"),
        pytest.param("渡口新码头,,,2026年9月启用,", "渡口新码头2026年9月启用", id="date"),
        pytest.param("明年管好引航,,,60天内出结果,", "明年管好引航，60天内出结果", id="act"),
    ],
)
def test_rows_of_targets_alone_at_the_end_are_plans(row: str, text: str) -> None:
    table = f"项目,今年,去年,目标,说明\n渡客,260万人,240万人,250万人,\n{row}\n明年买船,,,2条,"
    facts, rows = normalize_facts(parse_facts(table, year=2025), Period(year=2025, span=Span.YEAR))
    assert [(fact.text, fact.is_planned) for fact in facts[1:]] == [
        (text, True),
        ("明年买船2条", True),
    ]
    assert not any("待填" in one.reason for one in rows)


def test_a_row_without_value_among_results_stays_open() -> None:
    table = "项目,今年,去年,目标\n渡客,260万人,240万人,250万人\n新建码头,,,3座\n航班,20班,18班,19班"
    assert "〔待填：数值〕" in parse_facts(table, year=2025)[1].text


def test_a_mark_in_the_column_of_departments_heads_the_rows_below_it() -> None:
    rows = "计划科,印发方案,3件\n,办结提案,12件\n【明年】,新建泵站,2座\n,疏浚河道,9公里\n"
    facts = parse_facts(f"科室,事项,完成情况\n{rows}养护科,巡查,40次\n")
    assert [fact.is_planned for fact in facts] == [False, False, True, True, False]
    assert [fact.source for fact in facts] == ["计划科", "", "", "", "养护科"]
