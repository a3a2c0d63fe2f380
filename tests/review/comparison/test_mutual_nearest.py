"""What belongs together is each other's nearest, and by some lead."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.review.comparison.mutual_nearest import mutually_nearest

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
