"""Recompute the growth that a draft states from the value in the past report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.records import Function
from assistant.review.figures.recomputed_claims import RecomputedClaim
from assistant.review.figures.statements import Statement, find_statements, is_same_indicator
from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.intervals import bounds_of, growth
from assistant.text.figures.rounding import format_like

_ALIKE = 0.75  # another year may say 公共预算收入 for 一般公共预算收入
_NEAR = 20  # characters between a value and its growth


def recompute_growth_over_past(draft: DraftText, past: Sequence[str]) -> Iterator[RecomputedClaim]:
    """Yield each 同比 whose value has exactly one earlier value in the lines of the past report."""
    earlier = [
        statement
        for n, line in enumerate(past, start=1)
        for statement in find_statements(_as_paragraph(n, line))
    ]
    for paragraph in draft.paragraphs:
        places = label_figures(paragraph.text)
        for statement in find_statements(paragraph):
            claim = _growth_behind(statement, places, paragraph.text)
            before = [one for one in earlier if is_same_indicator(statement, one, least=_ALIKE)]
            if claim and len({one.figure.key for one in before}) == 1 and before[0].figure.number:
                yield _recompute(claim, statement, before[0])


def _as_paragraph(number: int, line: str) -> DraftParagraph:
    return DraftParagraph(n=number, line=number, text=line, section=(), function=Function.RESULTS)


def _growth_behind(
    statement: Statement, places: Sequence[LabelledFigure], text: str
) -> LabelledFigure | None:
    """Return the growth that follows a value directly: 收入46151万元，同比增长9.0%."""
    following = [one for one in places if one.figure.start >= statement.figure.end]
    for one in following[:2]:
        between = text[statement.figure.end : one.figure.start]
        if one.figure.kind is FigureKind.PERCENT and one.move and len(between) <= _NEAR:
            return one if "同比" in between or "上年" in between or "去年" in between else None
        if not one.move and not one.is_earlier:
            return None
    return None


def _recompute(claim: LabelledFigure, now: Statement, then: Statement) -> RecomputedClaim:
    result = growth(now.bounds, then.bounds) * claim.move
    stated = bounds_of(claim.figure, now.paragraph.text)
    return RecomputedClaim(
        paragraph=now.paragraph,
        start=claim.figure.start,
        end=claim.figure.end,
        span=(claim.figure.start, claim.figure.end),
        computed=format_like(result.value, claim.figure),
        holds=stated.overlaps(result),
        formula=f"{now.figure.text}，上年报告为{then.figure.text}",
    )
