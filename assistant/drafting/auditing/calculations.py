"""Name what a calculation gives, and what any rule of calculation asks of a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from assistant.drafting.auditing.operands import Operands
from assistant.drafting.fact_figures.fact_amounts import FactAmount
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.lexicon import group

_DIFFERENCE = group("totals.worked_out_difference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A number that a calculation gives, and what it was calculated from."""

    number: Decimal
    operands: tuple[FactAmount, ...]
    is_told: bool  # a word at the figure names the calculation
    is_average: bool = False  # rounded as one pleases
    counts_each: bool = False  # an average of what the words say: 每村 of 14个村


def pairs(operands: Operands) -> Iterator[tuple[FactAmount, FactAmount]]:
    """Yield each two amounts that stand together, or of which one stands in front of the figure."""
    for source in operands.sources:
        yield from permutations(source, 2)
    for one in operands.beside:
        for line in operands.lines:
            for other in line:
                yield one, other
                yield other, one


def tells_difference(place: LabelledFigure) -> bool:
    """Return whether words in front of the figure say that it is a difference: 增销, 尚余."""
    return bool(place.move) or _DIFFERENCE.occurs_in(place.words_before)


def moves_so(place: LabelledFigure, larger: FactAmount, smaller: FactAmount) -> bool:
    """Return whether the amounts may differ in the direction that the words say."""
    if not place.move or larger.is_base == smaller.is_base:
        return True
    return place.move == (1 if smaller.is_base else -1)
