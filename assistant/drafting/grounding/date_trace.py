"""Trace a date or a period to a fact of that time: 上半年 to a fact of 5月18日."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.fact_figures.fact_index import facts_sharing_words
from assistant.drafting.grounding.assertions.subjects import clause_at
from assistant.drafting.grounding.claims import Claim
from assistant.drafting.grounding.evidence import (
    Trace,
    TraceContext,
    full_text,
    traced_to_fact,
    traced_to_nothing,
)
from assistant.text.figures.date_spans import DaySpan, day_span, half_year_span, read_day_spans

_AS_OF = re.compile(r"截[至止](?:目前)?[^，。；]{0,6}$")
_LONGEST_REST = 3  # characters behind a date that open its clause, the comma included


def trace_date(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    """Return the trace of a date to a fact of its clause that is dated within it.

    The fact's own date may be finer than the claim, never coarser. After 截至 it may be the day
    up to which the fact counts.
    """
    span = _claimed_span(context, claim)
    if span is None:
        return traced_to_nothing(claim)
    as_of = bool(_AS_OF.search(context.text[: claim.start]))
    if as_of:
        facts = [one.fact for one in others if one.fact] or list(context.facts)
    else:
        facts = facts_sharing_words(context.facts, _clause_around(context.text, claim))
    for fact in facts:
        text = full_text(fact) if as_of else fact.text
        if any(span.covers(one) for one in read_day_spans(text)):
            return traced_to_fact(claim, fact)
    return traced_to_nothing(claim)


def _claimed_span(context: TraceContext, claim: Claim) -> DaySpan | None:
    if claim.place is not None:
        return day_span(claim.place.figure)
    return half_year_span(context.text[claim.start : claim.end])


def _clause_around(text: str, claim: Claim) -> str:
    """Return the clause of the claim, and the next one where it holds nothing else: 5月18日，…"""
    start, end = clause_at(text, claim.start)
    if end - claim.end <= _LONGEST_REST:
        _, end = clause_at(text, end)
    return text[start:end]
