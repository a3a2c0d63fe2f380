"""Merge ranked lists so that each gets its turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def interleave(ranked: Sequence[Sequence[T]]) -> Iterator[T]:
    """Yield the first of each list, then the second of each, and so on.

    >>> list(interleave([["甲1", "甲2", "甲3"], [], ["乙1"]]))
    ['甲1', '乙1', '甲2', '甲3']
    """
    for rank in range(max(map(len, ranked), default=0)):
        yield from (one[rank] for one in ranked if rank < len(one))
