"""Count reports by year and by organisation type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assistant.archive.patterns.pattern_counts import Origin
from assistant.phrasing.phrases import ByType, ByYear


def count_by_year(origins: Iterable[Origin]) -> ByYear:
    """Return (year, reports), years ascending; reports without a year are left out."""
    return tuple(sorted(Counter(o.year for o in origins if o.year is not None).items()))


def count_by_org_type(origins: Iterable[Origin]) -> ByType:
    """Return (type, reports), most reports first."""
    counts = Counter(origin.org_type for origin in origins)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
