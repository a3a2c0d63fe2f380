"""Read the dated table of formulations and meetings that a unit may edit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from assistant.records import Period, Span

_DAYS = {
    Span.FIRST_HALF: ((1, 1), (6, 30)),
    Span.FIRST_QUARTER: ((1, 1), (3, 31)),
    Span.SECOND_QUARTER: ((4, 1), (6, 30)),
    Span.THREE_QUARTERS: ((1, 1), (9, 30)),
    Span.THIRD_QUARTER: ((7, 1), (9, 30)),
}
_HANDED_IN = 4  # months after the period within which its report is still being written


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One row of the table: a formulation, and from when to when it was in use."""

    pattern: re.Pattern[str]
    start: date
    end: date
    replacement: str
    document: str
    unless: re.Pattern[str] | None  # in the same sentence: there it is history, or meant otherwise
    of_a_year: bool  # names the year's own place: what counts is the year it is said of


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A congress or one of its plenums."""

    rank: tuple[int, int]  # (20, 3): the third plenum of the twentieth; (20, 0): the congress
    name: str
    day: date  # its last


@cache
def _table() -> dict[str, list[dict[str, object]]]:
    path = files("assistant") / "data/formulations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def dated() -> tuple[Dated, ...]:
    """Return the formulations that a check looks for."""
    return tuple(
        Dated(
            pattern=re.compile(str(row["pattern"])),
            start=_day(row.get("from"), date.min),
            end=_day(row.get("until"), date.max),
            replacement=str(row.get("replacement", "")),
            document=str(row["document"]),
            unless=re.compile(str(row["unless"])) if "unless" in row else None,
            of_a_year=bool(row.get("of_a_year", False)),
        )
        for row in _table()["dated"]
    )


def _day(value: object, otherwise: date) -> date:
    return value if isinstance(value, date) else otherwise


@cache
def meetings() -> tuple[Meeting, ...]:
    """Return the congresses and their plenums, oldest first."""
    return tuple(
        Meeting(
            rank=(int(str(row["congress"])), int(str(row["plenum"]))),
            name=str(row["name"]),
            day=_day(row["closed"], date.min),
        )
        for row in _table()["meeting"]
    )


@cache
def formulations() -> tuple[str, ...]:
    """Return the words of all formulations that openings use."""
    return tuple(str(row["text"]) for row in _table()["formulation"])


@cache
def spirits_in_use() -> tuple[tuple[date, str], ...]:
    """Return from which day on reports name which spirit, oldest first."""
    rows = [row for row in _table()["formulation"] if row["role"] == "会议精神"]
    return tuple((_day(row["from"], date.min), str(row["text"])) for row in rows)


def days_of(period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period that has a year."""
    year = period.year or date.max.year
    first, last = _DAYS.get(period.span, ((1, 1), (12, 31)))
    return date(year, *first), date(year, *last)


def writing_ends(day: date) -> date:
    """Return until when a report on a period that ends on `day` may still be written."""
    month = day.month + _HANDED_IN
    return date(day.year + (month > 12), (month - 1) % 12 + 1, 28)


def said(day: date) -> str:
    """Return a day as it is written in Chinese."""
    return f"{day.year}年{day.month}月{day.day}日"
