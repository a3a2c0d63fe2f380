"""A section that would stay blank gets the fact that suits it best, if another can spare it."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.drafting.planning.context.fill_sections import fill_sections
from assistant.records import Function

FIRST, NEAR, LAST = [0.97, 0.03, 0.0], [0.55, 0.45, 0.0], [0.1, 0.9, 0.0]
RESULTS = SectionGroup(function=Function.RESULTS, columns=[0, 1], odds=np.ones(3))
PLAN = SectionGroup(function=Function.PLAN, columns=[2], odds=np.zeros(3))


@pytest.mark.parametrize(
    ("shares", "movable", "sections"),
    [
        pytest.param([FIRST, NEAR, FIRST], [1, 1, 1], [0, 1, 0], id="the nearest one moves"),
        pytest.param([FIRST, NEAR, FIRST], [1, 0, 1], [0, 0, 0], id="not if it is labelled"),
        pytest.param([FIRST, NEAR], [1, 1], [0, 0], id="not where facts are few"),
        pytest.param([FIRST, FIRST, FIRST], [1, 1, 1], [0, 0, 0], id="not what is foreign"),
        pytest.param([FIRST, NEAR, LAST], [1, 1, 1], [0, 0, 1], id="nothing is blank"),
    ],
)
def test_blank_sections_are_filled(
    shares: list[list[float]], movable: list[int], sections: list[int]
) -> None:
    grid = np.array(shares)
    filled = fill_sections(grid, grid, [RESULTS, PLAN], np.array(movable, dtype=bool))
    assert filled.argmax(axis=1).tolist() == sections
    assert filled.sum(axis=1) == pytest.approx(grid.sum(axis=1))
