"""Trace a figure to a fact, to the outline, or to a calculation from facts."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.draft import Fact, FigureStatus
from assistant.drafting.fact_figures.derivation import derive_from_facts
from assistant.drafting.fact_figures.direction import direction_holds
from assistant.drafting.fact_figures.fact_index import FactFigure, facts_sharing_words
from assistant.drafting.fact_figures.losses import tells_of_loss
from assistant.drafting.fact_figures.match_figure import match_figure
from assistant.drafting.grounding.claims import Claim, is_in_fixed_term
from assistant.drafting.grounding.date_trace import trace_date
from assistant.drafting.grounding.evidence import (
    Trace,
    TraceContext,
    contains_figure,
    traced_to_fact,
    traced_to_fixed_term,
    traced_to_input,
    traced_to_nothing,
)
from assistant.drafting.grounding.year_trace import trace_year
from assistant.text.figures.date_spans import named_years
from assistant.text.figures.figure import CALENDAR, RATES, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.lexicon import group

_LAST_YEAR = group("comparison.base")


def trace_figure(
    context: TraceContext, claim: Claim, place: LabelledFigure, others: Sequence[Trace]
) -> Trace:
    """Return the trace of the figure at `place`; `others` are those of the sentence so far."""
    figure = place.figure
    if figure.kind is FigureKind.YEAR:
        return trace_year(context, claim, figure, others)
    matched = match_figure(place, context.text, context.fact_index)
    if matched is not None:
        if is_of_other_year(context, matched) or not direction_holds(place, matched):
            return traced_to_nothing(claim)
        return trace_stated_figure(claim, matched.fact, matched)
    if contains_figure(context.evidence.given, figure):
        return traced_to_input(claim)
    if is_in_fixed_term(context.text, claim):
        return traced_to_fixed_term(claim)
    if figure.kind in CALENDAR:
        return trace_date(context, claim, others)
    if how := derive_from_facts(place, context.text, _derivation_sources(context)):
        return Trace(claim=claim, status=FigureStatus.COMPUTED, origin=how)
    return traced_to_nothing(claim)


def trace_stated_figure(claim: Claim, fact: Fact, figure: FactFigure | None) -> Trace:
    """Return a trace to `fact`, or to the calculation of what the ledger left open in it."""
    place = figure.place if figure else None
    if place and place.figure.text in fact.computed and place.figure.kind in RATES:
        how = f"{fact.id}：{fact.calculation}"
        return Trace(
            claim=claim, status=FigureStatus.COMPUTED, origin=how, fact=fact, figure=figure
        )
    return traced_to_fact(claim, fact, figure)


def is_of_other_year(context: TraceContext, matched: FactFigure) -> bool:
    """Return whether a figure of an earlier or a later year is told as this year's."""
    year = context.evidence.year
    if year is None:
        return False
    named = named_years(matched.place.clause)
    if named and max(named) < year and not _LAST_YEAR.occurs_in(context.text):
        return not any(str(one) in context.text for one in named)
    planned = named_years(matched.fact.text)
    if not planned or min(planned) <= year:
        return False
    return (
        not group("claims.promise").occurs_in(context.text) and str(planned[0]) not in context.text
    )


def _derivation_sources(context: TraceContext) -> list[Fact]:
    """Return the facts that a figure of this sentence may be calculated from."""
    usable = {*context.written.facts, *facts_sharing_words(context.facts, context.text)}
    of_loss = tells_of_loss(context.text)
    return [
        fact for fact in context.facts if fact in usable or (of_loss and tells_of_loss(fact.text))
    ]
