"""Prompts are measured roughly at first, then in the tokens the service counts."""

from __future__ import annotations

import pytest

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
def test_estimates(text: str, tokens: int) -> None:
    assert estimate_tokens(text) == tokens


def test_a_budget_leaves_room_for_the_answer_and_learns() -> None:
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
    budget.tighten("字" * 3100, window=None, counted=None)
    assert not budget.fits("字" * 3100)
    assert TokenBudget(100_000).room == 100_000 - 2048


def test_what_a_refusal_says_of_the_window_is_believed() -> None:
    budget = TokenBudget(8192)
    assert not budget.is_known
    budget.tighten("字" * 2000, window=4096, counted=6000)  # three tokens a character
    assert budget.is_known
    assert budget.window == 4096
    most = int(budget.room / (3 * 1.05))
    assert budget.fits("字" * most)
    assert not budget.fits("字" * (most + 5))
    budget.tighten("字", window=9999, counted=None)
    assert budget.window == 4096, "a window grows for nobody"
