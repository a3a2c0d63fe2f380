"""Trends of a fictional bureau, one with what must be escaped."""

from __future__ import annotations

from decimal import Decimal

from assistant.records import Span
from assistant.review.trends.trend import Trend, YearValue, changes

EVIL = '<script>alert("x")</script>'


def trend(
    indicator: str, *values: tuple[int, str], unit: str = "座", organisation: str = "云溪县园林局"
) -> Trend:
    """Return a trend of these years and values."""
    numbers = tuple(Decimal(number) for _, number in values)
    rows = zip(values, numbers, changes(numbers, unit=unit), strict=True)
    return Trend(
        indicator=indicator,
        unit=unit,
        organisation=organisation,
        org_type="园林局",
        is_growth=False,
        values=tuple(
            YearValue(
                year=year,
                span=Span.YEAR,
                value=number,
                text=f"{written}{unit}",
                report_id=f"{year:010}",
                report_title=f"云溪县园林局{year}年工作总结",
                file=f"{year}.txt",
                line=7,
                section=("一、主要工作", "（二）公园建设"),
                sentence=f"全年{indicator}{written}{unit}，按期建成。",
                change_pct=change,
            )
            for (year, written), number, change in rows
        ),
    )
