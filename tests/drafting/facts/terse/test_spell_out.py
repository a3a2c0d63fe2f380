"""Whole lines: separators, signs and units together."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.spell_out import spell_out


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(
            "旅客 61.8万人次，同比3.2%；其中国际 4万",
            "旅客61.8万人次，同比增长3.2%；其中国际4万人次",
            id="an airport",
        ),
        pytest.param("签约 46个 / 开工 29 / 投产 17", "签约46个，开工29个，投产17个", id="a park"),
        pytest.param("6/12 渔民节 参加 800人", "6月12日渔民节参加800人", id="a day with a slash"),
        pytest.param("2/3 渔船 装了定位", "2/3 渔船装了定位", id="two thirds are no day"),
        pytest.param(
            "全年清理小广告4.6万处，同比增长5%，群众满意度为98%。",
            "全年清理小广告4.6万处，同比增长5%，群众满意度为98%。",
            id="a sentence stays",
        ),
    ],
)
def test_spell_out(line: str, text: str) -> None:
    assert spell_out(line) == text


def test_a_line_too_long_to_be_terse_stays() -> None:
    line = "产量 12 吨" * 100
    assert spell_out(line) == line
