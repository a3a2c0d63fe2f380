"""A line that tells a result and then a plan or a problem becomes a fact for each."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.roles.split_roles import split_roles
from tests.drafting.auditing.claims import unsupported_claims


def _split(text: str) -> list[str]:
    return [fact.text for fact in split_roles([Fact(id="F1", text=text, line=1)])]


@pytest.mark.parametrize(
    ("left", "stop", "right"),
    [
        ("智能闸门上线，放水由50分钟缩到20分钟", "；", "西渠剩下的4段入冬前完工"),
        ("受理投诉46件，办结率98%", "；", "下一步重点整治夜间噪声"),
        ("栽植行道树760棵", "，", "“最美庭院”评了三期，南滩村回回垫底"),
        ("立案86件，罚款140万元", "；", "执法人员缺26名"),
    ],
)
def test_each_half_says_itself_what_it_is_about(left: str, stop: str, right: str) -> None:
    assert _split(left + stop + right) == [left, right]


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("夜间手术220台；下半年要做到400台", "下半年夜间手术要做到400台"),
        ("新建托育点3个，明年再建5个", "明年再新建托育点5个"),
        ("消防栓812具，上年同期746具，还缺63具", "消防栓还缺63具"),
        ("新浮标新增36座，还缺16座", "新浮标还缺16座"),
    ],
)
def test_the_second_half_takes_its_subject_from_the_first(line: str, behind: str) -> None:
    assert _split(line)[1:] == [behind]


@pytest.mark.parametrize(
    "line",
    [
        "检查企业96家，整改隐患55条；年底前全部整改到位",  # what of it?
        "检查企业120家，发现隐患30条，还有3条没整改",
        "招聘教师30名，平均年龄31岁，缺8人",
        "医生33人，还缺8人",  # what there is only leads to what is lacking
        "老旧管线36公里，用了二十多年",
        "新开工项目4个（全年计划9个；明年再开5个）",
        "10月开秤，收粮3.4万吨以上；下半年再轮换1.7万吨",  # both are planned
        "上级反馈问题63个；整改58个",
        "新建公园2个；养护绿地36公顷",
        "票款8.6亿元，降11.5%，主要是渡口封航没接上",  # a change is of what stands in front
    ],
)
def test_a_line_of_one_role_stays_whole(line: str) -> None:
    assert _split(line) == [line]


def test_both_halves_keep_the_line_and_what_it_says_of_its_source() -> None:
    given = Fact(
        id="F7", text="夜间手术220台；下半年要做到400台", line=9, topic="医务科", file="a.md"
    )
    first, second = split_roles([given])
    assert (first.id, second.id) == ("F7", "F7b")
    assert (second.line, second.topic, second.file) == (9, "医务科", "a.md")
    assert (first.is_planned, second.is_planned) == (False, True)


def test_an_id_that_is_taken_is_not_given_again() -> None:
    lines = [
        Fact(id="A", text="夜间手术220台；下半年要做到400台", line=1),
        Fact(id="Ab", text="接诊病人2180人次", line=2),
    ]
    assert split_roles(lines) == lines


def test_the_halves_contradict_nothing_and_bear_out_what_a_report_says() -> None:
    facts = parse_facts("夜间手术220台；下半年要做到400台\n消防栓812具（上年746具），还缺63具")
    kept, rows = normalize_facts(facts)
    assert ([fact.id for fact in kept], rows) == (["F1", "F1b", "F2", "F2b"], [])
    report = ["完成夜间手术220台，消防栓达到812具。", "消防栓还缺63具。", "夜间手术达到400台。"]
    asked = list(unsupported_claims(report, facts, planned={2}))
    assert asked == []


def test_another_thing_is_a_fact_of_its_own() -> None:
    line = Fact(id="F1", text="廉政谈话212人次，另：渡口还有3条船没清走", line=1)
    texts = [fact.text for fact in split_roles([line])]
    assert texts == ["廉政谈话212人次", "渡口还有3条船没清走"]
