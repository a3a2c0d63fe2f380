"""What a draft says twice is found: paragraphs, sentences, facts and openings."""

from __future__ import annotations

import pytest

from assistant.review.check.run_rules import run_rules
from assistant.review.findings import Severity
from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

_STREETS = "整治背街小巷46条，取缔占道经营326处，清理小广告1.2万处，主次干道机扫率达到92%。"
PLANTED = (
    sample(
        "paragraph twice, a word changed",
        YEAR,
        _STREETS,
        "改造公厕17座，新增停车泊位3120个，更换果皮箱860只。",
        _STREETS.replace("清理", "清除"),
        faults=(("重复", "背街小巷"),),
    ),
    sample(
        "sentence twice in two sections",
        YEAR,
        "一、市容管理",
        "取缔占道经营326处。全年受理市民投诉1236件，按时办结1228件。",
        "二、便民服务",
        "改造公厕17座。全年受理市民投诉1236件，按时办结1228件。",
        faults=(("重复", "受理市民投诉"),),
    ),
    sample(
        "one fact as a result of two sections",
        YEAR,
        "一、市容管理",
        "清理流动摊点，全年取缔占道经营摊点1326处。",
        "二、综合执法",
        "执法队伍进社区，取缔占道经营摊点1326处，处罚56起。",
        faults=(("重复的事", "1326处"),),
    ),
    sample(
        "part of a sentence again as a sentence",
        YEAR,
        "一、市容管理",
        "取缔占道经营326处，清理小广告1.2万处；整治背街小巷46条，改造公厕17座。",
        "二、便民服务",
        "新增停车泊位3120个。整治背街小巷46条，改造公厕17座。",
        faults=(("重复", "背街小巷46条"),),
    ),
    sample(
        "sentence with a clause dropped and a word put in front",
        YEAR,
        "一、市容管理",
        "开展渣土运输整治36次，查处违规车辆215台，约谈企业12家，罚款86万元。",
        "二、便民服务",
        "一年来，开展渣土运输整治36次，查处违规车辆215台，罚款86万元。",
        faults=(("重复", "渣土运输"),),
    ),
    sample(
        "sentence without figures in another section, a word changed",
        YEAR,
        "一、市容管理",
        "推行门前三包责任制，组织沿街商户签订承诺书，街道、社区、商户三方共管共治。",
        "二、便民服务",
        "推行门前三包责任制，发动沿街商户签订承诺书，街道、社区、商户三方共管共治。",
        faults=(("重复", "门前三包"),),
    ),
    sample(
        "an item again under another number",
        YEAR,
        "一、2025年工作打算",
        "一是推进门前三包管理，压实商户责任。二是完善环卫考核。三是推进门前三包管理，压实商户责任。",
        faults=(("重复", "三是推进门前三包"),),
    ),
    sample(
        "an item of a plan again in another order",
        YEAR,
        "一、2025年工作打算",
        "一是压实商户责任，完善以清扫质量和群众评价为主的考核办法。二是建好驿站。"
        "三是完善以清扫质量和群众评价为主的考核办法，进一步压实商户责任。",
        faults=(("重复", "三是完善"),),
    ),
    sample(
        "a short sentence with the same figures, two words put in",
        YEAR,
        "一、市容管理",
        "智慧路灯覆盖36个社区，年节电1260万度。",
        "二、存在的问题",
        "队伍力量不足。智慧路灯共覆盖36个社区，每年节电1260万度。",
        faults=(("重复", "每年节电1260万度"),),
    ),
    sample(
        "fact of two digits in other words",
        YEAR,
        "一、市容管理",
        "选派城管队员驻点，建设社区城管驿站42个。",
        "二、便民服务",
        "全县建成社区城管驿站42个，群众歇脚有了去处。",
        faults=(("重复的事", "42个"),),
    ),
    sample(
        "one count in other words",
        YEAR,
        "一、市容管理",
        "开展清洁行动，清运陈年垃圾670吨。",
        "二、便民服务",
        "组织人手集中清走多年积存的垃圾670吨，群众叫好。",
        faults=(("重复的事", "670吨"),),
    ),
    sample(
        "fact again in its own section",
        YEAR,
        "一、便民服务",
        "帮助142名流动摊贩进店经营。落实帮扶政策，142名流动摊贩开业。",
        faults=(("重复的事", "142名"),),
    ),
    sample(
        "first item again and again",
        YEAR,
        "一是整治市容秩序，取缔占道经营56处。",
        "一是补齐设施短板，改造公厕17座。",
        "一是疏解停车难题，新增泊位3120个。",
        faults=(("一是二是", "一是"),),
    ),
)
CLEAN = (
    sample(
        "labels under each task, and a list of names",
        YEAR,
        "完成绿化补植3.2万平方米。",
        "责任单位：各区城市管理局、各街道办事处、市政公司",
        "改造公厕17座。",
        "责任单位：各区城市管理局、各街道办事处、市政公司",
    ),
    sample(
        "figures of one kind, and short sentences alike",
        YEAR,
        "一、市容管理",
        "取缔占道经营326处。效果明显。",
        "二、综合执法",
        "处罚乱倒渣土56起。效果明显。",
    ),
    sample(
        "headline of the opening told in its section",
        YEAR,
        "全年取缔占道经营1326处，改造公厕17座，群众满意率达到96.2%。",
        "一、市容管理",
        "取缔占道经营1326处，改造公厕17座，群众满意率达到96.2%，新增泊位3120个。",
    ),
    sample(
        "parallels, one number of two things, a number that names a set",
        YEAR,
        "一、市容管理",
        "广大队员要有攻坚克难、动真碰硬的担当意识。广大队员要有攻坚克难、动真碰硬的使命意识。",
        "整治背街小巷42条，12个街道办事处参加检查，改造公厕17座。",
        "二、便民服务",
        "检查12个街道办事处的窗口，更换果皮箱42只，受理投诉17件。",
    ),
    sample(
        "result that a problem names, and a plan that goes on",
        YEAR,
        "一、2024年工作情况",
        "建成智慧公厕21座，新增停车泊位3120个。",
        "二、存在的问题",
        "新增停车泊位3120个，仍不能满足需要。",
        "三、2025年工作计划",
        "在建成智慧公厕21座的基础上，继续推进改造。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)


def test_a_short_sentence_said_twice_may_be_true_of_two_things() -> None:
    short, long = "年内新增纳统的规模以上企业4家。", "全年受理市民投诉1236件，按时办结1228件。"
    for text, severity in ((short, Severity.SHOULD), (long, Severity.MUST)):
        twice = sample("", YEAR, f"城东园区建成厂房。{text}", f"城西园区通水通电。{text}")
        found = run_rules(twice.draft(), twice.context()).findings
        assert [one.severity for one in found if one.rule == "重复"] == [severity]


def test_the_fifth_sentence_with_one_opening_is_a_matter_of_style() -> None:
    ends = (
        "市容管理全面加强",
        "公厕改造如期完成",
        "渣土运输更加规范",
        "停车泊位持续增加",
        "投诉办理日益快捷",
    )
    openings = sample("openings", YEAR, *(f"在局党组的坚强领导下，{end}。" for end in ends))
    found = [
        one
        for one in run_rules(openings.draft(), openings.context()).findings
        if one.rule == "开头雷同"
    ]
    assert [one.draft_pars for one in found] == [(5, 1, 2, 3, 4)]
