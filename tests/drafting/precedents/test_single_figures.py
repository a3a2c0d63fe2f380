"""One figure alone in a clause, and the placeholder in its place."""

from __future__ import annotations

import pytest

from assistant.drafting.precedents.single_figures import figure_placeholder, single_figure


@pytest.mark.parametrize(
    ("clause", "placeholder"),
    [
        pytest.param("停车泊位缺口1.2万个", "〔待填：缺口，万个〕", id="count"),
        pytest.param("参与率92.5%", "〔待填：缺口，%〕", id="percentage"),
        pytest.param("拆除3处，整改5处", "", id="two"),
        pytest.param("健全机制", "", id="none"),
        pytest.param("2025年底前", "", id="a year"),
    ],
)
def test_single_figure(clause: str, placeholder: str) -> None:
    figure = single_figure(clause)
    assert (figure_placeholder("缺口", figure) if figure else "") == placeholder
