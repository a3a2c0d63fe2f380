"""A figure is given per what and of what time the fact gives it."""

from __future__ import annotations

import pytest

from assistant.drafting.fact_figures.rate_bases import has_other_base, has_other_time
from assistant.text.figures.figure_labels import label_figures


@pytest.mark.parametrize(
    ("fact", "sentence", "is_other"),
    [
        pytest.param("日均供气82万方", "全年供气82万方", True, id="a day told as a year"),
        pytest.param("日均供气82万方", "每天供气82万方", False, id="the same day"),
        pytest.param("岗位补贴每月600元", "岗位补贴每年600元", True, id="a month told as a year"),
        pytest.param("补贴600元", "每户补贴600元", True, id="per household, as nobody said"),
        pytest.param("人均补贴600元", "户均补贴600元", True, id="a head as a household"),
        pytest.param("人均补贴600元", "平均每人补贴600元", False, id="per head"),
    ],
)
def test_bases(fact: str, sentence: str, is_other: bool) -> None:
    place, own = label_figures(sentence)[0], label_figures(fact)[0]
    assert has_other_base(place, own, fact) == is_other


@pytest.mark.parametrize(
    ("fact", "sentence", "is_other"),
    [
        pytest.param("下半年来访36批", "全年来访36批", True, id="half a year"),
        pytest.param("下半年来访36批", "下半年来访36批", False, id="the same half"),
        pytest.param("来访36批", "全年来访36批", False, id="no time given"),
    ],
)
def test_times(fact: str, sentence: str, is_other: bool) -> None:
    assert has_other_time(label_figures(sentence)[0], label_figures(fact)[0]) == is_other
