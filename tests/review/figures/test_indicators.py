"""Indicators: the value and the unit of a figure as a table shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.review.figures.indicators import find_indicators


@pytest.mark.parametrize(
    ("text", "value", "unit", "size"),
    [
        pytest.param("水利投资3.62亿元", "3.62", "亿元", 362_000_000, id="digits"),
        pytest.param("水利投资三亿六千二百万元", "3.62", "亿元", 362_000_000, id="characters"),
        pytest.param("培训职工一万五千人", "1.5", "万人", 15_000, id="tens of thousands"),
        pytest.param("受理办件三万零二百一十八件", "30218", "件", 30_218, id="no short scale"),
        pytest.param("改造管网四十一点八公里", "41.8", "公里", 41_800, id="the unit as written"),
        pytest.param("合格率达到九成五", "95", "%", 95, id="tenths"),
        pytest.param("改造公厕1,200余座", "1200", "余座", 1200, id="commas"),
    ],
)
def test_value_and_unit_as_shown_and_size_multiplied_out(
    text: str, value: str, unit: str, size: int
) -> None:
    (one,) = find_indicators(text)
    assert (one.value, one.unit, one.size) == (Decimal(value), unit, Decimal(size))
