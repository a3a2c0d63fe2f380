"""A term is out of use when it rose and fell, or has vanished; two words may be one term."""

from __future__ import annotations

import numpy as np
import pytest

from training.general_words import (
    TermUse,
    WordCounts,
    general_words,
    last_pools,
    pool_years,
)


@pytest.mark.parametrize(
    ("shares", "last"),
    [
        pytest.param([0.0, 0.1, 0.8, 0.6, 0.0], 3, id="rose and fell"),
        pytest.param([0.7, 0.7, 0.8, 0.6, 0.7], None, id="still in use"),
        pytest.param([0.5, 0.6, 0.7, 0.6, 0.06], None, id="long in use, now rarer"),
        pytest.param([0.6, 0.7, 0.7, 0.01, 0.01], 2, id="long in use, now gone"),
        pytest.param([0.0, 0.0, 0.1, 0.0, 0.0], None, id="too rare to tell"),
    ],
)
def test_when_a_term_went_out_of_use(shares: list[float], last: int | None) -> None:
    found = last_pools(np.array([shares]), newest=100)
    assert found.get(0) == last


def test_years_are_pooled_until_they_have_enough_reports() -> None:
    assert pool_years({2019: 60, 2020: 50, 2021: 95, 2022: 20}) == [[2019, 2020], [2021, 2022]]


def test_in_general_use_is_what_many_places_say_or_say_once() -> None:
    counts = WordCounts()
    for number in range(30):
        words = ["落实"]
        words += ["严查"] * (number < 4)  # in few reports, once in each
        words += ["陶瓷"] * (9 if number < 4 else 0)  # in few reports, again and again
        words += ["核电"] * (number < 1)
        counts.add(f"{number}市", words)
    assert general_words(counts, {"听证": 25, "气瓶": 3}) == ["严查", "听证", "落实"]


def test_two_words_are_one_term_where_they_mostly_stand_together() -> None:
    texts = [(2020, "落实缓缴政策。推进企业整治。做好整治工作。落实企业政策。")]
    texts += [(2020, "推进整治。服务企业。")] * 9 + [(2021, "服务企业。")]
    use = TermUse.in_reports(texts, {2020: 100, 2021: 100})
    assert use.belong_together("缓", "缴")
    assert not use.belong_together("企业", "整治")
