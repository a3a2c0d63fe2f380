"""Units that reports use side by side, converted to one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.text.figures.units import canonical_unit


@pytest.mark.parametrize(
    ("unit", "canonical", "factor"),
    [
        pytest.param("公里", "米", "1000", id="kilometres"),
        pytest.param("斤", "千克", "0.5", id="half a kilogram, exactly"),
        pytest.param("名", "人", "1", id="another word"),
        pytest.param("μg/m³", "千克/立方米", "0.000000001", id="a unit by another"),
        pytest.param("TEU", "标箱", "1", id="containers"),
        pytest.param("件", "件", "1", id="known to itself only"),
        pytest.param("", "", "1", id="none"),
    ],
)
def test_canonical_unit(unit: str, canonical: str, factor: str) -> None:
    assert canonical_unit(unit) == (canonical, Decimal(factor))
