"""A note that says why a good thing became less is told as the cause, to be confirmed."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts


@pytest.mark.parametrize(
    ("row", "opening"),
    [
        pytest.param("客运量,万人次,90,81,被电动车分流", "受电动车分流影响，客运量", id="fewer"),
        pytest.param("漏损率,%,8,9,管道老化影响", "受管道老化影响，漏损率", id="more of a burden"),
        pytest.param("修补坑槽,处,90,81,路况变好所以少了", "受路况变好影响，修补坑槽", id="spoken"),
        pytest.param("客运量,万人次,81,90,被电动车分流", "客运量", id="it has grown"),
        pytest.param("漏损率,%,9,8,管道老化影响", "漏损率", id="a burden has become less"),
        pytest.param("客运量,万人次,90,81,持续下降", "客运量", id="only that it fell"),
        pytest.param("客运量,万人次,90,81,统计口径有变化", "客运量", id="about the ledger"),
        pytest.param("客运量,万人次,90,81,全部按期", "客运量", id="how it was done"),
        pytest.param("停诊率,%,8,9,停止接诊，越低越好", "停诊率", id="what the name means"),
        pytest.param("客运量,万人次,90,81,运营科又报了一遍", "客运量", id="about who sent it"),
    ],
)
def test_causes(row: str, opening: str) -> None:
    (fact,) = parse_facts(f"指标,单位,上年,今年,备注\n{row}")
    assert fact.text.startswith(opening)
    told = [one for one in fact.remarks if "变化的原因，请核对" in one]
    assert bool(told) == opening.startswith("受")
