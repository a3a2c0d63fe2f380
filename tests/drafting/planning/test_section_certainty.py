"""How sure a place is: its share, and whether a model takes a problem for one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.drafting.planning.draft_plan import SURE
from assistant.drafting.planning.fact_roles import FactRoles
from assistant.drafting.planning.section_certainty import section_certainty
from assistant.records import Function

# Four facts; two sections of results, one of problems and plans together.
_SHARES = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.05, 0.05, 0.9], [0.1, 0.0, 0.9]])
_CLEAR = np.ones_like(_SHARES)
_ODDS = np.array([[0.9, 0.05, 0.05], [0.3, 0.6, 0.1], [0.1, 0.8, 0.1], [0.1, 0.2, 0.7]])


def _certainty(
    places: list[int], confirmed: list[float], alone: NDArray[np.float64] = _CLEAR
) -> list[float]:
    roles = FactRoles(
        odds=_ODDS, housekeeping=np.zeros(4, dtype=bool), confirmed=np.array(confirmed)
    )
    groups = [
        SectionGroup(function=Function.RESULTS, columns=[0, 1], odds=_ODDS[:, 0]),
        SectionGroup(function=Function.PROBLEMS, columns=[2], odds=_ODDS[:, 1]),
        SectionGroup(function=Function.PLAN, columns=[2], odds=_ODDS[:, 2]),
    ]
    return list(section_certainty(alone, _SHARES, np.array(places), groups, roles))


def test_a_place_is_as_sure_as_its_share() -> None:
    assert _certainty([0, 2, 2, 2], [1.0] * 4) == pytest.approx([0.7, 0.6, 0.9, 0.9])


def test_a_fact_moved_to_fill_a_section_is_as_sure_as_its_share_there() -> None:
    assert _certainty([1, 2, 2, 2], [1.0] * 4)[0] == pytest.approx(0.2)


def test_a_place_that_the_order_alone_speaks_for_has_to_be_surer() -> None:
    alone = np.array([[0.8, 0.1, 0.1], [0.2, 0.3, 0.5], [0.3, 0.3, 0.4], [0.1, 0.1, 0.8]])
    found = _certainty([0, 2, 2, 2], [1.0] * 4, alone)
    assert found[0] == pytest.approx(0.7)
    assert 0.5 < found[1] < 0.6
    assert SURE < found[2] < 0.9, "nearly certain by all lines together stays sure"
    assert found[3] == pytest.approx(0.9)


def test_a_problem_that_the_model_takes_for_none_is_doubtful() -> None:
    found = _certainty([0, 2, 2, 2], [0.1, 0.5, 1.0, 0.1])
    assert found == pytest.approx([0.7, 0.3, 0.9, 0.9]), "only what is told as a problem"
