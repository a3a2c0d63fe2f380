"""A plan goes to the section that mirrors the one of results on the same work."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.drafting.planning.context.mirror_results import mirror_results
from assistant.records import Function

# Two sections of results, two of a plan that mirror them in the other order.
HEADINGS = np.array([[1.0, 0.0], [0.0, 1.0], [0.2, 1.0], [1.0, 0.2]], dtype=np.float32)
SCORES = np.array([[3.0, 0.0, 0.5, 0.4], [0.0, 3.0, 0.4, 0.5]])


def _groups(*columns: tuple[Function, list[int]]) -> list[SectionGroup]:
    return [
        SectionGroup(function=function, columns=found, odds=np.ones(2))
        for function, found in columns
    ]


def test_what_results_say_counts_for_the_plan() -> None:
    groups = _groups((Function.RESULTS, [0, 1]), (Function.PLAN, [2, 3]))
    found = mirror_results(SCORES, HEADINGS, groups)
    assert found[:, 2:].argmax(axis=1).tolist() == [1, 0]
    assert np.array_equal(found[:, :2], SCORES[:, :2])


@pytest.mark.parametrize(
    "groups",
    [
        pytest.param(_groups((Function.PLAN, [0, 1])), id="a plan alone"),
        pytest.param(
            _groups((Function.RESULTS, [0, 1]), (Function.PLAN, [2])), id="one section of a plan"
        ),
    ],
)
def test_without_a_mirror_nothing_changes(groups: list[SectionGroup]) -> None:
    assert np.array_equal(mirror_results(SCORES, HEADINGS, groups), SCORES)
