"""Distribute the facts of a ledger among the sections, all of them together.

Each row of a score says how well a fact suits each section. A section that everything seems to suit
gets no more than its share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import Grid, normalize_rows
from assistant.records import Function

Mask = NDArray[np.bool_]

_SHARPNESS = 1.1  # of the scores, whose deviation is 1
_BALANCE, _BALANCE_ROUNDS = 0.3, 5  # 0: no section is full; 1: all get as many
_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionGroup:
    """The sections of one function, and how probably each fact belongs to one of them."""

    function: Function
    columns: Sequence[int]
    odds: NDArray[np.float64]  # one for each fact


def share_out(scores: Grid, groups: Sequence[SectionGroup]) -> Grid:
    """Return how probably each fact belongs to each section, by its scores and by the groups.

    >>> odds = np.array([1.0, 1.0])
    >>> results = SectionGroup(function=Function.RESULTS, columns=[0, 1], odds=odds)
    >>> share_out(np.array([[3.0, 0.0], [0.0, 3.0]]), [results]).argmax(axis=1).tolist()
    [0, 1]
    """
    shares = np.zeros_like(scores)
    for group in groups:
        columns = list(group.columns)
        shares[:, columns] += group.odds[:, None] * _balance(
            _soften(scores[:, columns]), group.odds
        )
    return normalize_rows(shares)


def _soften(scores: Grid) -> Grid:
    return normalize_rows(np.exp(_SHARPNESS * (scores - scores.max(axis=1, keepdims=True))))


def _balance(shares: Grid, weights: NDArray[np.float64]) -> Grid:
    for _ in range(_BALANCE_ROUNDS):
        taken = (weights[:, None] * shares).sum(axis=0)
        shares = normalize_rows(shares / np.maximum(taken, _TINY) ** _BALANCE)
    return shares
