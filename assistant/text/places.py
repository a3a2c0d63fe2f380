"""Read the names of China's provinces and prefectures."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def place_names() -> frozenset[str]:
    """Return the names of provinces, cities and prefectures, without their rank."""
    text = (files("assistant") / "data/places.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
