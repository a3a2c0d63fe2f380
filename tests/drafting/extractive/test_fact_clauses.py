"""A row of a table becomes the clause that a report would write."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.extractive.fact_clauses import duration_prefix, fact_clause, part_clause
from assistant.drafting.extractive.fact_groups import group_facts
from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import Period, Span

YEAR = Period(year=2025, span=Span.YEAR)


@pytest.mark.parametrize(
    ("row", "clause"),
    [
        pytest.param("分类准确率,79.1,%,", "分类准确率达79.1%", id="rate"),
        pytest.param("办结率,98.5,%,", "办结率达98.5%", id="rate that begins like a deed"),
        pytest.param("管网漏损率,9.1,%,", "管网漏损率为9.1%", id="less is better"),
        pytest.param("处理量,23.7,万吨,全市全年累计", "处理量23.7万吨", id="plain scope"),
        pytest.param("公共泊位,12600,个,", "公共泊位达12600个", id="stock"),
        pytest.param("热线工单,8034,件,全年承办", "承办热线工单8034件", id="verb of the scope"),
        pytest.param("清扫率,92.6,%,中心城区", "中心城区清扫率达92.6%", id="place in front"),
        pytest.param(
            "新增泊位,90,个,年度任务80个", "新增泊位90个（年度任务80个）", id="target in brackets"
        ),
        pytest.param("改造公厕,17,座,", "改造公厕17座", id="deed"),
    ],
)
def test_rows(row: str, clause: str) -> None:
    (fact,) = parse_facts(f"指标,数值,单位,口径\n{row}")
    assert fact_clause(fact, YEAR) == clause


def test_words_of_the_user_stay() -> None:
    (fact,) = parse_facts("供热面积达到310万平方米，同比增长2%")
    assert fact_clause(fact, YEAR) == "供热面积达到310万平方米，同比增长2%"


@pytest.mark.parametrize(
    ("span", "day", "clause"),
    [
        pytest.param(Span.YEAR, "2025年12月31日", "供热面积310万平方米", id="last of the year"),
        pytest.param(Span.THIRD_QUARTER, "2025年9月30日", "供热面积310万平方米", id="of a quarter"),
        pytest.param(
            Span.YEAR, "2025年11月30日", "截至2025年11月30日，供热面积310万平方米", id="before it"
        ),
        pytest.param(
            Span.OTHER, "2025年12月31日", "截至2025年12月31日，供热面积310万平方米", id="unknown"
        ),
    ],
)
def test_a_fact_is_dated_unless_its_day_ends_the_period(span: Span, day: str, clause: str) -> None:
    fact = Fact(id="F1", line=1, text="供热面积310万平方米", as_of=day)
    assert fact_clause(fact, Period(year=2025, span=span)) == clause


def test_only_deeds_last_a_year() -> None:
    assert duration_prefix("改造公厕17座", YEAR) == "全年"
    assert duration_prefix("分类准确率达79.1%", YEAR) == ""


def test_facts_of_one_matter_stand_together() -> None:
    facts = parse_facts("更换井盖512个\n新建口袋公园5个\n维修路灯90盏")
    groups = group_facts(facts)
    assert [[fact.id for fact in group.facts] for group in groups] == [["F1", "F3"], ["F2"]]


def test_what_one_department_sent_stands_together() -> None:
    lines = "市容科：更换井盖512个\n园林所：新建口袋公园5个\n市容科：整治乱点27处"
    groups = group_facts(parse_facts(lines))
    assert [fact.id for group in groups for fact in group.facts] == ["F1", "F3", "F2"]


def test_only_what_is_related_comes_back_to_an_earlier_group() -> None:
    facts = parse_facts("更换井盖512个\n新建口袋公园5个\n维修路灯90盏")
    groups = group_facts(facts, are_related=lambda _one, _other: False)
    assert [[fact.id for fact in group.facts] for group in groups] == [["F1"], ["F2"], ["F3"]]


def test_a_line_that_opens_with_among_them_stays_behind_the_one_above() -> None:
    facts = parse_facts("更换井盖512个\n新建口袋公园5个\n其中井盖广场1个")
    ids = [[fact.id for fact in group.facts] for group in group_facts(facts)]
    assert ids == [["F1"], ["F2", "F3"]]


def test_a_fact_of_no_known_work_goes_with_its_heading() -> None:
    (group,) = group_facts(parse_facts("设立投放点84处"), topic="聚焦垃圾分类，收运体系更加完善")
    assert group.sector is not None
    assert "垃圾分类" in group.sector.words


def test_a_part_tells_how_far_its_goal_is_unless_it_is_one_of_many() -> None:
    part = Fact(
        id="F2",
        line=2,
        text="售票收入80万元（上年100万元），同比下降20%，完成年度计划的90%",
        asides=("（上年100万元）",),
        computed="同比下降20%，完成年度计划的90%",
        head="营业收入",
    )
    assert part_clause(part) == "售票收入80万元，下降20%，完成年度计划的90%"
    assert part_clause(part, is_short=True) == "售票收入80万元，下降20%"
