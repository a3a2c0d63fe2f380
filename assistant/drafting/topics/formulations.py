"""Choose the dated formulations of an opening: what was in use when the period ended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from assistant.records import Period, Span


class Role(StrEnum):
    """What a formulation does in an opening."""

    GUIDE = "指导思想"
    SPIRIT = "会议精神"
    CAMPAIGN = "学习教育"
    YEAR = "年份"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulation:
    """One row of the dated table that a unit keeps: the words and the days they hold for."""

    role: Role
    text: str
    start: date
    end: date
    document: str
    for_enterprises: bool


# Of each span the first and the last day, as month and day.
_DAYS = {
    Span.FIRST_HALF: ((1, 1), (6, 30)),
    Span.SECOND_HALF: ((7, 1), (12, 31)),
    Span.FIRST_QUARTER: ((1, 1), (3, 31)),
    Span.SECOND_QUARTER: ((4, 1), (6, 30)),
    Span.THIRD_QUARTER: ((7, 1), (9, 30)),
    Span.THREE_QUARTERS: ((1, 1), (9, 30)),
    Span.FOURTH_QUARTER: ((10, 1), (12, 31)),
}
_WHOLE_YEAR = ((1, 1), (12, 31))


@cache
def all_formulations() -> tuple[Formulation, ...]:
    """Return the rows of `assistant/data/formulations.toml` in their order."""
    path = files("assistant") / "data/formulations.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Formulation(
            role=Role(row["role"]),
            text=row["text"],
            start=row["from"],
            end=row.get("until", date.max),
            document=row["document"],
            for_enterprises=row.get("enterprise", False),
        )
        for row in table["formulation"]
    )


def formulation(role: Role, period: Period, *, enterprise: bool = False) -> str:
    """Return what was in use in `period`, the newest of several; "" where nothing is dated so.

    A period without a year has no newest formulation: only what is not bound to a meeting holds.

    >>> formulation(Role.YEAR, Period(year=2025, span=Span.YEAR))
    '“十四五”规划收官之年'
    """
    if period.year is None and role is not Role.GUIDE:
        return ""
    first, last = _days_of(period)
    fitting = [
        row
        for row in all_formulations()
        if row.role is role
        and row.start <= last
        and row.end >= first
        and (row.for_enterprises or not enterprise)
    ]
    return max(fitting, key=lambda row: row.start).text if fitting else ""


def _days_of(period: Period) -> tuple[date, date]:
    if period.year is None:
        return date.max, date.max
    first, last = _DAYS.get(period.span, _WHOLE_YEAR)
    return date(period.year, *first), date(period.year, *last)
