"""A fact gives the opening what grew, or fell as it should, and never a loss or a part."""

from __future__ import annotations

import pytest

from assistant.drafting.extractive.opening.headlines import headlines
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs

_OUTLINE = parse_outline("云溪县生态环境局2025年工作总结\n一、工作情况")
_BRIEF = make_briefs(_OUTLINE, {})[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("新建公园30座，同比增长20%", "新建公园30座，同比增长20%", id="grew"),
        pytest.param("投诉量326件，同比下降12%", "投诉量326件，同比下降12%", id="is to fall"),
        pytest.param("接待游客86万人次，同比下降5%", "", id="is not to fall"),
        pytest.param("投诉量326件，同比增长12%", "", id="is not to grow"),
        pytest.param("其中企业缴费12亿元，同比增长5%", "", id="a part"),
        pytest.param("收支结余亏损640万元", "", id="a loss"),
        pytest.param("编制缺口12名", "", id="wanting"),
        pytest.param("登记办结时限2个工作日", "", id="a time, not said from what"),
        pytest.param(
            "签约项目37个，协议投资12亿元", "签约项目37个，协议投资12亿元", id="with money"
        ),
        pytest.param("审计项目58个，查出问题6处", "审计项目58个", id="of another thing behind"),
        pytest.param("查出问题金额23亿元", "查出问题金额23亿元", id="what is found is no want"),
    ],
)
def test_what_a_clause_has_to_say(text: str, said: str) -> None:
    (fact,) = parse_facts(text)
    assert "".join(one.text for one in headlines(fact, text, _BRIEF)) == said


def test_a_meeting_weighs_less_than_the_work() -> None:
    work, meeting = parse_facts("新建公园30座\n召开党组会议30次")
    scores = [next(headlines(one, one.text, _BRIEF)).score for one in (work, meeting)]
    assert scores[1] < scores[0] - 3


@pytest.mark.parametrize("less", ["立案72件", "读者投诉29件，同比减少19件", "新购器材300件"])
def test_what_says_little_weighs_less(less: str) -> None:
    work, little = parse_facts(f"公益诉讼立案72件\n{less}")
    scores = [next(headlines(one, one.text, _BRIEF)).score for one in (work, little)]
    assert scores[1] < scores[0] - 1.5
