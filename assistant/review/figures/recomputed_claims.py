"""Recompute the growth, differences, shares and sums that a draft states of its own figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.findings import DraftParagraph
from assistant.text.figures.calculations.check_calculations import recompute
from assistant.text.figures.rounding import format_like


@dataclass(frozen=True, slots=True, kw_only=True)
class RecomputedClaim:
    """A figure that a draft states, and the result of its calculation from other figures."""

    paragraph: DraftParagraph
    start: int  # of the claim
    end: int
    span: tuple[int, int]  # of all that may be wrong: the claim, and the parts of a sum
    computed: str
    holds: bool  # the claim is the result, within the rounding both were written with
    formula: str  # 3个÷14个


def recompute_claims(paragraph: DraftParagraph) -> Iterator[RecomputedClaim]:
    """Yield each claim of a paragraph whose figures stand in the same sentence."""
    for one in recompute(paragraph.text):
        yield RecomputedClaim(
            paragraph=paragraph,
            start=one.start,
            end=one.end,
            span=one.span,
            computed=format_like(one.calculation.result.value, one.claim.figure),
            holds=one.holds,
            formula=one.calculation.formula,
        )
