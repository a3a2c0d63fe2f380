"""What a heading is about."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.heading_phrases import plan_object, topic_phrase


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
