"""Whether more or less is good: by words, by the unit, by the goal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.drafting.facts.indicator_direction import good_direction


@pytest.mark.parametrize(
    ("name", "unit", "then", "goal", "good"),
    [
        pytest.param("管网漏损率", "%", None, None, -1, id="a burden"),
        pytest.param("水土流失治理面积", "平方公里", None, None, 0, id="a burden that is fought"),
        pytest.param("查处超限超载", "台次", None, None, 0, id="an act against a burden"),
        pytest.param("平均候诊时间", "分钟", None, None, -1, id="time that is spent"),
        pytest.param("合格率", "%", "99.7", "99.5", 1, id="a cautious goal for a success"),
        pytest.param("资产负债率", "%", "61.3", "62", -1, id="a cautious goal for a burden"),
        pytest.param("药占比", "%", "27.6", "26", -1, id="a goal below last year"),
        pytest.param("手术占比", "%", "58.2", "62", 1, id="a goal above last year"),
        pytest.param("各项贷款余额", "亿元", "128.6", "142", 1, id="a balance that is to grow"),
        pytest.param("政府债务余额", "亿元", None, None, -1, id="a balance of debts"),
        pytest.param("供水量", "万吨", None, None, 0, id="nothing tells"),
    ],
)
def test_direction(name: str, unit: str, then: str | None, goal: str | None, good: int) -> None:
    before, aim = (Decimal(one) if one else None for one in (then, goal))
    assert good_direction(name, unit, then=before, goal=aim) == good
