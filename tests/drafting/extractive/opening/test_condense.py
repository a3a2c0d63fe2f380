"""The opening says in a clause how far a result came."""

from __future__ import annotations

import pytest

from assistant.drafting.extractive.opening.condense import condense
from assistant.drafting.extractive.opening.headlines import Headline
from assistant.drafting.facts.load_facts import parse_facts

_FACT = parse_facts("新建公园3座")[0]


def _condense(*clauses: str) -> list[str]:
    pairs = [clause.partition("，")[::2] for clause in clauses]
    return condense([Headline(clause=one, change=two, fact=_FACT, score=0) for one, two in pairs])


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        pytest.param("事故率降至0.7次/百万公里，同比下降17%", "事故率同比下降17%", id="fell"),
        pytest.param("年均浓度29微克每立方米，下降6.5%", "年均浓度下降6.5%", id="fell, by measure"),
        pytest.param("网办率91.3%，同比提高6.7个百分点", "网办率达到91.3%", id="rose by points"),
        pytest.param("网办率达到91.3%，同比提高6.7个百分点", "网办率达到91.3%", id="has its verb"),
        pytest.param("参保率96.8%", "参保率达到96.8%", id="a rate alone"),
        pytest.param("运营线路21条，同比增加9条", "运营线路增至21条", id="there are more"),
        pytest.param("小区改造22个，同比增加5个", "小区改造22个、同比增加5个", id="a deed"),
        pytest.param(
            "火灾274起，同比下降13.8%", "火灾274起、同比下降13.8%", id="a number of things"
        ),
        pytest.param("新建公园3座，同比增长50%", "新建公园3座、同比增长50%", id="grew"),
    ],
)
def test_one_result(clause: str, said: str) -> None:
    assert _condense(clause) == [said]


def test_the_comparison_is_named_once() -> None:
    said = _condense(
        "实现产值9亿元，同比增长5%",
        "实现利润1亿元，同比增长3%",
        "投诉量降至8件，同比下降4%",
        "税收2亿元，比前年增长8%",
        "签约项目3个，投资6亿元",
    )
    assert said == [
        "实现产值9亿元、同比增长5%",
        "利润1亿元、增长3%",
        "投诉量下降4%",
        "税收2亿元、比前年增长8%",
        "签约项目3个、投资6亿元",
    ]
