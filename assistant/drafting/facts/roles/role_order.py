"""Bear out the roles of facts by the lines beside them: ledgers tell what is planned in one go."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import (
    Steps,
    likelihood,
    normalize_rows,
    probable_kinds,
)

Odds = NDArray[np.float64]  # (facts, 3): results, problems, plans

_SHARES = np.array([0.73, 0.12, 0.15])  # of a ledger
# A line tells a result, a problem or a plan among results, or one of a block of them: blocks
# stand at the end, problems before plans.
_RESULT, _PROBLEM, _PROBLEM_BLOCK, _PLAN_BLOCK, _PLAN = range(5)
_ROLES = np.array([0, 1, 1, 2, 2])
_FIRST = np.array([0.93, 0.03, 0.01, 0.01, 0.02])  # line
_LAST = np.array([0.15, 0.05, 0.3, 1.0, 0.1])
_BLOCK_OF_PROBLEMS, _BLOCK_OF_PLANS, _STRAY_PLAN = 0.02, 0.012, 0.008  # behind a result
_STRAY_PROBLEMS = (0.005, 0.03, 0.1)  # behind a result: ledgers differ in it most


def follow_blocks(alone: Odds, *, unsaid: NDArray[np.bool_], keeps_apart: bool = False) -> Odds:
    """Return the roles of lines as those before and behind bear them out.

    How often problems stand among results is told by the ledger itself: what explains its lines
    best counts most; a ledger that `keeps_apart` problems, under a heading, has few elsewhere.
    `unsaid` are the lines that tell nothing.

    >>> lines = np.array([[0.9, 0.05, 0.05], [0.6, 0.1, 0.3], [0.03, 0.03, 0.94]])
    >>> follow_blocks(lines, unsaid=np.zeros(3, dtype=bool)).argmax(axis=1).tolist()
    [0, 2, 2]
    """
    if not len(alone):
        return alone
    told = np.where(unsaid[:, None], 1.0, alone / _SHARES)[:, _ROLES]
    told[0] *= _FIRST
    if len(told) > 1:
        told[-1] *= _LAST
    ways = [
        np.broadcast_to(_steps(stray), (len(told) - 1, len(_ROLES), len(_ROLES)))
        for stray in (_STRAY_PROBLEMS[:1] if keeps_apart else _STRAY_PROBLEMS)
    ]
    explained = np.array([likelihood(told, steps) for steps in ways])
    weights = normalize_rows(np.exp(explained - explained.max()))
    found = np.tensordot(weights, np.array([probable_kinds(told, steps) for steps in ways]), axes=1)
    return np.column_stack([found[:, role == _ROLES].sum(axis=1) for role in range(3)])


def _steps(stray: float) -> Steps:
    """Return how often each kind of line follows each, with so many problems among results."""
    leaving = stray + _BLOCK_OF_PROBLEMS + _BLOCK_OF_PLANS + _STRAY_PLAN
    return np.array(
        [
            [1 - leaving, stray, _BLOCK_OF_PROBLEMS, _BLOCK_OF_PLANS, _STRAY_PLAN],
            [0.93, 0.03, 0.02, 0.01, 0.01],
            [0.03, 0.0, 0.70, 0.27, 0.0],
            [0.01, 0.01, 0.01, 0.97, 0.0],
            [0.94, 0.02, 0.02, 0.01, 0.01],
        ]
    )
