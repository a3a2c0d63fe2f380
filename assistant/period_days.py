"""The first and the last day of the period that a report covers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from assistant.records import Period, Span

# The first and the last month of each span.
SPAN_MONTHS: Mapping[str, tuple[int, int]] = {
    Span.YEAR: (1, 12),
    Span.FIRST_HALF: (1, 6),
    Span.SECOND_HALF: (7, 12),
    Span.FIRST_QUARTER: (1, 3),
    Span.SECOND_QUARTER: (4, 6),
    Span.THIRD_QUARTER: (7, 9),
    Span.FOURTH_QUARTER: (10, 12),
    Span.THREE_QUARTERS: (1, 9),
}

_WRITING_MONTHS = 4  # after a period, in which its report is still being written


def period_days(period: Period) -> tuple[date, date]:
    """Return the first and the last day of `period`.

    A span that is not known is taken for the whole year, an unknown year for the last there is.

    >>> [str(day) for day in period_days(Period(year=2025, span=Span.FOURTH_QUARTER))]
    ['2025-10-01', '2025-12-31']
    """
    year = period.year or date.max.year
    first, last = SPAN_MONTHS.get(period.span, SPAN_MONTHS[Span.YEAR])
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def last_writing_day(period: Period) -> date:
    """Return the day until which a report on `period` may still be written.

    >>> str(last_writing_day(Period(year=2024, span=Span.YEAR)))
    '2025-04-28'
    """
    _, last = period_days(period)
    month = last.month + _WRITING_MONTHS
    return date(last.year + (month > 12), (month - 1) % 12 + 1, 28)


def chinese_date(day: date) -> str:
    """Return `day` as a report writes it.

    >>> chinese_date(date(2025, 6, 30))
    '2025年6月30日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
