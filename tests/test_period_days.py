"""Every part of a year has days of its own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.period_days import period_days
from assistant.records import Period, Span


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.YEAR, (1, 1), (12, 31)),
        (Span.FIRST_HALF, (1, 1), (6, 30)),
        (Span.SECOND_HALF, (7, 1), (12, 31)),
        (Span.FIRST_QUARTER, (1, 1), (3, 31)),
        (Span.SECOND_QUARTER, (4, 1), (6, 30)),
        (Span.THIRD_QUARTER, (7, 1), (9, 30)),
        (Span.FOURTH_QUARTER, (10, 1), (12, 31)),
        (Span.THREE_QUARTERS, (1, 1), (9, 30)),
        (Span.OTHER, (1, 1), (12, 31)),
    ],
)
def test_the_days_of_each_span(span: Span, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert period_days(Period(year=2024, span=span)) == (date(2024, *first), date(2024, *last))


def test_a_period_without_a_year_lies_at_the_end_of_time() -> None:
    assert period_days(Period(year=None, span=Span.YEAR))[1] == date.max
