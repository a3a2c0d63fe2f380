"""Profit and loss told without a figure, against facts that give both years."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.profits import fact_of_profit, find_profits

TURNED = Fact(id="F1", text="利润总额2.3亿元，去年亏损0.7亿元", line=1)
NARROWED = Fact(id="F2", text="利润亏损64万元，去年亏损91万元", line=2)
INCOME = Fact(id="F3", text="门票收入386万元，减亏21万元", line=3)


def is_supported(text: str, fact: Fact) -> bool:
    spans = list(find_profits(text))
    assert spans, "nothing found"
    return all(fact_of_profit(text, span, [fact]) is not None for span in spans)


@pytest.mark.parametrize(
    ("text", "fact", "supported"),
    [
        pytest.param("公司扭亏为盈", TURNED, True, id="from -0.7 to 2.3"),
        pytest.param("公司扭亏为盈", NARROWED, False, id="still a loss"),
        pytest.param("净利润由负转正", NARROWED, False, id="the same in other words"),
        pytest.param("实现整体盈利", TURNED, True, id="a profit"),
        pytest.param("实现整体盈利", INCOME, False, id="income is no profit"),
        pytest.param("未摆脱亏损局面", TURNED, False, id="it did"),
        pytest.param("未摆脱亏损局面", NARROWED, True, id="it did not"),
        pytest.param("亏损额比去年扩大", NARROWED, False, id="64 is less than 91"),
        pytest.param("亏损额比去年收窄", NARROWED, True, id="it narrowed"),
    ],
)
def test_fact_of_profit(text: str, fact: Fact, *, supported: bool) -> None:
    assert is_supported(text, fact) == supported


@pytest.mark.parametrize("text", ["亏损企业3家", "亏损64万元", "亏损收窄29.7%", "扭亏攻坚持续推进"])
def test_figures_and_names_are_none(text: str) -> None:
    assert list(find_profits(text)) == []
