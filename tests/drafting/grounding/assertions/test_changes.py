"""A comparison in words goes the way that the values of the facts go."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported

CATCH = "捕捞量4.6万吨，上年5.1万吨"
RATE = "渔船漏检率2.1%，计划2.5%"


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("捕捞量同比小幅减产", CATCH, id="less"),
        pytest.param("捕捞量不及上年水平", CATCH, id="below last year"),
        pytest.param("捕捞量同比未见增长", CATCH, id="a denied rise"),
        pytest.param(
            "修缮码头96座，超额完成计划", "修缮码头96座，完成计划90座的106.7%", id="beyond"
        ),
        pytest.param(
            "渔获不如上年", "鱼市48家，渔获36起，上年渔获41起", id="of two counts the same"
        ),
        pytest.param("网箱数量与上年持平", "网箱数量320个，上年320个", id="as many"),
    ],
)
def test_a_comparison_that_the_values_bear_out(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []


@pytest.mark.parametrize(
    ("sentence", "fact", "claim"),
    [
        pytest.param("捕捞量同比小幅增产", CATCH, "同比小幅增产", id="more"),
        pytest.param("捕捞量与上年持平", CATCH, "与上年持平", id="as much"),
        pytest.param("捕捞量同比未见减少", CATCH, "同比未见减少", id="a denied fall"),
        pytest.param("渔船漏检率高出计划控制值", RATE, "高出计划控制值", id="above the limit"),
        pytest.param("捕捞量同比回落", "捕捞量4.6万吨", "同比回落", id="nothing to compare"),
    ],
)
def test_a_comparison_that_the_values_do_not_bear_out(sentence: str, fact: str, claim: str) -> None:
    assert unsupported(sentence, fact) == [claim]
