"""Lines of a ledger go with the lines around them, and with those of the same department."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.drafting.facts.roles.line_chain import Grid
from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.drafting.planning.context.follow_order import follow_order
from assistant.records import Function


def one_group(shares: Grid) -> list[SectionGroup]:
    rows, columns = shares.shape
    return [SectionGroup(function=Function.RESULTS, columns=range(columns), odds=np.ones(rows))]


def test_a_doubtful_line_goes_with_the_lines_around_it() -> None:
    first, last = [0.9, 0.05, 0.05], [0.05, 0.05, 0.9]
    shares = np.array([*[first] * 3, [0.34, 0.36, 0.3], first, *[last] * 4])
    followed = follow_order(shares, one_group(shares), [""] * len(shares))
    assert followed.argmax(axis=1).tolist() == [0] * 5 + [2] * 4


def test_a_ledger_in_no_order_is_left_as_it_is() -> None:
    clear = np.eye(4)[[0, 2, 1, 3, 0, 3, 1, 2, 0, 2]] * 0.88 + 0.03
    followed = follow_order(clear, one_group(clear), [""] * len(clear))
    assert followed.argmax(axis=1).tolist() == clear.argmax(axis=1).tolist()


def test_a_problem_among_results_stays_one() -> None:
    result, problem = [0.9, 0.08, 0.02], [0.05, 0.05, 0.9]
    shares = np.array([*[result] * 4, problem, *[result] * 4])
    groups = [
        SectionGroup(function=Function.RESULTS, columns=[0, 1], odds=shares[:, :2].sum(axis=1)),
        SectionGroup(function=Function.PROBLEMS, columns=[2], odds=shares[:, 2]),
    ]
    followed = follow_order(shares, groups, [""] * len(shares))
    assert np.allclose(followed[:, 2], shares[:, 2])
    assert np.allclose(followed.sum(axis=1), 1)


def test_lines_that_say_little_go_along_the_outline() -> None:
    vague, last = [0.3, 0.3, 0.4], [0.05, 0.05, 0.9]
    shares = np.array([[0.5, 0.3, 0.2], *[vague] * 4, *[last] * 3])
    followed = follow_order(shares, one_group(shares), [""] * len(shares))
    sections = followed.argmax(axis=1).tolist()
    assert sections[0] == 0
    assert sections == sorted(sections)


def test_one_line_or_one_section_has_no_order() -> None:
    for shares in (np.array([[0.2, 0.8]]), np.ones((3, 1))):
        assert np.allclose(follow_order(shares, one_group(shares), [""] * len(shares)), shares)


@pytest.mark.parametrize(
    ("senders", "section"),
    [
        pytest.param(["环卫科", "环卫科", "市政科", "市政科"], 0, id="with its department"),
        pytest.param(["环卫科", "市政科", "市政科", "市政科"], 1, id="another department's"),
    ],
)
def test_one_department_stays_in_its_section(senders: list[str], section: int) -> None:
    shares = np.array([[0.9, 0.1], [0.5, 0.5], [0.1, 0.9], [0.1, 0.9]])
    followed = follow_order(shares, one_group(shares), senders)
    assert followed[1].argmax() == section
