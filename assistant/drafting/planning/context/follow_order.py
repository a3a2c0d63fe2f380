"""Let the lines around a fact, and the departments that sent them, say which section it is for.

Most ledgers go along the outline; how far this one does is learned from the scores themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import (
    Grid,
    Steps,
    likelihood,
    normalize_rows,
    probable_kinds,
    probable_moves,
)
from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.drafting.planning.context.outline_order import along_outline, odds_of_outline

_ROUNDS = 6
_STAY, _NEXT, _ELSEWHERE = range(3)
# By whether one department sent both lines, another one, or nobody is named: how much oftener than
# by chance the section stays, and how much oftener the next one follows.
_SAME, _ANOTHER, _UNNAMED = range(3)
_BEYOND_CHANCE = ((0.6, 0.0), (0.1, 0.25), (0.3, 0.1))
_MOST_STAY, _LEAST_ELSEWHERE = 0.92, 0.05
_TRUST = 8.0  # moves that the usual shares count for
_LEAST_LINES, _LEAST_SECTIONS = 4, 3  # for an order to show
_BELONGS = 0.5  # share of a fact in the sections of a group: then it is one of its lines


def follow_order(shares: Grid, groups: Sequence[SectionGroup], senders: Sequence[str]) -> Grid:
    """Return the shares as the order of the lines bears them out, each group for itself.

    Whether a fact was done, is wanting or planned is known already. `senders` has the department
    of each fact, "" where none is named.
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
        neighbours = _neighbours([senders[row] for row in rows.tolist()])
        followed[place] = here[rows, None] * _follow_lines(
            normalize_rows(shares[place]), neighbours
        )
    return followed


def _neighbours(senders: Sequence[str]) -> NDArray[np.intp]:
    """Return for every two neighbouring lines who sent them."""
    found = [
        (_SAME if one == other else _ANOTHER) if one or other else _UNNAMED
        for one, other in pairwise(senders)
    ]
    return np.array(found, dtype=np.intp)


def _follow_lines(shares: Grid, neighbours: NDArray[np.intp]) -> Grid:
    """Return the shares of one group with those of the lines before and behind.

    The lines go along the outline or in an order of their own: each reading counts as far as it
    is likely.
    """
    rows, columns = shares.shape
    if rows < 2 or columns < 2:
        return normalize_rows(shares)
    steps = _learn_steps(shares, neighbours)
    in_own_order = probable_kinds(shares, steps)
    if rows < _LEAST_LINES or columns < _LEAST_SECTIONS:
        return in_own_order
    along, likely = along_outline(shares)
    odds = odds_of_outline(likely, likelihood(shares, steps))
    return odds * along + (1 - odds) * in_own_order


def _learn_steps(shares: Grid, neighbours: NDArray[np.intp]) -> Steps:
    """Return how often each section follows each other, line by line.

    From one line to the next the section stays, is the next one, or any: how often each happens in
    this ledger is estimated together with the sections (Baum and Welch).
    """
    kinds = _kinds_of_move(shares.shape[1])
    usual = _usual_moves(shares.shape[1])
    steps = _steps(usual, kinds)[neighbours]
    for _ in range(_ROUNDS):
        seen = _TRUST * usual
        for sent, moves in zip(neighbours, probable_moves(shares, steps), strict=True):
            seen[sent] += np.bincount(kinds.ravel(), moves.ravel(), minlength=3)
        steps = _steps(normalize_rows(seen), kinds)[neighbours]
    return steps


def _usual_moves(columns: int) -> Grid:
    """Return a row for each way lines are sent: how often the section stays, is next, is any."""
    rows = []
    for staying, following in _BEYOND_CHANCE:
        stay = min(1 / columns + staying, _MOST_STAY)
        after = min((columns - 1) / columns**2 + following, 1 - _LEAST_ELSEWHERE - stay)
        rows.append((stay, after, 1 - stay - after))
    return np.array(rows)


def _steps(moves: Grid, kinds: NDArray[np.int64]) -> Steps:
    """Return how often each section follows each other, for each row of `moves`."""
    counts = np.stack([(kinds == kind).sum(axis=1) for kind in range(3)], axis=1)
    each = moves[:, None, :] / np.maximum(counts, 1)
    wanted = np.broadcast_to(kinds, (len(moves), *kinds.shape))
    return normalize_rows(np.take_along_axis(each, wanted, axis=2))


def _kinds_of_move(columns: int) -> NDArray[np.int64]:
    kinds = np.full((columns, columns), _ELSEWHERE)
    kinds[np.arange(columns), np.arange(columns)] = _STAY
    kinds[np.arange(columns - 1), np.arange(1, columns)] = _NEXT
    return kinds
