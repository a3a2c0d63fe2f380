"""Tell whether a figure of a report was worked out from figures beside it, or in the ledger.

Whoever writes from a ledger writes differences, shares, sums and averages that stand in no line.
Their words differ too much to ask for; what speaks for a calculation is counted instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.drafting.auditing.calculated_amounts import work_out_amounts
from assistant.drafting.auditing.calculated_averages import work_out_averages
from assistant.drafting.auditing.calculated_rates import work_out_rates
from assistant.drafting.auditing.calculations import Result
from assistant.drafting.auditing.operands import Beside, Operands, gather_operands
from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.derived_figure import Output
from assistant.text.figures.digit_slips import count_digits
from assistant.text.figures.figure import COUNTED
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.intervals import Bounds
from assistant.text.figures.rounding import last_place, read_approximation
from assistant.text.similarity import bigrams, content_bigrams

_NO_CHANCE = 4  # digits, the word for the calculation, what ties its operands: all together
_MOST_DIGITS = 3  # more speak for it no louder


def is_calculated(place: LabelledFigure, beside: Beside, facts: Sequence[Fact]) -> bool:
    """Return whether the figure at `place` follows from what is told beside it, or one line.

    The fewer digits it has, the more must speak for it: a word for the calculation, operands that
    stand together, the figure in front of it, words it shares with one of them.
    """
    figure = place.figure
    if figure.number is None or not figure.number:
        return False
    operands = gather_operands(place, beside, facts)
    output = Output(place=place, sentence=beside.sentence)
    digits = _telling_digits(place, beside.sentence)
    return any(
        _states(output, one)
        and (ties := _count_evidence(place, one, operands))
        and digits + ties >= _NO_CHANCE
        for one in _results(place, beside, operands)
    )


def _telling_digits(place: LabelledFigure, sentence: str) -> int:
    """Return how many digits tell a figure, one less of many where it is approximate."""
    digits = min(count_digits(place.figure.number or Decimal(0)), _MOST_DIGITS)
    is_rough = read_approximation(place.figure, sentence) is not None
    return max(digits - is_rough, 1)


def _count_evidence(place: LabelledFigure, result: Result, operands: Operands) -> int:
    """Return how many things speak for a calculation besides its result; 0 where none ties it."""
    words = content_bigrams(strip_framing(place.label))
    named = any(words & bigrams(one.place.label) for one in result.operands)
    is_next = any(one.place.figure.key in operands.nearest for one in result.operands)
    ties = _are_together(result, operands) + named + is_next + result.counts_each
    return result.is_told + ties if ties else 0


def _are_together(result: Result, operands: Operands) -> bool:
    """Return whether the operands stand in one place, or are called alike: 学生, 参加学生."""
    if any(all(one in source for one in result.operands) for source in operands.sources):
        return True
    first, *others = (content_bigrams(strip_framing(one.place.label)) for one in result.operands)
    return all(first & other for other in others)


def _states(output: Output, result: Result) -> bool:
    """Return whether the figure is the result, as it is written; an average to its last place."""
    number = abs(result.number)
    if output.states(Bounds.exact(number)):
        return True
    figure = output.place.figure
    if not result.is_average or figure.number is None:
        return False
    step = last_place(figure) if count_digits(figure.number) > 1 else Decimal(1)
    rounded = (number / step).to_integral_value(ROUND_HALF_UP) * step
    return rounded > 0 and output.states(Bounds.exact(rounded))


def _results(place: LabelledFigure, beside: Beside, operands: Operands) -> Iterator[Result]:
    """Yield what may be calculated of the kind that the figure is."""
    if place.figure.kind not in COUNTED:
        yield from work_out_rates(place, beside, operands)
        return
    yield from work_out_amounts(place, beside, operands)
    yield from work_out_averages(place, beside, operands)
