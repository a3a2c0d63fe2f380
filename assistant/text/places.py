"""Read the names of China's provinces and prefectures."""

from __future__ import annotations

from functools import cache

from assistant.resources import data_lines


@cache
def place_names() -> frozenset[str]:
    """Return the names of provinces, cities and prefectures, without their rank."""
    return frozenset(name for line in data_lines("places.txt") for name in line.split())
