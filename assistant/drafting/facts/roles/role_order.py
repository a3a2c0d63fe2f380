"""Bear out the roles of facts by the lines beside them: ledgers tell what is planned in one go."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Odds = NDArray[np.float64]  # (facts, 3): results, problems, plan

# How often a line of one role follows a line of another, in ledgers as offices send them.
_USUAL_STEPS = np.array([[0.90, 0.085, 0.015], [0.45, 0.27, 0.28], [0.03, 0.03, 0.94]])
_SHARES = np.array([0.65, 0.14, 0.21])  # of a ledger
_FIRST = np.array([0.90, 0.06, 0.04])  # line
_LAST = np.array([0.3, 0.3, 1.0])
_TRUST = 10.0  # lines that the usual steps count for
_ROUNDS = 3


def follow_blocks(alone: Odds, *, unsaid: NDArray[np.bool_]) -> Odds:
    """Return the roles of lines as those before and behind bear them out.

    How often the role changes is learned from the ledger itself (Baum and Welch): where plans
    stand among results, neighbours count for little. `unsaid` are the lines that tell nothing.

    >>> lines = np.array([[0.9, 0.05, 0.05], [0.6, 0.1, 0.3], [0.03, 0.03, 0.94]])
    >>> follow_blocks(lines, unsaid=np.zeros(3, dtype=bool)).argmax(axis=1).tolist()
    [0, 2, 2]
    """
    if not len(alone):
        return alone
    told = np.where(unsaid[:, None], 1.0, alone / _SHARES)
    steps = _USUAL_STEPS
    for _ in range(_ROUNDS):
        ahead, behind = _forward(told, steps), _backward(told, steps)
        seen = _TRUST * _USUAL_STEPS
        for row in range(len(told) - 1):
            passed = ahead[row][:, None] * steps * (told[row + 1] * behind[row + 1])[None, :]
            seen = seen + passed / passed.sum()
        steps = seen / seen.sum(axis=1, keepdims=True)
    found = ahead * behind
    odds: Odds = found / found.sum(axis=1, keepdims=True)
    return odds


def _forward(told: Odds, steps: Odds) -> Odds:
    reached = [_FIRST * told[0]]
    for row in told[1:]:
        here = (reached[-1] @ steps) * row
        reached.append(here / here.sum())
    return np.array(reached)


def _backward(told: Odds, steps: Odds) -> Odds:
    reached = [_LAST]
    for row in told[:0:-1]:
        here = steps @ (row * reached[-1])
        reached.append(here / here.sum())
    return np.array(reached[::-1])
