"""Measure the variety of the members of many groups at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.archive.patterns.coded_text import Numbers

Floats = NDArray[np.float64]


def distinct_values(values: Numbers) -> Numbers:
    """Return the different values, ascending.

    Sorted for: numpy's own `unique` hashes, which takes seconds where values share low bits.

    >>> distinct_values(np.array([5, 6, 5])).tolist()
    [5, 6]
    """
    ordered = np.sort(values)
    is_first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def distinct_counts(group: Numbers, value: Numbers, *, groups: int) -> Numbers:
    """Return for each group the number of different values of its members.

    >>> distinct_counts(np.array([0, 0, 1]), np.array([5, 5, 6]), groups=2).tolist()
    [1, 1]
    """
    pairs = distinct_values((group << 32) + value)
    return np.bincount(pairs >> 32, minlength=groups)


def group_entropy(group: Numbers, value: Numbers, count: Numbers) -> Floats:
    """Return for each group the bits of entropy of its members' values, each under 65,536.

    `count` is the size of each group.

    >>> group_entropy(np.array([0, 0, 1]), np.array([5, 6, 6]), np.array([2, 1])).tolist()
    [1.0, 0.0]
    """
    pairs, times = np.unique((group << 16) + value, return_counts=True)
    portion = times / count[pairs >> 16]
    bits: Floats = -portion * np.log2(portion)
    return np.bincount(pairs >> 16, weights=bits, minlength=len(count)).astype(np.float64)


def share_true(group: Numbers, true: NDArray[np.bool_], count: Numbers) -> Floats:
    """Return for each group the share of its members with True."""
    times: Floats = np.bincount(group, weights=true, minlength=len(count)).astype(np.float64)
    return times / count
