"""The opening names what grew and what comes first, never what fell or is wanting."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Theme
from assistant.drafting.extractive.main_results import main_results
from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import Period, Span

_YEAR = Period(year=2025, span=Span.YEAR)


def _themes(*facts: str) -> list[Theme]:
    return [Theme(title="", facts=tuple(parse_facts(text))) for text in facts]


def test_three_of_four_sections_in_their_order() -> None:
    themes = _themes("办件9件", "接待游客86万人次，同比增长5%", "新建公园30座", "改造管网400公里")
    found = main_results(themes, _YEAR)
    assert found is not None
    assert found.text == "全年接待游客86万人次，同比增长5%；新建公园30座；改造管网400公里。"
    assert len(found.facts) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("接待游客86万人次，同比下降5%", id="fell"),
        pytest.param("编制缺口12名", id="wanting"),
        pytest.param("2026年计划新建公园3座", id="planned"),
        pytest.param("其中：新建公园3座", id="a part"),
        pytest.param("开展宣传", id="no figure"),
    ],
)
def test_what_is_no_success_is_not_named(text: str) -> None:
    assert main_results(_themes(text, "改造管网400公里"), _YEAR) is None
