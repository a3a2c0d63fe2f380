"""Words and a model's reading together say what a fact is."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.role_odds import role_odds
from assistant.records import Period, Span

_YEAR = Period(year=2025, span=Span.YEAR)


def _fact(text: str) -> Fact:
    return Fact(id="F1", text=text, line=1)


@pytest.mark.parametrize(
    ("text", "role"),
    [("接待读者2136人次", 0), ("人手不足，缺编6人", 1), ("明年接待读者3000人次", 2)],
)
def test_the_odds_of_the_roles(text: str, role: int) -> None:
    odds = role_odds(_fact(text), _YEAR)
    assert sum(odds) == pytest.approx(1)
    assert odds.index(max(odds)) == role


def test_a_reading_moves_the_odds_its_way() -> None:
    fact = _fact("车间扩建")
    alone = role_odds(fact, _YEAR)
    for role in range(3):
        reading = np.where(np.arange(3) == role, 0.9, 0.05)
        assert role_odds(fact, _YEAR, reading)[role] > alone[role] or alone[role] > 0.9


def test_a_later_time_is_a_plan_whatever_a_model_reads_and_the_word_alone_is_not() -> None:
    done = np.array([0.96, 0.02, 0.02])
    assert role_odds(_fact("明年计划接待读者3000人次"), _YEAR, done)[2] > 0.9
    assert role_odds(_fact("计划接待读者3000人次"), _YEAR)[2] > 0.8
    assert role_odds(_fact("计划接待读者3000人次"), _YEAR, done)[2] < 0.6
