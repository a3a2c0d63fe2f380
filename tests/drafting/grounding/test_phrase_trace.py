"""Claims in words: what a promise says is no claim, what a result says is one."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact, Written
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims

FACTS = (
    Fact(id="F1", text="投诉量同比下降12%，获评全市先进单位", line=1),
    Fact(id="F2", text="储备粮食9万吨，上年4.2万吨", line=2),
    Fact(id="F3", text="储备食油6万吨，上年4.2万吨", line=3),
)
EVIDENCE = Evidence(section="", facts=(), all_facts=FACTS, given="", year=2025)


def unsupported(text: str) -> list[str]:
    traces = trace_claims(Written(text=text), EVIDENCE)
    return [text[one.claim.start : one.claim.end] for one in traces if one.is_unsupported]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("力争主要指标高于全省平均水平", id="a promise"),
        pytest.param("要实现零事故", id="a demand"),
        pytest.param("投诉量同比减少", id="the same direction in other words"),
        pytest.param("储备粮食比上年翻番", id="twice as much"),
        pytest.param("储备粮食9万吨，同比增长114.3%", id="a comparison that was calculated"),
        pytest.param("着力解决“老大难”问题", id="ordinary words in quotes"),
        pytest.param("推行“一站式”服务", id="a fixed term"),
    ],
)
def test_phrases_that_need_no_other_source(text: str) -> None:
    assert unsupported(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param("主要指标高于全省平均水平", "高于全省平均水平", id="no promise: 主要"),
        pytest.param("全年实现零事故", "零事故", id="a result"),
        pytest.param("投诉量同比增长", "同比增长", id="the other direction"),
        pytest.param("储备食油比上年翻番", "翻番", id="less than twice as much"),
        pytest.param("开展“清风行动”", "“清风行动”", id="a campaign"),
        pytest.param("投诉量降至历年最低", "历年最低", id="a record"),
        pytest.param("承办全市信访现场会", "全市信访现场会", id="a meeting"),
        pytest.param("投诉处理获全省一等奖", "全省一等奖", id="a prize"),
        pytest.param("获评全省文明单位", "全省文明单位", id="another award"),
        pytest.param("获评全省先进单位", "全省先进单位", id="an award of a higher office"),
    ],
)
def test_phrases_without_a_source(text: str, claim: str) -> None:
    assert unsupported(text) == [claim]
