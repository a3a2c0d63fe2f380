"""What belongs together is each other's nearest, and by some lead."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.review.comparison.mutual_nearest import mutually_nearest, nearest_in_meaning
from tests.review.samples import nearness as sample_nearness

_ALL = np.full((2, 2), fill_value=True)


@pytest.mark.parametrize(
    ("nearness", "allowed", "pairs"),
    [
        pytest.param([[6, 1], [1, 5]], _ALL, [(0, 0, 11), (1, 1, 9)], id="far from the next"),
        pytest.param([[6, 5.9], [1, 5]], _ALL, [], id="as near to two"),
        pytest.param([[6, 3], [5.5, 1]], _ALL, [(0, 0, 6.5)], id="one has to go without"),
        pytest.param([[6, 1], [1, 5]], ~np.eye(2, dtype=bool), [], id="not allowed"),
        pytest.param([[6]], [[True]], [(0, 0, 11)], id="chance is the rival of the only one"),
        pytest.param(np.zeros((0, 0)), np.zeros((0, 0)), [], id="nothing"),
    ],
)
def test_pairs(nearness: object, allowed: object, pairs: list[tuple[int, int, float]]) -> None:
    found = mutually_nearest(
        np.asarray(nearness, dtype=np.float32),
        np.asarray(allowed, dtype=bool),
        least=6.5,
    )
    assert [(one.row, one.column, round(one.score, 4)) for one in found] == pairs


def test_thousands_of_parts_are_not_held_against_each_other() -> None:
    def may_pair(row: int, column: int) -> bool:
        raise AssertionError((row, column))

    texts = [f"完成投资{one}万元" for one in range(2001)]
    assert not list(
        nearest_in_meaning(sample_nearness(), texts, texts[:2], may_pair=may_pair, least=2.0)
    )
