"""Facts are distributed by scores, by groups of sections, and by the order of the lines."""

from __future__ import annotations

import numpy as np

from assistant.drafting.planning.distribute import Grid, SectionGroup, follow_order, share_out


def test_a_group_gets_no_more_than_its_odds() -> None:
    groups = [
        SectionGroup(columns=[0, 1], odds=np.array([0.9, 0.2])),
        SectionGroup(columns=[2], odds=np.array([0.1, 0.8])),
    ]
    shares = share_out(np.array([[1.0, 0.0, 9.0], [0.0, 1.0, 0.0]]), groups)
    assert np.allclose(shares[:, 2], [0.1, 0.8])
    assert np.allclose(shares.sum(axis=1), 1)


def test_a_section_that_all_suit_leaves_the_doubtful_to_others() -> None:
    group = SectionGroup(columns=[0, 1], odds=np.ones(4))
    scores = np.array([[3.0, 0.0], [3.0, 0.0], [3.0, 0.0], [0.1, 0.0]])
    shares = share_out(scores, [group])
    assert shares[:3].argmax(axis=1).tolist() == [0, 0, 0]
    assert shares[3].argmax() == 1


def one_group(shares: Grid) -> list[SectionGroup]:
    rows, columns = shares.shape
    return [SectionGroup(columns=range(columns), odds=np.ones(rows))]


def test_a_doubtful_line_goes_with_the_lines_around_it() -> None:
    first, last = [0.9, 0.05, 0.05], [0.05, 0.05, 0.9]
    shares = np.array([*[first] * 3, [0.34, 0.36, 0.3], first, *[last] * 4])
    followed = follow_order(shares, one_group(shares))
    assert followed.argmax(axis=1).tolist() == [0] * 5 + [2] * 4


def test_a_ledger_in_no_order_is_left_as_it_is() -> None:
    clear = np.eye(4)[[0, 2, 1, 3, 0, 3, 1, 2, 0, 2]] * 0.88 + 0.03
    followed = follow_order(clear, one_group(clear))
    assert followed.argmax(axis=1).tolist() == clear.argmax(axis=1).tolist()


def test_a_problem_among_results_stays_one() -> None:
    result, problem = [0.9, 0.08, 0.02], [0.05, 0.05, 0.9]
    shares = np.array([*[result] * 4, problem, *[result] * 4])
    groups = [
        SectionGroup(columns=[0, 1], odds=shares[:, :2].sum(axis=1)),
        SectionGroup(columns=[2], odds=shares[:, 2]),
    ]
    followed = follow_order(shares, groups)
    assert np.allclose(followed[:, 2], shares[:, 2])
    assert np.allclose(followed.sum(axis=1), 1)


def test_one_line_or_one_section_has_no_order() -> None:
    for shares in (np.array([[0.2, 0.8]]), np.ones((3, 1))):
        assert np.allclose(follow_order(shares, one_group(shares)), shares)
