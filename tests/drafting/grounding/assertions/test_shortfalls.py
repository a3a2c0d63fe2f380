"""A goal is missed where a fact says so or its figures stay below it."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("造林1.2万亩，未完成年度计划", "造林1.2万亩，计划1.5万亩", id="below"),
        pytest.param("造林低于年度目标", "造林1.2万亩（目标1.5万亩）", id="below, in brackets"),
        pytest.param("造林超额完成任务", "造林1.2万亩，任务1万亩", id="above"),
        pytest.param("造林超额完成任务", "造林完成任务的104%", id="more than 100 %"),
        pytest.param("隐患未全部整改", "排查隐患40处，整改37处", id="a rest is left"),
        pytest.param("3处隐患未完成整改", "排查隐患40处，整改37处", id="the rest itself"),
        pytest.param("环湖路未能如期通车", "环湖路因征迁滞后未通车", id="the fact says so"),
        pytest.param("冷库商户未能入驻", "冷库水电不通，商户进不来", id="in spoken words"),
        pytest.param("管护员只有14人", "管护员14人", id="a matter of taste"),
        pytest.param("管护率仅为37.5%", "管护率37.5%", id="a small share"),
        pytest.param("管护率仅为67.5%", "管护率67.5%，目标90%", id="most, below its goal"),
        pytest.param("管护率只有67.5%", "管护率只有67.5%", id="the fact says so"),
    ],
)
def test_a_shortfall_that_a_fact_states(sentence: str, fact: str) -> None:
    assert unsupported(sentence, fact) == []


@pytest.mark.parametrize(
    ("sentence", "fact", "claim"),
    [
        pytest.param(
            "造林1.2万亩，未完成年度计划", "造林1.2万亩，计划1万亩", "未完成年度计划", id="above"
        ),
        pytest.param("造林与目标有差距", "造林1.2万亩，目标1万亩", "与目标有差距", id="no gap"),
        pytest.param(
            "拆除违法建设未达年度目标",
            "拆除违法建设13处，目标12处",
            "未达年度目标",
            id="more removed",
        ),
        pytest.param("造林未达预期", "造林1.2万亩，目标1万亩", "未达预期", id="as expected"),
        pytest.param("造林超额完成任务", "造林1.2万亩，任务2万亩", "超额完成", id="below"),
        pytest.param("环湖路未能如期通车", "5月6日环湖路通车", "未能如期通车", id="denied"),
        pytest.param("造林仅为1.2万亩", "造林1.2万亩，目标1万亩", "仅为", id="not little"),
        pytest.param("管护率仅为97.5%", "管护率达到97.5%", "仅为", id="told as much"),
        pytest.param("管护率只有97.5%", "管护率97.5%", "只有", id="nearly all"),
        pytest.param("认养古树仅有320株", "认养古树突破320株", "仅有", id="a mark passed"),
    ],
)
def test_a_shortfall_that_no_fact_states(sentence: str, fact: str, claim: str) -> None:
    assert claim in unsupported(sentence, fact)
