"""Distribute the facts of a ledger among the sections, all of them together.

Each row of a score says how well a fact suits each section. A section that everything seems to suit
gets no more than its share; ledgers often follow the outline, and how far this one does is learned
from the scores themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]  # (facts, sections)
Mask = NDArray[np.bool_]

_SHARPNESS = 1.1  # of the scores, whose deviation is 1
_BALANCE, _BALANCE_ROUNDS = 0.3, 5  # 0: no section is full; 1: all get as many
_MOVE_ROUNDS = 6
_STAY, _NEXT, _ELSEWHERE = range(3)
_USUAL_STAY, _USUAL_NEXT = 0.15, 0.1  # beyond chance
_TRUST = 8.0  # moves that the usual shares count for
_TINY = 1e-12
_BELONGS = 0.5  # share of a fact in the sections of a group: then it is one of its lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionGroup:
    """The sections of one function, and how probably each fact belongs to one of them."""

    columns: Sequence[int]
    odds: NDArray[np.float64]  # one for each fact


def share_out(scores: Grid, groups: Sequence[SectionGroup]) -> Grid:
    """Return how probably each fact belongs to each section, by its scores and by the groups.

    >>> one = SectionGroup(columns=[0, 1], odds=np.array([1.0, 1.0]))
    >>> share_out(np.array([[3.0, 0.0], [0.0, 3.0]]), [one]).argmax(axis=1).tolist()
    [0, 1]
    """
    shares = np.zeros_like(scores)
    for group in groups:
        columns = list(group.columns)
        shares[:, columns] += group.odds[:, None] * _balance(
            _soften(scores[:, columns]), group.odds
        )
    return _normalize(shares)


def _soften(scores: Grid) -> Grid:
    return _normalize(np.exp(_SHARPNESS * (scores - scores.max(axis=1, keepdims=True))))


def _balance(shares: Grid, weights: NDArray[np.float64]) -> Grid:
    for _ in range(_BALANCE_ROUNDS):
        taken = (weights[:, None] * shares).sum(axis=0)
        shares = _normalize(shares / np.maximum(taken, _TINY) ** _BALANCE)
    return shares


def _normalize(shares: Grid) -> Grid:
    normalized: Grid = shares / np.maximum(shares.sum(axis=1, keepdims=True), _TINY)
    return normalized


def follow_order(shares: Grid, groups: Sequence[SectionGroup]) -> Grid:
    """Return the shares as the order of the lines bears them out, each group for itself.

    Whether a fact was done, is wanting or planned is known already.
    """
    followed = np.zeros_like(shares)
    free = set(range(shares.shape[1]))
    for group in groups:
        columns = sorted(free.intersection(group.columns))  # a merged section is in two groups
        free.difference_update(columns)
        here = shares[:, columns].sum(axis=1)
        rows = np.flatnonzero(here >= _BELONGS)
        followed[:, columns] = shares[:, columns]
        place = np.ix_(rows, np.array(columns, dtype=np.intp))
        followed[place] = here[rows, None] * _follow_lines(_normalize(shares[place]))
    return followed


def _follow_lines(shares: Grid) -> Grid:
    """Return the shares of one group with those of the lines before and behind.

    From one line to the next the section stays, is the next one, or any: how often each happens in
    this ledger is estimated together with the sections (Baum and Welch).
    """
    rows, columns = shares.shape
    if rows < 2 or columns < 2:
        return _normalize(shares)
    kinds = _kinds_of_move(columns)
    counts = np.stack([(kinds == kind).sum(axis=1) for kind in range(3)], axis=1)
    usual = _usual_moves(columns)
    moves = usual
    for _ in range(_MOVE_ROUNDS):
        each = moves[None, :] / np.maximum(counts, 1)
        steps = _normalize(np.take_along_axis(each, kinds, axis=1))
        ahead, behind = _forward(shares, steps), _backward(shares, steps)
        seen = _TRUST * usual
        for row in range(rows - 1):
            passed = ahead[row][:, None] * steps * (shares[row + 1] * behind[row + 1])[None, :]
            seen = seen + np.bincount(kinds.ravel(), passed.ravel() / passed.sum(), minlength=3)
        moves = seen / seen.sum()
    return _normalize(ahead * behind)


def _usual_moves(columns: int) -> NDArray[np.float64]:
    stay = 1 / columns + _USUAL_STAY
    following = (columns - 1) / columns**2 + _USUAL_NEXT
    return np.array([stay, following, max(1 - stay - following, 0.05)])


def _kinds_of_move(columns: int) -> NDArray[np.int64]:
    kinds = np.full((columns, columns), _ELSEWHERE)
    kinds[np.arange(columns), np.arange(columns)] = _STAY
    kinds[np.arange(columns - 1), np.arange(1, columns)] = _NEXT
    return kinds


def _forward(shares: Grid, steps: Grid) -> Grid:
    reached = [shares[0] + _TINY]
    for row in shares[1:]:
        here = (reached[-1] @ steps) * (row + _TINY)
        reached.append(here / here.sum())
    return np.array(reached)


def _backward(shares: Grid, steps: Grid) -> Grid:
    reached = [np.ones(shares.shape[1])]
    for row in shares[:0:-1]:
        here = steps @ ((row + _TINY) * reached[-1])
        reached.append(here / here.sum())
    return np.array(reached[::-1])
