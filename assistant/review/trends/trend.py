"""Records of a trend: one indicator of one unit, its values year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.records import Span

_PERCENT = frozenset(("%", "个百分点", "百分点"))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue:
    """The value of an indicator in one report, and where it stands."""

    year: int
    span: Span
    value: Decimal  # in the unit of the trend
    text: str  # as the report writes it: 1.86万起
    report_id: str
    report_title: str
    file: str
    line: int | None  # None for files without lines
    section: tuple[str, ...] = ()  # headings, outermost first
    sentence: str = ""  # in which it stands
    change_pct: Decimal | None = None  # against the value before; of percentages in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One indicator of one unit over the years, the earliest value first."""

    indicator: str
    unit: str  # of measure
    organisation: str
    org_type: str
    is_growth: bool  # the values say by how much it grew against the year before
    values: tuple[YearValue, ...]

    @property
    def is_percentage(self) -> bool:
        """Whether the values are percentages: they change by points."""
        return self.unit in _PERCENT

    @property
    def total_change(self) -> Decimal | None:
        """The change from the first to the last value, as `change_pct`; None for one value."""
        if len(self.values) < 2:
            return None
        return change_between(self.values[0].value, self.values[-1].value, unit=self.unit)


def change_between(old: Decimal, new: Decimal, *, unit: str) -> Decimal | None:
    """Return by how many percent a value changed, percentages by how many points; None from 0.

    >>> change_between(Decimal(16), Decimal(14), unit="座")
    Decimal('-12.5')
    >>> change_between(Decimal("86.3"), Decimal("90.1"), unit="%")
    Decimal('3.8')
    """
    if unit in _PERCENT:
        return new - old
    return ((new - old) / abs(old) * 100).quantize(Decimal("0.1")) if old else None


def changes(values: tuple[Decimal, ...], *, unit: str) -> Iterator[Decimal | None]:
    """Yield the change of each value against the one before; None for the first."""
    yield None
    for old, new in pairwise(values):
        yield change_between(old, new, unit=unit)
