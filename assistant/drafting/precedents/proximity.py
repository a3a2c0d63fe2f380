"""Rank how near the unit of a past report is to the unit whose report is drafted."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from assistant.drafting.draft import Brief
from assistant.records import Level, StoredPassage
from assistant.reports.metadata import level_in_name

# A province's words are two steps away from a city's.
_RANKS = {
    Level.STATE: 0,
    Level.PROVINCE: 1,
    Level.CITY: 3,
    Level.PREFECTURE: 3,
    Level.DISTRICT: 4,
    Level.COUNTY: 4,
    Level.TOWN: 5,
    Level.TOWNSHIP: 5,
    Level.SUBDISTRICT: 5,
    Level.VILLAGE: 6,
}
_MOST_STEPS = 2  # so far apart two units may still speak of things of one size
_YEARS = 10


class Proximity(IntEnum):
    """How near two units are: the nearer, the less a sentence has to share to be reused."""

    FAR = 0  # of another rank or age: its words are of another size
    DISTANT = 1
    NEIGHBOUR = 2  # another kind of unit of about the same rank
    SAME_KIND = 3
    SAME_KIND_AND_RANK = 4
    OWN = 5


def proximity(brief: Brief, passage: StoredPassage) -> Proximity:
    """Return the proximity of the unit that wrote `passage` to that of `brief`."""
    if is_outdated(passage, brief):
        return Proximity.FAR
    if passage.organisation and passage.organisation == brief.organisation:
        return Proximity.OWN
    steps = _rank_distance(_level(brief.organisation), passage.level)
    if passage.org_type in brief.org_types:
        return Proximity.SAME_KIND if steps else Proximity.SAME_KIND_AND_RANK
    if steps > _MOST_STEPS:
        return Proximity.FAR
    return Proximity.DISTANT if steps == _MOST_STEPS else Proximity.NEIGHBOUR


def is_outdated(passage: StoredPassage, brief: Brief) -> bool:
    """Return whether `passage` is so much older than the report that its wording is out of use."""
    now, then = brief.period.year, passage.year
    return now is not None and then is not None and now - then > _YEARS


@cache
def _level(organisation: str) -> Level:
    return level_in_name(organisation)


def _rank_distance(one: Level, other: Level) -> int:
    """Return the number of ranks between two units; 1 where a rank is not known."""
    if one is other:
        return 0
    if Level.ENTERPRISE in {one, other}:
        return _MOST_STEPS
    ranks = [_RANKS.get(level) for level in (one, other)]
    first, second = ranks
    return 1 if first is None or second is None else abs(first - second)
