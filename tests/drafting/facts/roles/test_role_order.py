"""Lines of one role stand together; where they do not, neighbours count for little."""

from __future__ import annotations

import numpy as np

from assistant.drafting.facts.roles.role_order import follow_blocks

_DONE, _WANTING, _PLANNED = [0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.02, 0.02, 0.96]
_OPEN = [0.6, 0.1, 0.3]


def _roles(lines: list[list[float]], unsaid: int = -1) -> list[int]:
    silent = np.arange(len(lines)) == unsaid
    return [int(one) for one in follow_blocks(np.array(lines), unsaid=silent).argmax(axis=1)]


def test_a_line_between_plans_is_planned_and_between_results_done() -> None:
    assert _roles([_DONE, _DONE, _WANTING, _PLANNED, _OPEN, _PLANNED])[4] == 2
    assert _roles([_DONE, _OPEN, _DONE, _DONE, _WANTING, _PLANNED])[1] == 0


def test_what_is_clear_by_itself_stays() -> None:
    clear = [0.999, 0.0005, 0.0005]
    assert _roles([_DONE, _PLANNED, clear, _PLANNED])[2] == 0


def test_where_roles_change_all_the_time_neighbours_count_for_less() -> None:
    done, planned = [0.98, 0.01, 0.01], [0.01, 0.01, 0.98]
    block = [done] * 8 + [planned] * 8
    mixed = [done, planned] * 8

    def share(lines: list[list[float]]) -> float:
        found = follow_blocks(np.array([*lines, _OPEN]), unsaid=np.zeros(17, dtype=bool))
        return float(found[-1, 2])

    assert share(mixed) < share(block)


def test_a_line_that_tells_nothing_takes_after_its_neighbours() -> None:
    assert _roles([_DONE, _PLANNED, _DONE, _PLANNED], unsaid=2)[2] == 2


def test_no_lines_have_no_roles() -> None:
    assert follow_blocks(np.zeros((0, 3)), unsaid=np.zeros(0, dtype=bool)).shape == (0, 3)
