"""Figures that past reports give in a section are asked for in it."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.placeholders import placeholder_for_usual_figures
from assistant.records import Hit
from tests.drafting.samples import passage

OUTLINE = "# 东浦区城市管理局2025年工作总结\n一、垃圾分类"


def _asked(past: str) -> str:
    brief = make_briefs(parse_outline(OUTLINE), {})[-1]
    hit = Hit(rank=1, score=1.0, passage=passage(past))
    sentence = placeholder_for_usual_figures(brief, [hit])
    return sentence.text if sentence else ""


@pytest.mark.parametrize(
    ("past", "asked"),
    [
        pytest.param("开展垃圾分类宣传60场。", "开展垃圾分类宣传〔待填：数量，场〕。", id="deed"),
        pytest.param(
            "居民垃圾分类参与率达到92.5%。", "居民垃圾分类参与率〔待填：数量，%〕。", id="rate"
        ),
        pytest.param("整治占道经营60处。", "", id="another subject"),
        pytest.param("垃圾分类工作稳步推进。", "", id="no figure"),
        pytest.param("开展垃圾分类宣传60场、培训20次。", "", id="two figures"),
    ],
)
def test_what_is_asked_for(past: str, asked: str) -> None:
    assert _asked(past) == asked
