"""Tell how far reports make a headline of what a figure counts, and whether it is to fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from assistant.resources import data_lines

_LONGEST = 10  # characters of a word of the table
_BEHIND = 2  # characters behind the word that says what is counted: 新增就业人数
_PLACES = 300  # of which nearly all quote what the most quoted words count
_FALLS = 0.8  # share of its moves from which on a word is told of for falling


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quoted:
    """How reports quote the figures of a word."""

    opening: int  # places where a report opens with it
    places: int  # that quote it at all
    share: float  # of the mentions, those with a figure
    falls: float  # of the moves, those down


def headline_weight(label: str, *, of_area: bool) -> float:
    """Return from 0 to 1 how far reports quote figures of what `label` names.

    What is seldom mentioned without its figure is an indicator; other words say that there was
    some work. What stands in front only describes what is counted: 就业审核单位 are no 就业. The
    report of an area has to open with what such reports open with.

    >>> headline_weight("优良天数", of_area=False) > 0.7
    True
    >>> headline_weight("排污权交易", of_area=False)
    0.0
    """
    counted = label[-_LONGEST:]
    found = [_weigh(one, of_area=of_area) for one in _known_in(counted, len(counted) - _BEHIND)]
    return max(found, default=0.0)


def is_to_fall(label: str) -> bool:
    """Return whether reports tell of what `label` names for having fallen.

    >>> is_to_fall("信访总量"), is_to_fall("优良天数")
    (True, False)
    """
    known = list(_known_in(label))
    return bool(known) and known[-1].falls >= _FALLS


def _weigh(quoted: _Quoted, *, of_area: bool) -> float:
    weight = quoted.share * log(1 + quoted.places) / log(1 + _PLACES)
    if of_area:
        weight = (weight + log(1 + quoted.opening) / log(1 + _PLACES)) / 2
    return min(weight, 1.0)


def _known_in(label: str, least: int = 0) -> Iterator[_Quoted]:
    """Yield the words of the table in `label`, by their ends; of those that end together one.

    None ends in front of `least`.

    The longest counts: 森林覆盖率 is another thing than 覆盖率.
    """
    table = _table()
    for end in range(max(2, least), len(label) + 1):
        for start in range(max(end - _LONGEST, 0), end - 1):
            if quoted := table.get(label[start:end]):
                yield quoted
                break


@cache
def _table() -> dict[str, _Quoted]:
    """Return the rows of `assistant/data/headline_indicators.txt`."""
    rows = (line.split("\t") for line in data_lines("headline_indicators.txt"))
    return {
        word: _Quoted(
            opening=int(opening), places=int(places), share=int(share) / 100, falls=int(falls) / 100
        )
        for word, opening, places, share, falls in rows
    }
