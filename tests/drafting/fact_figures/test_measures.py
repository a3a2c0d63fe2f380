"""Which measure words count the same things."""

from __future__ import annotations

import pytest

from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.read_figures import find_figures


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("讲座12场", "讲座12次", True, id="occasions"),
        pytest.param("商铺30家", "商铺30户", True, id="shops"),
        pytest.param("转移30户", "转移30人", False, id="households and people"),
        pytest.param("培训30人", "培训30人次", False, id="people and visits"),
        pytest.param("管网30公里", "管网30米", True, id="one unit"),
        pytest.param("占三分之一", "占33%", True, id="shares"),
    ],
)
def test_alike(one: str, other: str, alike: bool) -> None:
    assert are_alike(find_figures(one)[0], find_figures(other)[0]) is alike
