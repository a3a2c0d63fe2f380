"""Read the names of China's provinces, prefectures and counties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from assistant.resources import data_lines
from assistant.text.segmentation import dictionary_words

_USUAL = 3  # counties: so many name themselves with a character that any new one may


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


@cache
def provinces() -> Mapping[str, str]:
    """Return the prefectures, without rank, each with its province."""
    rows = (line.split() for line in data_lines("counties.txt"))
    return {prefecture: province for province, prefecture, *_ in rows}


@cache
def sights() -> Mapping[str, frozenset[str]]:
    """Return well-known sights, streets and old towns, each with the places it is in.

    >>> sorted(sights()["宽窄巷子"])
    ['四川', '成都']
    """
    rows = (line.split() for line in data_lines("sights.txt"))
    return {name: frozenset(places) for name, *places in rows}


def sounds_like_place(name: str) -> bool:
    """Return whether counties end as `name` does, without its rank, and words begin otherwise.

    It tells invented and unlisted places from a kind of place: 青峰县, but 农业县. The first
    character counts only where the two are a word.

    >>> sounds_like_place("青峰"), sounds_like_place("农业")
    (True, False)
    """
    first, last = _edges_of_counties()
    is_word = len(dictionary_words(name)) == 1
    return last[name[-1:]] >= _USUAL and (not is_word or first[name[:1]] >= _USUAL)


@cache
def _edges_of_counties() -> tuple[Counter[str], Counter[str]]:
    """Return how many counties of two characters and a rank begin and end with a character."""
    stems = [name[:-1] for name in counties() if len(name) == 3]
    return Counter(stem[0] for stem in stems), Counter(stem[-1] for stem in stems)
