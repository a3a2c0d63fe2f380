"""Averages of two amounts of one fact."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.averages import derive_average
from assistant.drafting.fact_figures.fact_amounts import read_amounts
from assistant.text.figures.figure_labels import label_figures

AMOUNTS = list(
    read_amounts(
        [
            Fact(id="F1", text="船检32艘次，查出缺陷112项", line=1),
            Fact(id="F2", text="处罚21件、罚款184万元", line=2),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param("平均每艘次查出缺陷3.5项", "F1：112项÷32艘次", id="112/32 = 3.5"),
        pytest.param("平均每件罚款约8.8万元", "F2：184万元÷21件", id="184/21 = 8.76"),
        pytest.param("平均每件罚款9万元", None, id="not to one digit: 184/21 = 8.76"),
        pytest.param("平均每艘次查出缺陷3.6项", None, id="a digit off"),
        pytest.param("平均每人查出缺陷3.5项", None, id="for each of another thing"),
        pytest.param("平均每件查出缺陷5.3项", None, id="of two facts"),
        pytest.param("查出缺陷3.5项", None, id="no average"),
    ],
)
def test_derive_average(text: str, how: str | None) -> None:
    assert derive_average(label_figures(text)[0], text, AMOUNTS) == how
