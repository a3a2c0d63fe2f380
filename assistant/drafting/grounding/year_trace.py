"""Trace a year to the figures it dates, to the outline or to a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.fact_figures.fact_index import FactFigure
from assistant.drafting.grounding.claims import Claim
from assistant.drafting.grounding.evidence import (
    Trace,
    TraceContext,
    full_text,
    traced_to_fact,
    traced_to_input,
    traced_to_nothing,
)
from assistant.text.figures.figure import Figure

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def trace_year(
    context: TraceContext, claim: Claim, figure: Figure, others: Sequence[Trace]
) -> Trace:
    """Return the trace of a year; a year has to be that of the figures it dates."""
    year = str(figure.number)
    governed = _dated_figures(context, claim, others)
    if governed:
        if all(year in _years_stated(context, stated) for stated in governed):
            if year in _YEAR.findall(context.evidence.given):
                return traced_to_input(claim)
            return traced_to_fact(claim, governed[0].fact, governed[0])
        return traced_to_nothing(claim)
    if year in _YEAR.findall(context.evidence.given):
        return traced_to_input(claim)
    for fact in context.facts:
        if year in _YEAR.findall(full_text(fact)):
            return traced_to_fact(claim, fact)
    return traced_to_nothing(claim)


def _dated_figures(
    context: TraceContext, claim: Claim, others: Sequence[Trace]
) -> list[FactFigure]:
    """Return the figures that a year dates: those of its own clause, else those that follow."""
    following = [one for one in others if one.figure is not None and one.claim.start > claim.start]
    stop = re.search("[，；。]", context.text[claim.end :])
    clause_end = claim.end + stop.start() if stop else len(context.text)
    near = [one for one in following if one.claim.start < clause_end]
    next_year = _YEAR.search(context.text, claim.end)
    until = next_year.start() if next_year else len(context.text)
    later = [one for one in following if one.claim.start < until]
    return [one.figure for one in (near or later) if one.figure is not None]


def _years_stated(context: TraceContext, stated: FactFigure) -> set[str]:
    """Return the years that a figure of a fact may be dated with."""
    fact = stated.fact
    own = _YEAR.findall(stated.place.clause)
    if own:
        return set(own)
    if context.evidence.year is not None and "明年" in fact.text[: stated.figure.start]:
        return {str(context.evidence.year + 1)}
    leading = _YEAR.findall(fact.text[: stated.figure.start])[:1]
    beside = [*leading, *_YEAR.findall(f"{fact.as_of}，{fact.scope}")]
    if context.evidence.year is not None:
        return {*beside, *(() if leading else (str(context.evidence.year),))}
    return {*beside, *_YEAR.findall(context.evidence.given)}
