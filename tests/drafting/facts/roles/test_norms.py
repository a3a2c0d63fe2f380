"""A figure on the wrong side of an average, a demand, a limit, or far down among others."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.roles.norms import misses_norm


@pytest.mark.parametrize(
    ("text", "misses"),
    [
        pytest.param("续签率71%，低于全市平均", True, id="below the average"),
        pytest.param("投诉率2%，低于全市平均", False, id="little of what is bad"),
        pytest.param("投诉率6%，高于全市平均", True, id="much of what is bad"),
        pytest.param("续签率91%，高于全市平均", False, id="above the average"),
        pytest.param("办证率64%，没达到80%的年度目标", True, id="a goal missed"),
        pytest.param("噪声72分贝，超了70分贝的控制线", True, id="beyond a limit"),
        pytest.param("噪声61分贝，没有超过70分贝的控制线", False, id="within a limit"),
        pytest.param("人均绿地9平方米，标准是12平方米", True, id="both told, one less"),
        pytest.param("人均绿地14平方米，标准是12平方米", False, id="both told, one more"),
        pytest.param("落实“工资不低于标准”的要求", False, id="a demand that was met"),
        pytest.param("公厕改造66座，全年任务90座", False, id="half a year's share of a task"),
        pytest.param("候车亭改造212座，全县236座", False, id="the number of all is no norm"),
        pytest.param("人均藏书0.8册，全省1册", True, id="a mean of all is one"),
        pytest.param("入园率81%，全县88%", True, id="a rate of all is one"),
        pytest.param("全省13个市排第十一", True, id="far down"),
        pytest.param("全省13个市排第三", False, id="near the top"),
    ],
)
def test_what_misses_its_norm(text: str, *, misses: bool) -> None:
    assert misses_norm(text) is misses
