"""Changes in words: a fall is written as one, never with a minus sign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.drafting.facts.change_words import describe_change, replace_signs


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
    assert replace_signs(signed) == plain


def test_a_small_change_is_no_standstill() -> None:
    assert describe_change(Decimal("0.21") - Decimal("0.26"), in_points=True) == (
        "下降0.05个百分点"
    )
    assert describe_change(Decimal("0.04"), in_points=False) == "增长0.04%"
    assert describe_change(Decimal("0.00"), in_points=True) == "持平"
