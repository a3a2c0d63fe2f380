"""One sentence, one verdict: as a fact, through the gate and in a check.

Facts, gate and check once calculated each in its own way and judged most of these differently.
"""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact, Written
from assistant.drafting.facts.arithmetic_check import check_arithmetic
from assistant.drafting.grounding.gate import Evidence, enforce
from assistant.review.rules.consistency.figure_rules import ARITHMETIC
from tests.review.rules.samples import sample

TITLE = "云溪县财政局2024年工作总结"


def holds_as_fact(sentence: str) -> bool:
    return not list(check_arithmetic(Fact(id="F1", text=sentence, line=1)))


def holds_in_check(sentence: str) -> bool:
    one = sample("", TITLE, f"{sentence}。")
    return not list(ARITHMETIC.find(one.draft(), one.context()))


def passes_gate(sentence: str, fact: str) -> bool:
    facts = (Fact(id="F1", text=fact, line=1),)
    evidence = Evidence(section="", facts=facts, all_facts=facts, given=TITLE, year=2024)
    return enforce(Written(text=sentence), evidence).sentence.text == sentence


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        pytest.param(
            "完成造林360万亩，其中人工造林134万亩，占全部造林面积的37.1%",
            True,
            id="134.4/362 = 37.1%, both rounded to 万",
        ),
        pytest.param("覆盖率96%，同比提高2.6个百分点（上年94%）", True, id="96.4-93.8 = 2.6"),
        pytest.param("受理投诉300余件，比上年的400件下降20%", True, id="320/400 = 80%"),
        pytest.param(
            "投放贷款797.4亿元，其中投向小微企业484.6亿元，占比超过60%",
            True,
            id="484.6/797.4 = 60.8%, over 60%",
        ),
        pytest.param("税收3亿元，比上年的2亿元增长20%", False, id="3/2 = 150%, not 120%"),
        pytest.param(
            "受理投诉126件，其中来信50件、来电40件、来访30件", False, id="50+40+30 = 120, not 126"
        ),
        pytest.param("占比由9.6%提高到15.8%，提高7.2%", False, id="15.8-9.6 = 6.2"),
    ],
)
def test_a_fact_is_judged_as_a_check_judges_it(sentence: str, holds: bool) -> None:
    assert holds_as_fact(sentence) is holds
    assert holds_in_check(sentence) is holds


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("增加0.5万吨", id="0.53 rounded to the place shown"),
        pytest.param("增长超20%", id="22.9% is over 20%"),
        pytest.param("增长约23%", id="22.9% is about 23%"),
        pytest.param("增长22.9%", id="22.94%"),
    ],
)
def test_a_figure_that_passes_the_gate_passes_the_check(change: str) -> None:
    sentence = f"收运垃圾2.84万吨，比上年的2.31万吨{change}"
    assert passes_gate(sentence, "收运垃圾2.84万吨，上年2.31万吨")
    assert holds_in_check(sentence)


@pytest.mark.parametrize("change", ["增长25%", "增加0.7万吨", "下降22.9%"])
def test_what_fails_the_check_fails_the_gate(change: str) -> None:
    sentence = f"收运垃圾2.84万吨，比上年的2.31万吨{change}"
    assert not holds_in_check(sentence)
    assert not passes_gate(sentence, "收运垃圾2.84万吨，上年2.31万吨")
