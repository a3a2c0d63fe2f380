"""Choose the formulations of an opening that were in use when its period ended."""

from __future__ import annotations

from assistant.period_days import period_days
from assistant.records import Period
from assistant.reports.formulations import Role, formulations


def formulation_in_use(role: Role, period: Period, *, enterprise: bool = False) -> str:
    """Return the formulation in use in `period`, the newest of several; "" where none is.

    A period without a year has no newest formulation: only what is not bound to a meeting holds.

    >>> from assistant.records import Span
    >>> formulation_in_use(Role.YEAR, Period(year=2025, span=Span.YEAR))
    '“十四五”规划收官之年'
    """
    if period.year is None and role is not Role.GUIDE:
        return ""
    first, last = period_days(period)
    fitting = [
        row
        for row in formulations()
        if row.role is role
        and row.start <= last
        and row.end >= first
        and (row.for_enterprises or not enterprise)
    ]
    return max(fitting, key=lambda row: row.start).text if fitting else ""
