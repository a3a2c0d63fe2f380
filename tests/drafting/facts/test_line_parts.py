"""Lines of a list with a value and what it is held against."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.review_facts import review_facts, shown_value


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        pytest.param("产值 86.4亿元，上年 75", ("产值", "86.4亿元", "75亿元", ""), id="last year"),
        pytest.param("精矿 9.4万吨（目标 9）", ("精矿", "9.4万吨", "", "9万吨"), id="target"),
        pytest.param(
            "营收12亿元，上年11亿元，年度计划13亿元",
            ("营收", "12亿元", "11亿元", "13亿元"),
            id="both",
        ),
        pytest.param("利润 -64万元，去年 -91万元", ("利润", "-64万元", "-91万元", ""), id="losses"),
        pytest.param("周转天数 58→46 天", ("周转天数", "46天", "58天", ""), id="from and to"),
        pytest.param(
            "货船检查率：目标 95%，实际97%", ("货船检查率", "97%", "", "95%"), id="target first"
        ),
        pytest.param("票款：8,640万元", ("票款", "8,640万元", "", ""), id="a pair"),
        pytest.param("签约 46个 / 开工 29个", ("", "46个、29个", "", ""), id="two values"),
        pytest.param("举办宣传活动12场", ("", "12场", "", ""), id="nothing to hold it against"),
    ],
)
def test_parts_of_a_line(line: str, parts: tuple[str, str, str, str]) -> None:
    (fact,) = review_facts(parse_facts(line)).facts
    assert (fact.indicator, shown_value(fact), fact.last, fact.target) == parts
