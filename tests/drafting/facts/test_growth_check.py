"""Claimed growth against the values beside it, worked out by hand."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.growth_check import without_signs, wrong_changes


def reasons(text: str) -> list[str]:
    return list(wrong_changes(Fact(id="F1", text=text, line=1)))


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
def test_right(text: str) -> None:
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
def test_wrong(text: str, computed: str) -> None:
    (reason,) = reasons(text)
    assert f"算得的{computed}不符" in reason


def test_rates_differ_by_points() -> None:
    (reason,) = reasons("覆盖率96%，同比增长2%（上年94%）")
    assert "应写作“百分点”" in reason


@pytest.mark.parametrize(
    ("signed", "plain"),
    [
        pytest.param("税收同比下降-3.2%", "税收同比下降3.2%", id="fall and sign"),
        pytest.param("税收同比增长-3.2%", "税收同比下降3.2%", id="growth below nothing"),
        pytest.param("压减支出-12%", "压减支出12%", id="a word between"),
        pytest.param("税收增幅-3.2%", "税收降幅3.2%", id="noun"),
        pytest.param("下降1-3个百分点", "下降1-3个百分点", id="a range has no sign"),
        pytest.param("气温-3度", "气温-3度", id="a value below nothing"),
    ],
)
def test_signs_become_words(signed: str, plain: str) -> None:
    assert without_signs(signed) == plain
