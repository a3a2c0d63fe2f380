"""Recompute the growth, differences, shares and sums that a text states of its own figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.text.figures.calculations.figure_sentence import (
    PERCENTAGES,
    Calculation,
    FigureSentence,
    spans_with_parts,
)
from assistant.text.figures.calculations.growth_claims import calculate_difference, calculate_growth
from assistant.text.figures.calculations.share_claims import calculate_share
from assistant.text.figures.calculations.sum_claims import calculate_sums
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import Bounds
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans

_OTHER_BASE = group("comparison.other_base")
_RANKS = frozenset({"位", "名次"})
_OF_A_RATE = re.compile("率[为达到至]*$")  # 审减率: a share, though 减 is a move
_ANNUAL = re.compile("年均|月均|日均|复合|累计增|连续|两年|三年|五年|平均")

_Calculator = Callable[[FigureSentence], Iterator[tuple[LabelledFigure, Calculation]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputation:
    """A figure that a text states, and the result of its calculation from other figures."""

    claim: LabelledFigure  # in its sentence
    start: int  # of the claim in the text
    end: int
    span: tuple[int, int]  # of the claim, and of the parts if it is a sum
    stated: Bounds
    calculation: Calculation

    @property
    def holds(self) -> bool:
        """Whether the claim is the result, within the rounding both were written with."""
        return self.stated.overlaps(self.calculation.result)


def recompute(text: str) -> Iterator[Recomputation]:
    """Yield each growth, difference, share and sum whose figures stand in its own sentence.

    The parts of a sum may stand in the next, which opens with 其中.
    """
    for calculate, spans in (
        (_calculations, sentence_spans(text)),
        (calculate_sums, spans_with_parts(text)),
    ):
        yield from _recompute(text, calculate, spans)


def _recompute(
    text: str, calculate: _Calculator, spans: Iterable[tuple[int, int]]
) -> Iterator[Recomputation]:
    for start, end in spans:
        sentence = FigureSentence.read(text[start:end])
        for claim, calculation in calculate(sentence):
            yield Recomputation(
                claim=claim,
                start=start + claim.figure.start,
                end=start + claim.figure.end,
                span=(
                    start + min(one.start for one in (claim.figure, *calculation.parts)),
                    start + max(one.end for one in (claim.figure, *calculation.parts)),
                ),
                stated=sentence.bounds(claim.figure),
                calculation=calculation,
            )


def _calculations(sentence: FigureSentence) -> Iterator[tuple[LabelledFigure, Calculation]]:
    for claim in sentence.figures:
        if claim.figure.number is None or claim.figure.unit in _RANKS:
            continue
        if not _ANNUAL.search(claim.clause) and (found := _calculate(sentence, claim)):
            yield claim, found


def _calculate(sentence: FigureSentence, claim: LabelledFigure) -> Calculation | None:
    kind = claim.figure.kind
    if kind is FigureKind.PERCENT:
        return _calculate_percentage(sentence, claim)
    if claim.move and (kind is FigureKind.POINTS or kind in COUNTED):
        kinds = PERCENTAGES if kind is FigureKind.POINTS else COUNTED
        return calculate_difference(sentence, claim, kinds)
    return None


def _calculate_percentage(sentence: FigureSentence, claim: LabelledFigure) -> Calculation | None:
    before = sentence.before(claim)
    if "分别" in claim.clause or _OTHER_BASE.occurs_in(before[-4:]):
        return None
    is_growth = claim.move and not _OF_A_RATE.search(before)
    return (calculate_growth if is_growth else calculate_share)(sentence, claim)
