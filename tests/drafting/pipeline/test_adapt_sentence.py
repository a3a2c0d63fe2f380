"""What stands in a draft of another unit's sentence: its wording, and none of its facts."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.adapt_sentence import adapt_sentence
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.make_plan import make_plan

PAST_UNIT = "东川市青石区城市管理局"


def plan_for(title: str = "云溪县城市管理局2025年工作总结", facts: str = "") -> Plan:
    outline = parse_outline(f"# {title}\n一、主要工作\n（一）市容整治\n二、存在的问题")
    return make_plan(outline, parse_facts(facts) if facts else [], retrieve=lambda *_, **__: [])


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        pytest.param(
            "截至6月底，精简车辆3台次，罚款6.42万元。",
            "截至〔待填：日期〕，精简车辆〔待填：数量，台次〕，罚款〔待填：数量，万元〕。",
            id="figures with units, a date",
        ),
        pytest.param("办结率达98.5%。", "办结率达〔待填：百分比〕。", id="percent"),
        pytest.param("投诉量减少三成。", "投诉量减少〔待填：百分比〕。", id="percent in words"),
        pytest.param("开展巡查十余次。", "开展巡查〔待填：数量，次〕。", id="Chinese numerals"),
        pytest.param("占三分之一。", "占〔待填：比例〕。", id="a fraction"),
        pytest.param("2023年新建公厕。", "〔待填：年份〕新建公厕。", id="a past year"),
        pytest.param("2025年新建公厕。", "2025年新建公厕。", id="the draft's own year"),
        pytest.param("新建公厕xx座。", "新建公厕〔待填：被隐去的内容〕座。", id="mask"),
        pytest.param("我区健全巡查机制。", "我县健全巡查机制。", id="our district"),
        pytest.param(
            "在区委区政府领导下，全区联动。", "在县委县政府领导下，全县联动。", id="its seat"
        ),
        pytest.param("我局健全机制。", "我局健全机制。", id="our office is everybody's"),
        pytest.param(
            f"{PAST_UNIT}健全机制。", "云溪县城市管理局健全机制。", id="the other unit's name"
        ),
        pytest.param("青石区、东川全域推行。", "云溪县、云溪全域推行。", id="its places"),
        pytest.param("在柳河村召开现场会。", "在〔待填：名称〕召开现场会。", id="a village"),
        pytest.param("李建国局长带队检查。", "〔待填：名称〕局长带队检查。", id="a person"),
        pytest.param(
            "一是深入开展专项整治，完善巡查机制，建设美丽乡村和示范村。",
            "一是深入开展专项整治，完善巡查机制，建设美丽乡村和示范村。",
            id="wording stays to the letter",
        ),
        pytest.param("区纪委派驻组督导。", "县纪委派驻组督导。", id="its commission"),
        pytest.param(
            "全委会议统筹全局，健全市场体系，服务市民，优化镇村事务流转。",
            "全委会议统筹全局，健全市场体系，服务市民，优化镇村事务流转。",
            id="words that look like ours",
        ),
        pytest.param("强基础\n惠民生", "强基础\n惠民生", id="a set of headings"),
        pytest.param("社区委员会参与，制定本办法。", "社区委员会参与，制定本办法。", id="no names"),
    ],
)
def test_what_is_another_units_becomes_a_blank_or_ones_own(past: str, expected: str) -> None:
    found = adapt_sentence(past, plan_for(), 2, unit=PAST_UNIT)
    assert found.text == expected
    assert found.blanks == expected.count("〔待填：")


def test_a_figure_that_happens_to_be_ones_own_is_a_blank_too() -> None:
    plan = plan_for(facts="# 市容整治\n新建公厕12座。")
    assert adapt_sentence("新建公厕12座。", plan, 2).text == "新建公厕〔待填：数量，座〕。"


def test_a_unit_without_a_place_says_what_it_is() -> None:
    plan = plan_for("远航公司2025年工作总结")
    found = adapt_sentence("我区健全机制，青石区推广。", plan, 2, unit=PAST_UNIT)
    assert found.text == "公司健全机制，〔待填：名称〕推广。"


def test_a_government_is_of_its_city() -> None:
    assert adapt_sentence("我市健全机制。", plan_for(), 2, unit="澜川市政府办公室").text == (
        "我县健全机制。"
    )
    assert adapt_sentence("全市推行。", plan_for(), 2, unit="澜川市政府办公室").text == "全县推行。"
