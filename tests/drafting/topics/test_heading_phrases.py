"""What a heading is about, and how the unit calls itself."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.topics.heading_phrases import plan_object, self_reference, topic_phrase


@pytest.mark.parametrize(
    ("heading", "phrase"),
    [
        pytest.param("聚焦群众感受，便民实事持续推进", "便民实事", id="predicate goes"),
        pytest.param("聚焦促转型，数字赋能成效显现", "数字赋能", id="effect goes"),
        pytest.param("不断提升公共法律服务水平", "提升公共法律服务水平", id="adverb goes"),
        pytest.param("夯实财政收入基础", "夯实财政收入基础", id="verb and object stay"),
    ],
)
def test_phrase(heading: str, phrase: str) -> None:
    assert topic_phrase(heading) == phrase


def test_object() -> None:
    assert plan_object("持续深化医改") == "医改"
    assert plan_object("抓实公共卫生") == "公共卫生"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("东浦区财政局2025年工作总结", "我局", id="bureau"),
        pytest.param("青石镇人民政府2025年工作总结", "我镇", id="town"),
        pytest.param("澜川市水务集团有限公司2025年工作总结", "集团", id="group"),
    ],
)
def test_own_name(title: str, name: str) -> None:
    (opening, _) = make_briefs(parse_outline(f"{title}\n一、工作"), {})
    assert self_reference(opening) == name
