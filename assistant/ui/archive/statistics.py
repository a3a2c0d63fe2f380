"""Count what is in the archive, as frames for plots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from assistant.records import Function, ReportEntry

_TYPES = 15  # bars that can be read
_STEP = 20  # passages


def by_year(reports: Sequence[ReportEntry]) -> pd.DataFrame:
    """Return how many reports of each kind each year has; those without a year apart."""
    counts = Counter((str(one.year or "不明"), one.kind.value) for one in reports)
    rows = [(year, kind, count) for (year, kind), count in sorted(counts.items())]
    return pd.DataFrame(rows, columns=["年份", "文种", "篇数"])


def by_type(reports: Sequence[ReportEntry]) -> pd.DataFrame:
    """Return how many reports the most frequent types of organisation have."""
    counts = Counter(one.org_type for one in reports).most_common(_TYPES)
    return pd.DataFrame(counts, columns=["单位类型", "篇数"])


def by_length(reports: Sequence[ReportEntry]) -> pd.DataFrame:
    """Return how many reports are of which length, in steps of passages."""
    counts = Counter(one.passages // _STEP for one in reports)
    rows = [
        (f"{_STEP * step}—{_STEP * (step + 1) - 1}", count)
        for step, count in sorted(counts.items())
    ]
    return pd.DataFrame(rows, columns=["段落数", "篇数"])


def by_function(sections: Sequence[tuple[Function, int]]) -> pd.DataFrame:
    """Return how many sections each function has, in their usual order."""
    counts = dict(sections)
    return pd.DataFrame(
        [(one.value, counts.get(one, 0)) for one in Function], columns=["功能", "章节数"]
    )
