"""Intervals, against what statistics says they must be."""

from __future__ import annotations

import pytest

from assistant.evaluation.bootstrap import bootstrap_interval, paired_interval


def test_two_queries_tell_little() -> None:
    # Drawn twice from 0 and 1, a quarter of the means is 0 and a quarter is 1.
    found = bootstrap_interval([0.0, 1.0])
    assert (found.mean, found.low, found.high) == (0.5, 0.0, 1.0)


def test_many_queries_agree_with_the_normal_law() -> None:
    # 1.96 standard errors of a share of 0.3 in 400: 1.96 × sqrt(0.3 × 0.7 / 400) = 0.0449.
    found = bootstrap_interval([1.0] * 120 + [0.0] * 280)
    assert found.mean == pytest.approx(0.3)
    assert found.low == pytest.approx(0.3 - 0.0449, abs=0.005)
    assert found.high == pytest.approx(0.3 + 0.0449, abs=0.005)


def test_the_same_values_give_the_same_interval() -> None:
    values = [0.1, 0.4, 0.9, 0.0]
    assert bootstrap_interval(values) == bootstrap_interval(values)


def test_what_is_hard_for_both_does_not_widen_a_paired_interval() -> None:
    before = [0.0, 0.5, 0.25, 0.75]
    better = paired_interval(before, [value + 0.125 for value in before])
    assert (better.mean, better.low, better.high) == (0.125, 0.125, 0.125)


def test_another_number_of_queries_is_a_bug() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired_interval([1.0, 0.0], [1.0])
