"""Read years, dates and periods off a match of the forms of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.figures.figure import Figure, FigureKind, make_figure


def read_year(match: re.Match[str]) -> Iterator[Figure]:
    """Yield a calendar year: 2024年, 二〇二四年."""
    year = parse_chinese_number(match["year"] or match["cn_year"])
    if year is not None:
        yield make_figure(match, FigureKind.YEAR, f"{year}年", Decimal(year), unit="年")


def read_iso_date(match: re.Match[str]) -> Iterator[Figure]:
    """Yield the year and the day of 2024-05-18."""
    year = int(match["iso_year"])
    yield make_figure(
        match, FigureKind.YEAR, f"{year}年", Decimal(year), unit="年", span=match.span("iso_year")
    )
    span = match.start("iso_month"), match.end()
    yield _make_day(match, int(match["iso_month"]), int(match["iso_day"]), span)


def read_date(match: re.Match[str]) -> Iterator[Figure]:
    """Yield a month, a day, both ends of a run of days, or a time of day."""
    if match["hour"]:
        yield make_figure(match, FigureKind.DATE, f"{int(match['hour'])}:{match['minute']}")
        return
    if match["cn_month"]:
        yield _make_spoken_date(match)
        return
    month = int(match["month"])
    last = "day_till" if match["day_till"] else "day_last"
    if match["day"]:
        end = match.end("day") + 1 if match[last] else match.end()
        yield _make_day(match, month, int(match["day"]), (match.start(), end))
    else:
        key = f"{month}月{match['month_part'] or ''}"
        yield make_figure(match, FigureKind.DATE, key, Decimal(month), unit="月")
    if match[last]:
        yield _make_day(match, month, int(match[last]), (match.start(last), match.end()))


def _make_spoken_date(match: re.Match[str]) -> Figure:
    """Return a date in Chinese numerals: 五月十八日, 四月中旬, 三月份."""
    month = parse_chinese_number(match["cn_month"]) or 0
    if match["cn_day"]:
        return _make_day(match, month, parse_chinese_number(match["cn_day"]) or 0, match.span())
    key = f"{month}月{match['cn_month_part'] or ''}"
    return make_figure(match, FigureKind.DATE, key, Decimal(month), unit="月")


def _make_day(match: re.Match[str], month: int, day: int, span: tuple[int, int]) -> Figure:
    return make_figure(match, FigureKind.DATE, f"{month}月{day}日", span=span)


def read_months(match: re.Match[str]) -> Iterator[Figure]:
    """Yield a run of months: 1-5月."""
    key = f"{int(match['month_from'])}-{int(match['month_till'])}月"
    yield make_figure(match, FigureKind.PERIOD, key)


def read_quarter(match: re.Match[str]) -> Iterator[Figure]:
    """Yield one quarter or the first ones: 三季度, 前三季度."""
    key = f"{match['front']}{parse_chinese_number(match['quarter'])}季度"
    yield make_figure(match, FigureKind.PERIOD, key)
