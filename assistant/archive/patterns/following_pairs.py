"""Pair each string in a clause with the strings that follow it there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from assistant.archive.patterns.coded_text import LONGEST_SLOT, CodedText, Numbers
from assistant.archive.patterns.multi_string_search import StringOccurrences


def following_pairs(
    coded: CodedText, found: StringOccurrences, which: Numbers
) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield (places in `which`, occurrences that follow them) until no clause has more.

    Between the two is a slot of 1 to `LONGEST_SLOT` characters of one clause.
    """
    clause = coded.clause[found.start]
    place = np.arange(len(which))
    here, there = which, which + 1
    while len(place):
        on = there < len(clause)
        place, here, there = place[on], here[on], there[on]
        gap = found.start[there] - found.end[here]
        on = (clause[there] == clause[here]) & (gap <= LONGEST_SLOT)
        place, here, there, gap = place[on], here[on], there[on], gap[on]
        slot = gap >= 1
        yield place[slot], there[slot]
        there = there + 1
