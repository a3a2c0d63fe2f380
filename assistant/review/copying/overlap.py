"""Find overlaps of two texts, a few characters changed or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SEED = 4  # characters that must agree in a row for an overlap to begin
_GAP = 14  # characters between two seeds of one overlap, at most
_SHIFT = 4  # characters put in or left out between them
_LEAST = 8  # characters of an overlap
_AGREEING = 0.62  # share of an overlap that lies in seeds

Seeds = dict[str, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A span of the draft that occurs in the other text as well."""

    start: int
    end: int
    agreeing: int  # characters that are the very same


def index_seeds(text: str) -> Seeds:
    """Return the offsets of each run of four characters in `text`."""
    seeds: defaultdict[str, list[int]] = defaultdict(list)
    for offset in range(len(text) - _SEED + 1):
        seeds[text[offset : offset + _SEED]].append(offset)
    return dict(seeds)


def find_overlaps(seeds: Seeds, other: str) -> list[Overlap]:
    """Return the overlaps of the text with these seeds and `other`, in order.

    Sentences in another order give an overlap each.
    """
    done: list[_Chain] = []
    open_chains: list[_Chain] = []
    for there in range(len(other) - _SEED + 1):
        places = seeds.get(other[there : there + _SEED])
        if places is None:
            continue
        still_open = [chain for chain in open_chains if there - chain.there <= _GAP]
        done += [chain for chain in open_chains if there - chain.there > _GAP]
        open_chains = still_open
        for here in places:
            _extend_chain(open_chains, here, there)
    found = (chain.overlap() for chain in (*done, *open_chains))
    return sorted(filter(_is_long_enough, found), key=lambda one: one.start)


class _Chain:
    """Seeds that follow one another in both texts."""

    __slots__ = ("agreeing", "first", "here", "there")

    def __init__(self, here: int, there: int) -> None:
        self.first = self.here = here
        self.there = there
        self.agreeing = _SEED

    def continues(self, here: int, there: int) -> bool:
        """Return whether a seed at these offsets continues the chain."""
        ahead, beyond = here - self.here, there - self.there
        return 0 < ahead <= _GAP and 0 < beyond <= _GAP and abs(ahead - beyond) <= _SHIFT

    def append(self, here: int, there: int) -> None:
        """Add a seed."""
        self.agreeing += min(_SEED, here - self.here)
        self.here, self.there = here, there

    def overlap(self) -> Overlap:
        """Return the overlap from the first seed to the last."""
        return Overlap(start=self.first, end=self.here + _SEED, agreeing=self.agreeing)


def _extend_chain(chains: list[_Chain], here: int, there: int) -> None:
    """Add a seed to the newest chain that it continues, else open a chain."""
    for chain in reversed(chains):
        if chain.continues(here, there):
            chain.append(here, there)
            return
    chains.append(_Chain(here, there))


def _is_long_enough(one: Overlap) -> bool:
    length = one.end - one.start
    return length >= _LEAST and one.agreeing >= _AGREEING * length


def coverage_mask(spans: Iterable[tuple[int, int]], length: int) -> list[bool]:
    """Return for each offset below `length` whether a span covers it."""
    marks = [False] * length
    for start, end in spans:
        marks[start:end] = [True] * (end - start)
    return marks


def find_runs(marks: Sequence[bool], *, least: int) -> list[tuple[int, int]]:
    """Return (start, end) of each run of true marks of at least `least`.

    >>> find_runs([True] * 3 + [False] + [True], least=2)
    [(0, 3)]
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    for offset, mark in enumerate([*marks, False]):
        if mark and start is None:
            start = offset
        elif not mark and start is not None:
            if offset - start >= least:
                found.append((start, offset))
            start = None
    return found
