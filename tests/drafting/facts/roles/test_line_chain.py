"""A chain of lines: the same as counting all paths one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from assistant.drafting.facts.roles.line_chain import (
    Grid,
    Steps,
    probable_kinds,
    probable_moves,
)


def _all_paths(likely: Grid, steps: Steps) -> tuple[Grid, Steps]:
    """Return how probable each kind and each move is, by every path there is."""
    lines, kinds = likely.shape
    of_lines, of_moves = np.zeros((lines, kinds)), np.zeros_like(steps)
    everything = 0.0
    for path in product(range(kinds), repeat=lines):
        weight = float(np.prod([likely[line, kind] for line, kind in enumerate(path)]))
        for line, step in enumerate(pairwise(path)):
            weight *= float(steps[line][step])
        everything += weight
        for line, kind in enumerate(path):
            of_lines[line, kind] += weight
        for line, step in enumerate(pairwise(path)):
            of_moves[line][step] += weight
    return of_lines / everything, of_moves / everything


@pytest.mark.parametrize("seed", range(5))
def test_as_by_every_path(seed: int) -> None:
    chance = np.random.default_rng(seed)
    likely, steps = chance.random((5, 3)), chance.dirichlet(np.ones(3), (4, 3))
    of_lines, of_moves = _all_paths(likely, steps)
    assert probable_kinds(likely, steps) == pytest.approx(of_lines)
    assert probable_moves(likely, steps) == pytest.approx(of_moves)
