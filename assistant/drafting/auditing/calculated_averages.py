"""Work out averages: for each of what is counted, for a month, for a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.drafting.auditing.calculations import Result, pairs
from assistant.drafting.auditing.operands import Beside, Operands, counts_each
from assistant.drafting.fact_figures.fact_amounts import FactAmount
from assistant.drafting.fact_figures.measures import are_alike
from assistant.period_days import period_days
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.rounding import read_digits
from assistant.text.lexicon import group

_AVERAGE = re.compile(rf"{group('totals.average').pattern}|[^，。；\d]均|每")
_PER_TIME = re.compile(r"(?P<one>[月日周季])均|每个?(?P<other>[月天日周季])")
_DAYS_IN = {
    "月": Decimal("30.4"),
    "季": Decimal("91.3"),
    "周": Decimal(7),
    "天": Decimal(1),
    "日": Decimal(1),
}
_DAYS_OF_YEAR = 365
_LARGE = re.compile("[百千万亿]+")
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def work_out_averages(
    place: LabelledFigure, beside: Beside, operands: Operands
) -> Iterator[Result]:
    """Yield the averages that the figure at `place` may be."""
    yield from _averages(place, operands)
    yield from _averages_over_time(place, beside, operands)


def _averages(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    """Yield amounts divided by what is counted beside them, where 均 or 每 says so."""
    if not _AVERAGE.search(place.clause):
        return
    for whole, count in pairs(operands):
        if (
            not are_alike(place.figure, whole.place.figure)
            or count.is_rate
            or count.amount.value <= 0
            or whole.is_rate
        ):
            continue
        if count.place.move or count.is_base != whole.is_base:
            continue
        for divisor in _divisors(count):
            number = whole.amount.value / divisor
            yield Result(
                number=number,
                operands=(whole, count),
                is_told=True,
                is_average=True,
                counts_each=counts_each(place, count),
            )


def _divisors(count: FactAmount) -> set[Decimal]:
    """Return the number of an amount in its own unit and in the one it is kept in: 11.5, 11500."""
    own = count.amount.value
    digits = read_digits(count.place.figure)
    if digits is None or not digits.scale:
        return {own}
    large = _LARGE.match(count.place.figure.text[digits.end :])
    scale = Decimal(1)
    for sign in large[0] if large else "":
        scale *= _SCALES[sign]
    return {own, own * scale / digits.scale}


def _averages_over_time(
    place: LabelledFigure, beside: Beside, operands: Operands
) -> Iterator[Result]:
    found = _PER_TIME.search(place.clause)
    if not found:
        return
    times = _times_of(found["one"] or found["other"], beside)
    for source in operands.sources:
        for whole in source:
            if are_alike(place.figure, whole.place.figure) and not whole.is_rate:
                for parts in times:
                    number = whole.amount.value / parts
                    yield Result(number=number, operands=(whole,), is_told=True, is_average=True)


def _times_of(unit: str, beside: Beside) -> set[int]:
    """Return how many months, days … the report covers; a plan has the rest of the year, or all."""
    first, last = period_days(beside.period)
    days = (last - first).days + 1
    spans = {days, _DAYS_OF_YEAR - days, _DAYS_OF_YEAR} if beside.is_plan else {days}
    return {round(one / _DAYS_IN[unit]) for one in spans} - {0}
