"""Read the names of China's provinces, prefectures and counties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from assistant.resources import data_lines


@cache
def place_names() -> frozenset[str]:
    """Return the names of provinces, cities and prefectures, without their rank."""
    return frozenset(name for line in data_lines("places.txt") for name in line.split())


@cache
def counties() -> Mapping[str, frozenset[str]]:
    """Return the counties and districts with their rank, each with the places above it.

    Those are its province and prefecture, without rank; of both where two counties share a name.

    >>> sorted(counties()["德清县"])
    ['浙江', '湖州']
    """
    above: defaultdict[str, set[str]] = defaultdict(set)
    for line in data_lines("counties.txt"):
        province, prefecture, *names = line.split()
        for name in names:
            above[name].update((province, prefecture))
    return {name: frozenset(places) for name, places in above.items()}
