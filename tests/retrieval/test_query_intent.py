"""A query names a year, a part of one, a bureau, a level, a function; or it only talks of them."""

import pytest

from assistant.records import Filter, Function, Level, Span
from assistant.retrieval.query_intent import parse_intent


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        pytest.param("2023年垃圾分类", "年份 2023", id="year"),
        pytest.param("2022年和2023年的招商", "年份 2022/2023", id="two years"),
        pytest.param("去年垃圾分类", "", id="a relative year has no answer"),
        pytest.param("12023年号", "", id="digits inside a longer number"),
        pytest.param("上半年招商引资", "时段 上半年", id="half a year"),
        pytest.param("全年目标完成情况", "", id="the target of a year is no span"),
        pytest.param("缩小城乡发展差距", "", id="a gap to be narrowed"),
        pytest.param("做好三峡后续工作", "", id="work that is called later"),
        pytest.param("来年打算", "功能 计划", id="the year to come"),
        pytest.param("民政局养老服务", "单位 民政局", id="bureau"),
        pytest.param("民政部门养老服务", "单位 民政局", id="bureau as a department"),
        pytest.param("街道明年工作打算", "单位 街道、功能 计划", id="subdistrict that plans"),
        pytest.param("我们镇下半年的重点工作", "单位 镇、功能 计划", id="a town, ours"),
        pytest.param("乡镇今年工作总结", "单位 乡/镇", id="two kinds of units in one word"),
        pytest.param("集团2023总结", "年份 2023、单位 国企", id="a year without its word"),
        pytest.param("投资2000万元项目", "", id="a number that looks like a year"),
        pytest.param("医院感染管理", "", id="hospitals that are talked of"),
        pytest.param("智慧医院明年建设计划", "功能 计划", id="hospitals of a kind"),
        pytest.param("信访局积案化解", "单位 信访局", id="bureau whose aliases are lines of work"),
        pytest.param("街道办2023年物业管理", "年份 2023、单位 街道", id="office of a subdistrict"),
        pytest.param("街道环境卫生整治", "", id="streets"),
        pytest.param("老旧街道明年改造计划", "功能 计划", id="streets that are old"),
        pytest.param("乡镇财政怎么管", "", id="a place that is talked of"),
        pytest.param("县级医院能力提升", "", id="a level that is talked of"),
        pytest.param("镇的年终总结 人居环境", "级别 镇", id="level of a report"),
        pytest.param("基层治理存在的问题", "功能 问题", id="problems"),
        pytest.param("基层减负还有哪些不足", "功能 问题", id="shortcomings asked for"),
        pytest.param("垃圾分类推进难的原因", "功能 问题", id="why something is hard"),
        pytest.param("为什么垃圾分类推不动", "功能 问题", id="why something does not move"),
        pytest.param("物业管理难", "功能 问题", id="something is hard"),
        pytest.param("积案化解难", "功能 问题", id="something is hard to solve"),
        pytest.param("解决停车难", "", id="something hard that is solved"),
        pytest.param("引进企业多少", "", id="how many"),
        pytest.param("税收为什么不断增长", "", id="why it grows on"),
        pytest.param("招商为什么不见效", "功能 问题", id="why not"),
        pytest.param("收入增长的原因", "", id="why something went well"),
        pytest.param("审计查出的问题整改", "", id="problems that are handled"),
        pytest.param("群众反映的突出问题", "", id="problems that others have"),
        pytest.param("困难群众救助", "", id="people in difficulty"),
        pytest.param("下一步怎么抓招商", "功能 计划", id="next step"),
        pytest.param("明年打算", "功能 计划", id="plans"),
        pytest.param("三年行动计划推进", "", id="a plan that is carried out"),
        pytest.param("基层治理的亮点", "功能 经验", id="highlights"),
        pytest.param(
            "2024年工作打算", "年份 2023/2024、功能 计划", id="plans stand a year earlier"
        ),
    ],
)
def test_what_is_understood(query: str, understood: str) -> None:
    assert str(parse_intent(query)) == understood


def test_the_filter_is_made_of_it() -> None:
    wanted = parse_intent("2023年上半年民政局存在的问题").wanted
    assert wanted == Filter(
        years=(2023,),
        spans=(Span.FIRST_HALF,),
        org_types=("民政局",),
        functions=(Function.PROBLEMS,),
    )


def test_what_is_given_is_not_asked_of_the_query() -> None:
    given = Filter(years=(2021,), levels=(Level.COUNTY,))
    intent = parse_intent("2023年民政局", given=given)
    assert str(intent) == "单位 民政局"
    assert intent.wanted == Filter(years=(2021,), levels=(Level.COUNTY,), org_types=("民政局",))


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        pytest.param("2023年上半年的垃圾分类", "垃圾分类", id="time"),
        pytest.param("垃圾分类怎么写？", "垃圾分类", id="frame of a question"),
        pytest.param("如何描述垃圾分类", "垃圾分类", id="frame in other words"),
        pytest.param("2023年", "2023年", id="nothing else"),
        pytest.param("民政局存在的问题", "民政局存在的问题", id="what may be the subject too"),
        pytest.param("下一步怎么抓招商引资", "怎么抓招商引资", id="words of planning"),
        pytest.param("下一步打算", "下一步打算", id="a plan and nothing else"),
        pytest.param("街道明年工作打算", "街道明年工作打算", id="a unit and nothing else"),
    ],
)
def test_what_is_asked_beside_it(query: str, rest: str) -> None:
    assert parse_intent(query).rest == rest
