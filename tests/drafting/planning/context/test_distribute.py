"""Facts are distributed by scores and by groups of sections."""

from __future__ import annotations

import numpy as np

from assistant.drafting.planning.context.distribute import SectionGroup, share_out
from assistant.records import Function


def test_a_group_gets_no_more_than_its_odds() -> None:
    groups = [
        SectionGroup(function=Function.RESULTS, columns=[0, 1], odds=np.array([0.9, 0.2])),
        SectionGroup(function=Function.PROBLEMS, columns=[2], odds=np.array([0.1, 0.8])),
    ]
    shares = share_out(np.array([[1.0, 0.0, 9.0], [0.0, 1.0, 0.0]]), groups)
    assert np.allclose(shares[:, 2], [0.1, 0.8])
    assert np.allclose(shares.sum(axis=1), 1)


def test_a_section_that_all_suit_leaves_the_doubtful_to_others() -> None:
    group = SectionGroup(function=Function.RESULTS, columns=[0, 1], odds=np.ones(4))
    scores = np.array([[3.0, 0.0], [3.0, 0.0], [3.0, 0.0], [0.1, 0.0]])
    shares = share_out(scores, [group])
    assert shares[:3].argmax(axis=1).tolist() == [0, 0, 0]
    assert shares[3].argmax() == 1
