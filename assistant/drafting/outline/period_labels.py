"""Name a report's period and the one after it as reports write them."""

from __future__ import annotations

from assistant.records import Period, Span


def period_label(period: Period, *, unknown: str) -> str:
    """Return how a report names its period, `unknown` without a year.

    >>> period_label(Period(year=2024, span=Span.FIRST_HALF), unknown="今年以来")
    '2024年上半年'
    """
    if period.year is None:
        return unknown
    span = "" if period.span in {Span.YEAR, Span.OTHER} else period.span.value
    return f"{period.year}年{span}"


def next_period_label(period: Period) -> str:
    """Return how a report names the time its plan is for: 下半年, 2025年, or 下一步.

    >>> next_period_label(Period(year=2024, span=Span.YEAR))
    '2025年'
    """
    if period.span is Span.FIRST_HALF:
        return "下半年"
    return f"{period.year + 1}年" if period.year and period.span is Span.YEAR else "下一步"
