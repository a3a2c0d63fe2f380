"""Fused scores are the z-scores worked out by hand."""

import math

import pytest

from assistant.retrieval.fusion import fuse


def test_scores_are_weighted_z_scores() -> None:
    keywords = [(1, 10.0), (2, 4.0), (3, 4.0)]  # mean 6, standard deviation √8
    vectors = [(2, 0.9), (4, 0.5)]  # mean 0.7, standard deviation 0.2
    high, low = 4 / math.sqrt(8), -2 / math.sqrt(8)
    assert dict(fuse([keywords, vectors], weights=[1.0, 0.5])) == pytest.approx(
        {
            1: high - 0.5,  # not among the vectors: their lowest score, −1
            2: low + 0.5,
            3: low - 0.5,
            4: low - 0.5,
        }
    )


@pytest.mark.parametrize(
    ("sides", "order"),
    [
        pytest.param([[], []], [], id="nothing found"),
        pytest.param([[(5, 1.0)], []], [5], id="one side found one"),
        pytest.param([[(5, 1.0), (6, 1.0)], []], [5, 6], id="a tie keeps the order of sight"),
        pytest.param([[(5, 2.0), (6, 1.0)], [(6, 9.0), (7, 1.0)]], [6, 5, 7], id="agreement wins"),
    ],
)
def test_order(sides: list[list[tuple[int, float]]], order: list[int]) -> None:
    assert [passage_id for passage_id, _ in fuse(sides, weights=[1.0, 1.1])] == order
