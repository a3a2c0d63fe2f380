"""Compute confidence intervals of means over queries.

The percentile bootstrap of Efron and Tibshirani, "An Introduction to the Bootstrap" (1993),
chapter 13: the queries are resampled with repetition, as many as there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 2_000
_PERCENTILES = [2.5, 97.5]  # 95 % lie between
_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean, and its 95 % interval."""

    mean: float
    low: float
    high: float


def bootstrap_interval(values: Sequence[float]) -> Interval:
    """Return the mean of one value per query, with its interval; equal values give equal ones.

    The difference of two configurations is judged by its value on each query ("paired"): a query
    that is hard for both then does not widen the interval. A single query has no interval: all
    three are its value.

    >>> bootstrap_interval([1.0, 1.0])
    Interval(mean=1.0, low=1.0, high=1.0)
    """
    sample = np.array(values, dtype=np.float64)
    drawn = np.random.default_rng(_SEED).choice(sample, (_RESAMPLES, len(sample)))
    low, high = np.percentile(drawn.mean(axis=1), _PERCENTILES)
    return Interval(mean=float(sample.mean()), low=float(low), high=float(high))


def paired_interval(before: Sequence[float], after: Sequence[float]) -> Interval:
    """Return the mean gain of `after` over `before`, query by query, with its interval."""
    return bootstrap_interval([new - old for old, new in zip(before, after, strict=True)])
