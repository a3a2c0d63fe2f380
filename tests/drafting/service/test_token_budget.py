"""Prompts are measured roughly at first, then in the tokens the service counts."""

from __future__ import annotations

import pytest

from assistant.drafting.service.completion import join_overlapping
from assistant.drafting.service.parse_answer import visible_text
from assistant.drafting.service.token_budget import TokenBudget, estimate_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("新建公厕，", 5, id="a token for each Han character or mark"),
        pytest.param("abcdef7", 3, id="a third for others, rounded up"),
        pytest.param("建12座", 3, id="both"),
    ],
)
def test_rough_tokens(text: str, tokens: int) -> None:
    assert estimate_tokens(text) == tokens


def test_a_gauge_leaves_room_for_the_answer_and_learns() -> None:
    budget = TokenBudget(3000)  # 1000 of them for the answer
    assert budget.room == 2000
    assert budget.fits("字" * 2000)
    assert not budget.fits("字" * 2001)
    budget.learn("字" * 1000, 600)  # 0.63 a character with some caution
    assert budget.fits("字" * 3100)
    assert not budget.fits("字" * 3200)
    budget.learn("字" * 1000, 0)
    budget.learn("字" * 1000, 1)
    assert budget.fits("字" * 3100), "what cannot be is not learnt"
    budget.tighten()
    assert not budget.fits("字" * 3100)
    assert TokenBudget(100_000).room == 100_000 - 2048


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("<think>先想想", ""),
        ("<think>想</think>新建公厕12座[F1]。", "新建公厕12座。"),
        ("新建公厕12座[F", "新建公厕12座"),
        ("新建公厕12座[F1", "新建公厕12座"),
        ("<thi", ""),
    ],
)
def test_only_what_is_said_aloud_is_shown(answer: str, shown: str) -> None:
    assert visible_text(answer) == shown


@pytest.mark.parametrize(
    ("said", "more", "whole"),
    [
        ("新建公厕，", "改造公厕。", "新建公厕，改造公厕。"),
        ("统筹推进各项工作", "推进各项工作。", "统筹推进各项工作。"),
        ("完善制度", "度量", "完善制度度量"),
    ],
)
def test_a_continuation_is_joined(said: str, more: str, whole: str) -> None:
    assert join_overlapping(said, more) == whole
