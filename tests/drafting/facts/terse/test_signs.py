"""Signs that say how a figure moved, and losses."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.signs import write_signs


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("货运28万吨，+9.7%", "货运28万吨，同比增长9.7%", id="plus"),
        pytest.param("产量21万吨，同比-8.2%", "产量21万吨，同比下降8.2%", id="minus"),
        pytest.param("晴天218天，+9天", "晴天218天，同比增加9天", id="a count"),
        pytest.param("准点率88.9%，+1.6pct", "准点率88.9%，同比提高1.6个百分点", id="points"),
        pytest.param("投资3.2亿元↑5%", "投资3.2亿元，同比增长5%", id="arrow"),
        pytest.param("受理30件，环比↓12%", "受理30件，环比下降12%", id="arrow behind its base"),
        pytest.param("产量21万吨（同比-8%）", "产量21万吨（同比下降8%）", id="in brackets"),
        pytest.param("客流61万人次，同比13.2%", "客流61万人次，同比增长13.2%", id="no verb"),
        pytest.param("合格率91%，同比88%", "合格率91%，同比88%", id="a level or a rise: open"),
        pytest.param("上线率71%，比上年+2.3", "上线率71%，比上年提高2.3个百分点", id="of a rate"),
        pytest.param("浓度52微克，同比-4", "浓度52微克，同比减少4微克", id="the unit of its level"),
        pytest.param("强度-4.2%（目标-3.5%）", "强度同比下降4.2%（目标下降3.5%）", id="target"),
        pytest.param("破案率+3.1pct", "破案率同比提高3.1个百分点", id="points of a name"),
        pytest.param("净利率-3%", "净利率-3%", id="a rate that may be below zero"),
        pytest.param("周转58→46天", "周转由58天降至46天", id="from and to"),
        pytest.param("门店3家→5家", "门店由3家增至5家", id="from and to, with units"),
        pytest.param("比武第5→第2", "比武由第5升至第2", id="ranks: less is better"),
        pytest.param("利润-64万元，去年-91万元", "利润亏损64万元，去年亏损91万元", id="losses"),
        pytest.param("最低气温-8度", "最低气温-8度", id="a level below zero"),
        pytest.param("3-5月处置A-3井7-9处", "3-5月处置A-3井7-9处", id="dashes"),
    ],
)
def test_write_signs(line: str, text: str) -> None:
    assert write_signs(line) == text
    assert write_signs(text) == text, "twice must change nothing"
