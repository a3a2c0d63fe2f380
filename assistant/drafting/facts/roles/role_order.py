"""Bear out the roles of facts by the lines beside them: ledgers tell what is planned in one go."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import (
    normalize_rows,
    probable_kinds,
    probable_moves,
)

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
    told[0] *= _FIRST
    told[-1] *= _LAST
    steps = _USUAL_STEPS
    for _ in range(_ROUNDS):
        each = np.broadcast_to(steps, (len(told) - 1, *steps.shape))
        found = probable_kinds(told, each)
        seen = _TRUST * _USUAL_STEPS
        if len(told) > 1:
            seen = seen + probable_moves(told, each).sum(axis=0)
        steps = normalize_rows(seen)
    return found
