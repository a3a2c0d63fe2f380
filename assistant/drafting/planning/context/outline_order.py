"""Read the lines of a ledger as if they went along the outline, from its first section to its last.

Clerks copy the outline and put under it what they have, so most ledgers do; a rhetorical heading
may say nothing of its facts, but the sections before and behind it do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import (
    Grid,
    Steps,
    likelihood,
    normalize_rows,
    probable_kinds,
)

# Counted on the ledgers of 22 units: where the line before stands, the next, further on, back.
_STAYS, _NEXT, _FURTHER, _BACK = 0.72, 0.18, 0.03, 0.07
_BEGINS = 0.7  # of the ledgers begin with the first section
_USUAL = 0.7  # of the ledgers go along the outline
_EVIDENCE = 0.5  # of a line's likelihood, since lines that look alike are misread alike


def along_outline(shares: Grid) -> tuple[Grid, float]:
    """Return the shares of lines that go along the outline, and the logarithm of how likely so.

    >>> first, vague = [0.6, 0.2, 0.2], [0.3, 0.3, 0.4]
    >>> shares = np.array([first, vague, first, [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]])
    >>> along_outline(shares)[0].argmax(axis=1).tolist()
    [0, 0, 0, 1, 2]
    """
    rows, columns = shares.shape
    begun = shares.copy()
    begun[0] *= columns * _beginnings(columns)
    steps = np.broadcast_to(_moves(columns), (rows - 1, columns, columns))
    return probable_kinds(begun, steps), likelihood(begun, steps)


def odds_of_outline(along: float, otherwise: float) -> float:
    """Return how probably the lines go along the outline, by the logarithms of both likelihoods.

    >>> round(odds_of_outline(-20.0, -20.0), 2), odds_of_outline(-50.0, -20.0) < 0.001
    (0.7, True)
    """
    return float(1 / (1 + (1 - _USUAL) / _USUAL * np.exp(_EVIDENCE * (otherwise - along))))


def _beginnings(columns: int) -> NDArray[np.float64]:
    first = np.full(columns, (1 - _BEGINS) / (columns - 1))
    first[0] = _BEGINS
    return first


def _moves(columns: int) -> Steps:
    """Return how often each section follows each other."""
    ahead = np.arange(columns)[None, :] - np.arange(columns)[:, None]
    kinds = (ahead == 0, ahead == 1, ahead > 1, ahead < 0)
    moves = sum(
        (
            often * kind / np.maximum(kind.sum(axis=1, keepdims=True), 1)
            for kind, often in zip(kinds, (_STAYS, _NEXT, _FURTHER, _BACK), strict=True)
        ),
        start=np.zeros((columns, columns)),
    )
    return normalize_rows(moves)
