"""Read the lines of a ledger as a chain: what one of them is, those before and behind bear out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]  # (lines, kinds)
Steps = NDArray[np.float64]  # (lines - 1, kinds, kinds): how often which follows, line by line

_TINY = 1e-12


def probable_kinds(likely: Grid, steps: Steps) -> Grid:
    """Return how probable each kind is for each line, by all lines (forward and backward).

    `likely` says for each line how likely its words are for each kind.

    >>> likely = np.array([[0.9, 0.1], [0.4, 0.6], [0.9, 0.1]])
    >>> steps = np.array([[[0.9, 0.1], [0.1, 0.9]]] * 2)
    >>> probable_kinds(likely, steps).argmax(axis=1).tolist()
    [0, 0, 0]
    """
    return normalize_rows(_forward(likely, steps) * _backward(likely, steps))


def probable_moves(likely: Grid, steps: Steps) -> Steps:
    """Return how probably each kind follows each other, for every two neighbouring lines."""
    ahead, behind = _forward(likely, steps), _backward(likely, steps)
    moves = ahead[:-1, :, None] * steps * ((likely + _TINY) * behind)[1:, None, :]
    probable: Steps = moves / moves.sum(axis=(1, 2), keepdims=True)
    return probable


def likelihood(likely: Grid, steps: Steps) -> float:
    """Return the logarithm of how probable all lines are together.

    >>> steps = np.array([[[0.5, 0.5], [0.5, 0.5]]])
    >>> round(float(np.exp(likelihood(np.array([[0.5, 0.5], [0.2, 0.2]]), steps))), 6)
    0.2
    """
    reached, total = likely[0] + _TINY, 0.0
    for row, step in zip(likely[1:], steps, strict=True):
        total += float(np.log(reached.sum()))
        reached = (reached / reached.sum()) @ step * (row + _TINY)
    return total + float(np.log(reached.sum()))


def normalize_rows(grid: Grid) -> Grid:
    """Return the rows, each with the sum 1."""
    normalized: Grid = grid / np.maximum(grid.sum(axis=-1, keepdims=True), _TINY)
    return normalized


def _forward(likely: Grid, steps: Steps) -> Grid:
    reached = [likely[0] + _TINY]
    for row, step in zip(likely[1:], steps, strict=True):
        here = (reached[-1] @ step) * (row + _TINY)
        reached.append(here / here.sum())
    return np.array(reached)


def _backward(likely: Grid, steps: Steps) -> Grid:
    reached = [np.ones(likely.shape[1])]
    for row, step in zip(likely[:0:-1], steps[::-1], strict=True):
        here = step @ ((row + _TINY) * reached[-1])
        reached.append(here / here.sum())
    return np.array(reached[::-1])
