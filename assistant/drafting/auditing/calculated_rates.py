"""Work out rates from amounts and other rates: shares, growth, points, multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from assistant.drafting.auditing.calculations import Result, moves_so, pairs, tells_difference
from assistant.drafting.auditing.operands import Beside, Operands
from assistant.drafting.fact_figures.measures import are_alike
from assistant.period_days import SPAN_MONTHS
from assistant.records import Span
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.lexicon import group

_ALL = Decimal(100)
_MONTHS = 12
_SHARE = re.compile(group("totals.share").pattern)
_IN_TIME = group("totals.in_time")


def work_out_rates(place: LabelledFigure, beside: Beside, operands: Operands) -> Iterator[Result]:
    """Yield the rates of its kind that the figure at `place` may be."""
    kind = place.figure.kind
    if kind in {FigureKind.PERCENT, FigureKind.FRACTION}:
        yield from _shares(place, operands)
        yield from _complements(place, operands)
    elif kind is FigureKind.POINTS:
        yield from _points(place, beside, operands)
    elif kind is FigureKind.MULTIPLE:
        yield from _multiples(place, operands)


def _shares(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    """Yield the shares and the growth that two amounts of one measure give."""
    told = bool(place.move) or _SHARE.search(place.clause) is not None
    for one, base in pairs(operands):
        measured_alike = are_alike(one.place.figure, base.place.figure)
        if not measured_alike or base.amount.value <= 0 or one.is_rate or base.is_rate:
            continue
        if one.place.move or base.place.move:
            continue
        ratio = one.amount.value / base.amount.value * _ALL
        if place.move:
            moved = (ratio - _ALL) * place.move
            if moved > 0 and not one.is_base and not base.is_target:
                yield Result(number=moved, operands=(one, base), is_told=told)
        elif ratio < _ALL and not base.is_base:
            yield Result(number=ratio, operands=(one, base), is_told=told)


def _complements(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    """Yield what shares told beside the figure leave of all."""
    told = _SHARE.search(place.clause) is not None or tells_difference(place)
    for one in operands.beside:
        if one.is_rate and one.is_level and one.amount.value < _ALL and told:
            yield Result(number=_ALL - one.amount.value, operands=(one,), is_told=told)


def _points(place: LabelledFigure, beside: Beside, operands: Operands) -> Iterator[Result]:
    for source in operands.sources:
        rates = [one for one in source if one.is_rate]
        for one, other in permutations(rates, 2):
            number = one.amount.value - other.amount.value
            is_pair = bool(one.place.move) == bool(other.place.move)
            if number > 0 and is_pair and moves_so(place, one, other):
                yield Result(number=number, operands=(one, other), is_told=True)
        in_time = _time_passed(beside) if _IN_TIME.occurs_in(place.clause) else _ALL
        for one in rates:
            if one.is_level:
                number = one.amount.value - in_time
                yield Result(number=number, operands=(one,), is_told=True)


def _time_passed(beside: Beside) -> Decimal:
    """Return how many per cent of the year have passed with the report's last month."""
    _, last = SPAN_MONTHS.get(beside.period.span, SPAN_MONTHS[Span.YEAR])
    return _ALL * last / _MONTHS


def _multiples(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    grown = 1 if place.move else 0
    for one, base in pairs(operands):
        if are_alike(one.place.figure, base.place.figure) and base.amount.value > 0:
            number = one.amount.value / base.amount.value - grown
            if number > 0:
                yield Result(number=number, operands=(one, base), is_told=True)
