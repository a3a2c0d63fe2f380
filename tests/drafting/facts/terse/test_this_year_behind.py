"""Last year's text with this year's values in brackets tells the latter, and the change."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.terse.this_year_behind import put_this_year_first
from assistant.records import Period, Span


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "受理报修1.86万单（今年1.73万单，新楼多了）",
            "受理报修1.73万单（上年1.86万单），新楼多了",
        ),
        ("食物中毒0起（今年还是0）", "食物中毒0起（上年0起）"),
        ("用水62万吨（今年58万吨），人均43.7吨（今年38.4吨）", None),
        ("违规用电412起。投诉（今年9件）", "违规用电412起。投诉（今年9件）"),
        ("二等奖1个（今年一等奖1个）", "二等奖1个（今年一等奖1个）"),
        ("维修灯具（今年没有）", "维修灯具（今年没有）"),
    ],
)
def test_this_years_value_comes_first(text: str, told: str | None) -> None:
    expected = told or "用水58万吨（上年62万吨），人均38.4吨（上年43.7吨）"
    assert put_this_year_first(text) == expected


def test_the_change_is_worked_out_from_both() -> None:
    facts, _ = normalize_facts(
        parse_facts("供餐400万人次（今年424万人次）"), Period(year=2025, span=Span.YEAR)
    )
    assert "424万人次" in facts[0].statement
    assert "同比增长6%" in facts[0].text  # 24 of 400
