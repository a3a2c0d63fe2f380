"""Stated growth, shares and rates of completion against the values beside them, by hand."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.arithmetic_check import check_arithmetic


def reasons(text: str) -> list[str]:
    return list(check_arithmetic(Fact(id="F1", text=text, line=1)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收运垃圾2.84万吨，比2024年的2.31万吨增长22.9%", id="0.53/2.31 = 22.94%"),
        pytest.param("收运垃圾2.84万吨，比上年的2.31万吨增长23.4%", id="2.845/2.305 = 23.43%"),
        pytest.param("受理投诉300件，同比下降25%（上年同期400件）", id="100/400 = 25%"),
        pytest.param("受理投诉300件，同比下降25%", id="nothing to check by"),
        pytest.param("今年税收3亿元，去年为2亿元，增长50%", id="this year's value first"),
        pytest.param("去年税收2亿元，今年3亿元，增长50%", id="last year's value first"),
        pytest.param("合格率96.1%，同比提高0.9个百分点（上年同期95.2%）", id="two rates"),
        pytest.param("受理投诉30件，同比增长20%（上年同期0件）", id="no growth over nothing"),
        pytest.param("受理投诉30件，同比增长20%（上年同期x件）", id="nor over what is unknown"),
    ],
)
def test_right_growth(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        pytest.param("收运垃圾2.84万吨，比上年的2.31万吨增长29.2%", "增长22.9%", id="turned"),
        pytest.param("受理投诉300件，比上年的400件增长25%", "下降25%", id="wrong direction"),
        pytest.param("办结案件120件，同比增长30%（上年同期100件）", "增长20%", id="in brackets"),
        pytest.param(
            "合格率96%，同比提高2个百分点（上年同期95.2%）", "提高0.8个百分点", id="points: 96-95.2"
        ),
    ],
)
def test_wrong_growth(text: str, computed: str) -> None:
    (reason,) = reasons(text)
    assert f"算得的{computed}不符" in reason


def test_rates_differ_by_points() -> None:
    (reason,) = reasons("覆盖率96%，同比增长2%（上年94%）")
    assert "应写作“百分点”" in reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收入超50万元的村3个，占全镇14个村的21.4%", id="3/14 = 21.43%"),
        pytest.param("全镇14个村，其中达标3个，占21.4%", id="the whole first"),
        pytest.param("年度任务20座，实际完成17座，完成率85%", id="17/20 = 85%"),
        pytest.param("完成投资4.6亿元，占年度计划5亿元的92%", id="share of a plan"),
        pytest.param("党员占比30%", id="nothing to check by"),
        pytest.param("占用耕地3亩，补充耕地5亩，平衡率100%", id="占用 is no share"),
        pytest.param("任务x座，完成17座，完成率85%", id="unknown target"),
        pytest.param("任务0座，完成17座，完成率85%", id="no target"),
        pytest.param("接待游客20万人次，其中外省5万人次，门票占30%", id="share of another thing"),
    ],
)
def test_right_share_or_none(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        pytest.param("收入超50万元的村3个，占全镇14个村的31.4%", "3个÷14个算得的21.4%", id="share"),
        pytest.param("全镇14个村，其中达标3个，占24.1%", "21.4%", id="the whole first"),
        pytest.param("应整改隐患50处，实际整改40处，整改率90%", "40处÷50处算得的80%", id="rate"),
        pytest.param("年度任务20座，实际完成17座，完成率95%", "85%", id="completion"),
        pytest.param("完成投资4.6亿元，占年度计划5亿元的96%", "92%", id="share of a plan"),
    ],
)
def test_wrong_share(text: str, computed: str) -> None:
    (reason,) = reasons(text)
    assert f"{computed}不符" in reason
