"""Check the growth, differences, shares and sums that a fact states of its own figures."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.draft import Fact
from assistant.drafting.facts.change_words import describe_change
from assistant.text.figures.calculations.check_calculations import Recomputation, recompute
from assistant.text.figures.figure import RATES, FigureKind
from assistant.text.figures.rounding import format_like, format_rate


def check_arithmetic(fact: Fact) -> Iterator[str]:
    """Yield a remark on each figure that the other figures of the fact do not give."""
    for one in recompute(fact.text):
        claim = one.claim.figure
        if not one.holds:
            inputs = "两个数值" if one.claim.move else one.calculation.formula
            yield f"“{claim.text}”与{inputs}算得的{_describe_result(one)}不符，请核对"
        elif one.calculation.in_points and claim.kind is FigureKind.PERCENT:
            yield f"“{claim.text}”是两个比率之差，应写作“百分点”，请核对"


def _describe_result(one: Recomputation) -> str:
    claim, result = one.claim.figure, one.calculation.result.value
    if claim.kind in RATES:
        if one.claim.move:
            return describe_change(result * one.claim.move, in_points=one.calculation.in_points)
        return f"{format_rate(result)}%"
    if not one.claim.move:
        return format_like(result, claim)
    direction = "增加" if result * one.claim.move > 0 else "减少"
    return f"{direction}{format_like(abs(result), claim)}"
