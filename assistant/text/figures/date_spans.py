"""Read years and the days that dates and periods cover: 3月 covers 3月18日."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.period_days import SPAN_MONTHS
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures

_YEAR = re.compile(r"20\d\d(?=年)")
_DATE = re.compile(r"(?P<month>\d+)月(?:(?P<day>\d+)日|(?P<part>.+))?")
_NAMED_DAY = re.compile(r"(?P<month>1[0-2]|[1-9])\.(?P<day>3[01]|[12]\d|[1-9])")  # “5·18”
_MONTHS = re.compile(r"(?P<first>\d+)-(?P<last>\d+)月")
_QUARTERS = re.compile(r"(?P<front>前?)(?P<quarter>\d)季度")
_PARTS = {
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}


class DaySpan(NamedTuple):
    """The first and the last day of a stretch of a year, each as (month, day)."""

    first: tuple[int, int]
    last: tuple[int, int]

    def covers(self, other: DaySpan) -> bool:
        """Return whether all days of `other` are in it."""
        return self.first <= other.first and other.last <= self.last


def day_span(figure: Figure) -> DaySpan | None:
    """Return the days that a date or a period covers; None for a time of day, or no date.

    >>> day_span(find_figures("三季度完成")[0])
    DaySpan(first=(7, 1), last=(9, 31))
    """
    if figure.kind is FigureKind.DATE and (found := _DATE.fullmatch(figure.key)):
        first, last = _PARTS.get(found["part"] or "", (1, 31))
        if found["day"]:
            first = last = int(found["day"])
        month = int(found["month"])
        return DaySpan((month, first), (month, last))
    if figure.kind is FigureKind.CODE and (found := _NAMED_DAY.fullmatch(figure.key)):
        day = int(found["month"]), int(found["day"])
        return DaySpan(day, day)
    if found := _MONTHS.fullmatch(figure.key):
        return _span_of_months(int(found["first"]), int(found["last"]))
    if found := _QUARTERS.fullmatch(figure.key):
        last = 3 * int(found["quarter"])
        return _span_of_months(1 if found["front"] else last - 2, last)
    return None


def read_day_spans(text: str) -> list[DaySpan]:
    """Return the days that each date and period of `text` covers, in reading order."""
    spans = (day_span(figure) for figure in find_figures(text))
    return [span for span in spans if span is not None]


def named_years(text: str) -> list[int]:
    """Return the years of this century that `text` names, in reading order.

    >>> named_years("2024年受理30件，2025年受理42件")
    [2024, 2025]
    """
    return [int(year) for year in _YEAR.findall(text)]


def half_year_span(words: str) -> DaySpan | None:
    """Return the days of 上半年, 下半年, 前三季度 or 全年; None for other words."""
    months = SPAN_MONTHS.get(words)
    return _span_of_months(*months) if months else None


def _span_of_months(first: int, last: int) -> DaySpan:
    return DaySpan((first, 1), (last, 31))
