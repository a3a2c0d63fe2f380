"""Losses told from profits, and what is said of their change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.drafting.draft import Fact, Written
from assistant.drafting.fact_figures.losses import narrowing, profit_sign
from assistant.drafting.grounding.gate import Evidence, enforce
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.intervals import Bounds

LOSSES = Fact(id="F1", text="利润亏损64万元，去年亏损91万元", line=1)
TURNED = Fact(id="F1", text="利润总额2.3亿元，去年亏损0.7亿元", line=1)


def blanks(text: str, fact: Fact) -> int:
    evidence = Evidence(section="", facts=(fact,), all_facts=(fact,), given="", year=2025)
    return len(enforce(Written(text=text, facts=(fact,)), evidence).unresolved)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        pytest.param("利润2亿元", [1], id="profit"),
        pytest.param("由亏损3万元转为盈利2万元", [-1, 1], id="turned"),
        pytest.param("净利润-3万元", [-1], id="below zero"),
        pytest.param("亏损企业3家", [0], id="a count"),
    ],
)
def test_profit_sign(text: str, signs: list[int]) -> None:
    assert [profit_sign(place) for place in label_figures(text)] == signs


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        pytest.param("全年减亏27万元，降至亏损64万元。", LOSSES, id="91-64 = 27"),
        pytest.param("亏损额由去年的91万元收窄到64万元。", LOSSES, id="from and to"),
        pytest.param("减亏幅度达29.7%。", LOSSES, id="27/91 = 29.67%"),
        pytest.param("利润总额由上年亏损0.7亿元转为盈利2.3亿元。", TURNED, id="turned"),
        pytest.param("利润总额比上年多3亿元。", TURNED, id="2.3+0.7 = 3"),
    ],
)
def test_true_of_losses(text: str, fact: Fact) -> None:
    assert blanks(text, fact) == 0


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        pytest.param("利润达到64万元。", LOSSES, id="a loss told as a profit"),
        pytest.param("盈利64万元。", LOSSES, id="earned"),
        pytest.param("全年增亏27万元。", LOSSES, id="the other direction"),
        pytest.param("减亏28万元。", LOSSES, id="a digit off"),
        pytest.param("亏损2.3亿元。", TURNED, id="a profit told as a loss"),
        pytest.param("利润总额比上年多1.6亿元。", TURNED, id="the loss taken for a profit"),
    ],
)
def test_false_of_losses(text: str, fact: Fact) -> None:
    assert blanks(text, fact) > 0


def test_narrowing_is_of_losses_only() -> None:
    one, ten = Bounds.exact(Decimal(-1)), Bounds.exact(Decimal(-10))
    assert narrowing(one, ten) == Bounds.exact(Decimal(90))
    assert narrowing(one * -1, ten) is None
