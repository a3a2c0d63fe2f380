"""Say when a formulation was used, by whom, and what stands beside it; never whether it may be."""

from __future__ import annotations

import re

from assistant.archive.protocol import WordingStore
from assistant.phrasing.fillers import ranked_openings
from assistant.phrasing.reading import spread
from assistant.phrasing.records import Filler, Timeline
from assistant.phrasing.skeletons import SLOT, expression
from assistant.phrasing.tallies import by_org_type, by_year
from assistant.records import Filter
from assistant.text.clean import clean

_EVERYTHING = Filter()
_READ_FOR_NEIGHBOURS = 200  # passages, from all over the archive
_NEIGHBOURS = 10


def timeline(archive: WordingStore, phrase: str, *, filter: Filter = _EVERYTHING) -> Timeline:
    """Return in how many reports `phrase` stands word for word, by year and organisation type.

    A report that copies another is not counted.
    """
    wanted = clean(phrase).strip()
    known = archive.pattern_counts().by_report
    origins = [
        known[report]
        for report in archive.reports_holding(wanted, filter=filter)
        if report in known
    ]
    years = by_year(origins)
    return Timeline(
        phrase=wanted,
        reports=len(origins),
        first=years[0][0] if years else None,
        last=years[-1][0] if years else None,
        by_year=years,
        by_org_type=by_org_type(origins),
        beside=_beside(archive, wanted, filter) if origins else (),
    )


def _beside(archive: WordingStore, phrase: str, filter: Filter) -> tuple[Filler, ...]:
    """Return the phrase with what its clauses say right before or right behind it."""
    found = spread(archive, [phrase], passages=_READ_FOR_NEIGHBOURS, filter=filter)
    before = [(m[1], o.report_id) for o in found for m in _led(phrase).finditer(o.clean)]
    behind = [(m[1], o.report_id) for o in found for m in _trailed(phrase).finditer(o.clean)]
    fillers = [
        *(
            Filler(text=filler.text + phrase, count=filler.count)
            for filler in ranked_openings(before, limit=_NEIGHBOURS, backwards=True)
        ),
        *(
            Filler(text=phrase + filler.text, count=filler.count)
            for filler in ranked_openings(behind, limit=_NEIGHBOURS)
        ),
    ]
    return tuple(sorted(fillers, key=lambda filler: -filler.count)[:_NEIGHBOURS])


def _led(phrase: str) -> re.Pattern[str]:
    return expression(f"{SLOT}{phrase}")


def _trailed(phrase: str) -> re.Pattern[str]:
    return expression(f"{phrase}{SLOT}")
