"""Work out amounts from others: differences, rests, wholes, sums, averages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from assistant.drafting.auditing.calculations import Result, moves_so, pairs, tells_difference
from assistant.drafting.auditing.operands import Beside, Operands
from assistant.drafting.fact_figures.fact_amounts import FactAmount
from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

_SUM = group("totals.sum")
_TARGET = group("totals.target")
_LONGEST_RUN = 4  # parts of a sum
_PART = "其中"
_PARTS_FOLLOW = ("，其中", "（其中", "，分别", "：")
_ALL = Decimal(100)


def work_out_amounts(place: LabelledFigure, beside: Beside, operands: Operands) -> Iterator[Result]:
    """Yield the amounts that the figure at `place` may be."""
    yield from _differences(place, operands)
    if _PART in beside.sentence[: place.figure.start]:
        yield from _rests(place, operands)
    yield from _wholes(place, operands)
    yield from _parts(place, operands)
    yield from _sums(place, beside, operands)


def _is_alike(place: LabelledFigure, one: FactAmount) -> bool:
    return are_alike(place.figure, one.place.figure)


def _differences(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    told = tells_difference(place)
    for larger, smaller in pairs(operands):
        if not (_is_alike(place, larger) and _is_alike(place, smaller)):
            continue
        if larger.place.move or smaller.place.move:
            continue
        if larger.amount.value <= smaller.amount.value or not moves_so(place, larger, smaller):
            continue
        if not told and _is_named_so(place, (larger, smaller)):
            continue  # the level of a thing is no difference of its levels
        number = larger.amount.value - smaller.amount.value
        yield Result(number=number, operands=(larger, smaller), is_told=told)


def _rests(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    """Yield what a whole leaves beside a run of its parts."""
    for source in operands.sources:
        alike = [one for one in source if _is_alike(place, one) and one.is_level]
        for index, whole in enumerate(alike):
            rest = whole.amount.value
            for end in range(index + 1, min(len(alike), index + 1 + _LONGEST_RUN)):
                rest -= alike[end].amount.value
                if rest <= 0:
                    break
                parts = alike[index + 1 : end + 1]
                if not _is_named_so(place, parts):
                    yield Result(number=rest, operands=(whole, *parts), is_told=True)


def _is_named_so(place: LabelledFigure, operands: Sequence[FactAmount]) -> bool:
    words = content_bigrams(strip_framing(place.label))
    return any(words & bigrams(one.place.label) for one in operands) or not words


def _wholes(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    """Yield the wholes of which a part and its share are told."""
    told = _TARGET.occurs_in(place.clause) or _SUM.occurs_in(place.clause)
    for source in operands.sources:
        for one in source:
            if one.is_implied and _is_alike(place, one) and not place.move:
                yield Result(number=one.amount.value, operands=(one,), is_told=told)


def _parts(place: LabelledFigure, operands: Operands) -> Iterator[Result]:
    """Yield the parts of which a whole and the share are told, as whole numbers."""
    if place.move:
        return
    for source in operands.sources:
        for whole, rate in permutations(source, 2):
            is_pair = _is_alike(place, whole) and rate.is_rate and rate.is_level
            if is_pair and whole.is_level and not whole.is_implied and rate.amount.value < _ALL:
                number = (whole.amount.value * rate.amount.value / _ALL).to_integral_value()
                yield Result(number=number, operands=(whole, rate), is_told=False)


def _sums(place: LabelledFigure, beside: Beside, operands: Operands) -> Iterator[Result]:
    """Yield the sums of runs of amounts; where no word says so, of such as stand beside."""
    if place.move:
        return
    behind = beside.sentence[place.figure.end :]
    told = _SUM.occurs_in(place.clause) or behind.startswith(_PARTS_FOLLOW)
    for source in operands.sources if told else (operands.beside,):
        alike = [
            one for one in source if _is_alike(place, one) and one.is_level and not one.is_implied
        ]
        for index in range(len(alike)):
            for end in range(index + 2, min(len(alike), index + _LONGEST_RUN) + 1):
                run = tuple(alike[index:end])
                number = sum((one.amount.value for one in run), start=Decimal(0))
                yield Result(number=number, operands=run, is_told=told)
