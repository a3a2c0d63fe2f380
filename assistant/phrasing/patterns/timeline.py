"""Build the timeline of a phrase: its use by year and organisation type, and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.archive.archive_records import Occurrence
from assistant.archive.protocol import WordingStore
from assistant.phrasing.patterns.fillers import rank_openings
from assistant.phrasing.patterns.report_counts import count_by_org_type, count_by_year
from assistant.phrasing.patterns.slot_patterns import SLOT, slot_expression, whole_matches
from assistant.phrasing.phrases import Filler, Timeline
from assistant.records import Filter
from assistant.text.clean import clean

_EVERYTHING = Filter()
_READ_FOR_NEIGHBOURS = 150  # passages, each from another report
_NEIGHBOURS = 10


def build_timeline(archive: WordingStore, phrase: str, *, filter: Filter = _EVERYTHING) -> Timeline:
    """Return the number of reports with `phrase`, by year and organisation type.

    Copies of earlier reports are not counted.
    """
    wanted = clean(phrase).strip()
    known = archive.pattern_counts().by_report
    holding = archive.reports_containing(wanted, filter=filter)
    origins = [known[report] for report in holding if report in known]
    years = count_by_year(origins)
    return Timeline(
        phrase=wanted,
        reports=len(origins),
        first=years[0][0] if years else None,
        last=years[-1][0] if years else None,
        by_year=years,
        by_org_type=count_by_org_type(origins),
        beside=_neighbours(archive, wanted, list(holding.values()), filter),
    )


def _neighbours(
    archive: WordingStore, phrase: str, passages: Sequence[int], filter: Filter
) -> tuple[Filler, ...]:
    """Return the phrase with the most frequent words right before or behind it."""
    some = passages[:: max(1, len(passages) // _READ_FOR_NEIGHBOURS)]
    known = archive.pattern_counts().by_report
    found = [one for one in archive.occurrences(some, filter=filter) if one.report_id in known]
    before = _slot_texts(slot_expression(f"{SLOT}{phrase}"), found)
    behind = _slot_texts(slot_expression(f"{phrase}{SLOT}"), found)
    fillers = [
        *(
            Filler(text=filler.text + phrase, count=filler.count)
            for filler in rank_openings(before, limit=_NEIGHBOURS, backwards=True, attached=True)
        ),
        *(
            Filler(text=phrase + filler.text, count=filler.count)
            for filler in rank_openings(behind, limit=_NEIGHBOURS, attached=True)
        ),
    ]
    return tuple(sorted(fillers, key=lambda filler: -filler.count)[:_NEIGHBOURS])


def _slot_texts(
    expression: re.Pattern[str], occurrences: Sequence[Occurrence]
) -> list[tuple[str, str]]:
    return [
        (match[1], one.report_id)
        for one in occurrences
        for match in whole_matches(expression, one.clean)
    ]
