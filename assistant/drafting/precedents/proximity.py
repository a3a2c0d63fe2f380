"""Tell how near the unit behind a past report is to the one whose report is drafted."""

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
_STEPS = 2  # so far apart what is said may still be of one size
_YEARS = 10  # wording older than this is out of use


class Proximity(IntEnum):
    """How near two units are: the nearer, the less a sentence has to share to be borrowed."""

    FAR = 0  # of another rank or age: its words are of another size
    DISTANT = 1
    NEIGHBOUR = 2  # another kind of unit of about the same rank
    SAME_KIND = 3
    SAME_KIND_AND_RANK = 4
    OWN = 5


def proximity(brief: Brief, passage: StoredPassage) -> Proximity:
    """Return how near the unit that wrote `passage` is to that of `brief`."""
    year = brief.period.year
    if year and passage.year and year - passage.year > _YEARS:
        return Proximity.FAR
    if passage.organisation and passage.organisation == brief.organisation:
        return Proximity.OWN
    steps = _steps(_level(brief.organisation), passage.level)
    if passage.org_type in brief.org_types:
        return Proximity.SAME_KIND if steps else Proximity.SAME_KIND_AND_RANK
    if steps > _STEPS:
        return Proximity.FAR
    return Proximity.DISTANT if steps == _STEPS else Proximity.NEIGHBOUR


@cache
def _level(organisation: str) -> Level:
    return level_in_name(organisation)


def _steps(one: Level, other: Level) -> int:
    """Return how many ranks lie between two units; 1 where a rank is not known."""
    if one is other:
        return 0
    if Level.ENTERPRISE in {one, other}:
        return _STEPS
    ranks = [_RANKS.get(level) for level in (one, other)]
    first, second = ranks
    return 1 if first is None or second is None else abs(first - second)
