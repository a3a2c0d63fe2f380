"""Lines that go along the outline, weighed against lines in an order of their own."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from assistant.drafting.planning.context.outline_order import along_outline, odds_of_outline

STAYS, NEXT, FURTHER, BACK, BEGINS = 0.72, 0.18, 0.03, 0.07, 0.7


def often(before: int, after: int, columns: int) -> float:
    """Return how often a section follows another, counted out by hand."""
    kinds = [
        STAYS if other == before
        else NEXT if other == before + 1
        else FURTHER / (columns - before - 2) if other > before
        else BACK / before
        for other in range(columns)
    ]  # fmt: skip
    return kinds[after] / sum(kinds)


def test_shares_and_likelihood_are_those_of_all_paths_together() -> None:
    shares = np.random.default_rng(7).dirichlet([1.0, 1.0, 1.0], size=5)
    total, of_line = 0.0, np.zeros_like(shares)
    for path in product(range(3), repeat=5):
        probability = 3 * (BEGINS if path[0] == 0 else (1 - BEGINS) / 2)
        probability *= float(np.prod([shares[line, section] for line, section in enumerate(path)]))
        for before, after in pairwise(path):
            probability *= often(before, after, 3)
        total += probability
        of_line[range(5), path] += probability
    along, likely = along_outline(shares)
    assert along == pytest.approx(of_line / total, abs=1e-6)
    assert likely == pytest.approx(np.log(total), abs=1e-6)


def test_a_ledger_that_jumps_does_not_go_along_the_outline() -> None:
    jumping = np.eye(4)[[0, 2, 1, 3, 0, 3, 1, 2, 0, 2]] * 0.88 + 0.03
    any_order = float(np.log(jumping.mean(axis=1)).sum())
    _, likely = along_outline(jumping)
    assert odds_of_outline(likely, any_order) < 0.2
    _, likely = along_outline(jumping[np.argsort(jumping.argmax(axis=1))])
    assert odds_of_outline(likely, any_order) > 0.8
