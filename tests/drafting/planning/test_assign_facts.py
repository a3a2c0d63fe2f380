"""Every fact finds one section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.assign_facts import assign_facts
from tests.drafting.samples import passage, retrieve_from

OUTLINE = parse_outline(
    "青石镇2025年工作总结\n一、2025年工作回顾\n（一）经济运行\n1.项目建设\n2.招商引资\n"
    "（二）民生保障\n二、存在的问题\n三、2026年工作计划\n（一）乡村产业\n（二）基础设施"
)


def headings(text: str) -> dict[str, str]:
    """Return fact text -> heading of the section it is put into."""
    assignment = assign_facts(OUTLINE, parse_facts(text))
    by_position = {node.position: node.heading for node in OUTLINE.walk()}
    return {
        fact.text: by_position[position]
        for position, facts in assignment.sections.items()
        for fact in facts
    }


def test_without_labels_words_decide() -> None:
    assert headings(
        "外出招商11次\n发放民生补贴60万元\n村级产业园空置率不高问题仍在，仅入驻3家"
    ) == {
        "外出招商11次": "2.招商引资",
        "发放民生补贴60万元": "（二）民生保障",
        "村级产业园空置率不高问题仍在，仅入驻3家": "二、存在的问题",
    }


def test_a_plan_goes_to_a_section_of_the_plan() -> None:
    found = headings("2026年计划建设基础设施项目3个\n2026年力争税收达到2亿元")
    assert found["2026年计划建设基础设施项目3个"] == "（二）基础设施"
    assert found["2026年力争税收达到2亿元"] in {"（一）乡村产业", "（二）基础设施"}


def test_a_label_of_a_chapter_is_refined_by_words() -> None:
    assert headings("三：2026年新建乡村产业园2个") == {"2026年新建乡村产业园2个": "（一）乡村产业"}


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        pytest.param(["宣传口", "统计口"], [], id="who sent a line"),
        pytest.param(
            ["招商引资", "宣传口", "统计口"],
            [("提纲里找不到章节“宣传口”、“统计口”，其下的事实已按内容归类", "F2、F3")],
            id="beside labels that name headings",
        ),
        pytest.param(
            ["统计口"],
            [("提纲里找不到章节“统计口”，其下的事实已按内容归类", "F1")],
            id="the only label",
        ),
        pytest.param(["困难"], [], id="what kind of lines it heads"),
    ],
)
def test_labels_that_name_no_heading_are_one_row(
    labels: list[str], rows: list[tuple[str, str]]
) -> None:
    lines = parse_facts("外出招商11次\n印发手册600册\n走访农户83户")
    facts = [replace(one, section=(label,)) for one, label in zip(lines, labels, strict=False)]
    found = assign_facts(OUTLINE, facts).unresolved
    assert [(row.reason, row.text) for row in found] == rows


def test_what_belongs_together_needs_no_common_word() -> None:
    found = headings("发放低保金682万元\n规上工业产值17亿元")
    assert found["发放低保金682万元"] == "（二）民生保障"
    assert found["规上工业产值17亿元"] in {"1.项目建设", "2.招商引资"}  # below 经济运行


def test_past_reports_tell_where_a_fact_belongs() -> None:
    archive = [
        passage("按时足额开展技能大比武。", number=1, section=("一、工作情况", "（三）招商引资")),
        passage("储备项目转化率稳步提高。", number=2, section=("一、工作情况", "（一）项目建设")),
    ]
    facts = parse_facts("组织技能大比武12场")
    alone = assign_facts(OUTLINE, facts)
    assert list(alone.sections) != [(0, 0, 1)]
    assert not alone.placements[0].is_sure
    placed = assign_facts(OUTLINE, facts, retrieve=retrieve_from(archive))
    assert list(placed.sections) == [(0, 0, 1)]


def test_nothing_is_lost_and_nothing_doubled() -> None:
    facts = parse_facts("一（一）1：竣工5个\n九：救助流浪犬6只\n举办航模比赛3场\n二：人手不足")
    assignment = assign_facts(OUTLINE, facts)
    placed = [fact.id for section in assignment.sections.values() for fact in section]
    assert sorted(placed + [fact.id for fact in assignment.homeless]) == ["F1", "F2", "F3", "F4"]
    assert [one.fact for one in assignment.placements] == ["F1", "F2", "F3", "F4"]
    labelled = [one.certainty == 1 for one in assignment.placements]
    assert labelled == [True, False, False, True]
    assert assignment.unresolved[0].text == "F2"
    assert "“九”" in assignment.unresolved[0].reason


def test_housekeeping_has_no_section() -> None:
    facts = parse_facts("改造公厕17座\n值班室换了两张床\n办公楼打印机修好了")
    assert [fact.text for fact in assign_facts(OUTLINE, facts).homeless] == [
        "值班室换了两张床",
        "办公楼打印机修好了",
    ]


def test_what_one_department_sent_stands_together() -> None:
    outline = parse_outline(
        "清溪市生态环境局2025年工作总结\n一、工作\n（一）蓝天\n（二）碧水\n二、问题"
    )
    facts = parse_facts(
        "大气科：优良天数318天，蓝天指数居前\n水科：断面优良率98%，碧水行动12次\n大气科：改造锅炉41台"
    )
    found = assign_facts(outline, facts)
    assert [one.headings[-1] for one in found.placements] == [
        "（一）蓝天",
        "（二）碧水",
        "（一）蓝天",
    ]


def test_parts_stand_beside_their_whole() -> None:
    outline = parse_outline(
        "清河县交通运输局2025年工作总结\n一、固定资产投资\n二、农村公路\n三、安全生产"
    )
    facts = parse_facts(
        "指标,数值,单位\n固定资产投资,8.2,亿元\n其中：农村公路,2.1,亿元\n新改建农村公路,96,公里"
    )
    found = assign_facts(outline, facts)
    assert [one.headings[-1] for one in found.placements] == [
        "一、固定资产投资",
        "一、固定资产投资",
        "二、农村公路",
    ]


def test_a_fact_goes_to_the_deepest_heading_that_fits() -> None:
    outline = parse_outline(
        "清溪镇2025年工作总结\n一、工作回顾\n（一）乡村振兴稳步推进\n"
        "1.防返贫监测\n2.人居环境\n（二）民生保障\n二、存在问题"
    )
    facts = [
        Fact(id="F1", text="纳入监测对象41户，风险消除率70%", line=1),
        Fact(id="F2", text="改厕208户，清理农村生活垃圾960吨", line=2),
    ]
    sections = assign_facts(outline, facts).sections
    titles = {node.position: node.title for node in outline.walk()}
    assert {titles[place]: [f.id for f in found] for place, found in sections.items()} == {
        "防返贫监测": ["F1"],
        "人居环境": ["F2"],
    }


@pytest.mark.parametrize(
    ("fact", "heading"),
    [
        pytest.param("帮助困难群众236户解决民生难事", "（二）民生保障", id="people in need"),
        pytest.param("民生投诉较多，受理187件", "二、存在的问题", id="complaints are many"),
    ],
)
def test_problem_or_help(fact: str, heading: str) -> None:
    assert headings(fact) == {fact: heading}


def test_pipes_of_supply_pipes_of_sewage() -> None:
    outline = parse_outline("江北水务集团2025年工作总结\n一、供水保障\n二、污水治理\n三、安全生产")
    found = assign_facts(outline, parse_facts("改造老旧供水管网126公里\n完成排水管网检测310公里"))
    assert [len(found.sections.get((place,), ())) for place in (0, 1, 2)] == [1, 1, 0]


def test_the_road_goes_under_the_road() -> None:
    outline = parse_outline(
        "清河县交通运输局2025年工作总结\n一、项目建设\n二、农村公路\n三、安全生产"
    )
    facts = "完成交通固定资产投资8亿元\n新改建农村公路142公里\n实施村道安防工程86公里"
    found = assign_facts(outline, parse_facts(facts))
    assert [len(found.sections.get((place,), ())) for place in (0, 1, 2)] == [1, 2, 0]


def test_what_its_heading_calls_a_plan_is_one_whatever_it_says() -> None:
    outline = parse_outline(
        "# 清河市某局2025年工作总结\n一、主要工作\n二、存在的问题\n三、明年打算"
    )
    facts = parse_facts(
        "主要情况：\n更换井盖86座\n补植行道树320株\n存在的问题：\n护栏锈蚀42处无人维护\n"
        "明年的数：\n护栏锈蚀降到10处以下\n"
    )
    found = {one.fact: one.headings for one in assign_facts(outline, facts).placements}
    assert found["F4"] == ("三、明年打算",)
