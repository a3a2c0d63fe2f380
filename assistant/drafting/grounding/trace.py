"""Trace each claim of a sentence to a fact, a calculation from facts or the outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.drafting.draft import Fact, Written
from assistant.drafting.fact_figures.fact_index import index_facts
from assistant.drafting.grounding.claims import Claim, ClaimKind, find_claims
from assistant.drafting.grounding.date_trace import trace_date
from assistant.drafting.grounding.evidence import Evidence, Trace, TraceContext, traced_to_nothing
from assistant.drafting.grounding.figure_trace import trace_figure, trace_stated_figure
from assistant.drafting.grounding.phrase_trace import trace_phrase, trace_to_words
from assistant.text.figures.figure import CALENDAR, FigureKind
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_item_marks

_PROMISE = group("claims.promise")
_TIMES = CALENDAR | {FigureKind.YEAR}


def trace_claims(written: Written, evidence: Evidence) -> list[Trace]:
    """Return the trace of each claim of `written`, in reading order.

    Figures come first: years, dates and comparisons have to suit the facts those are from.
    """
    context = read_context(written, evidence)
    claims = find_claims(written.text)
    first = [claim for claim in claims if claim.place and claim.place.figure.kind not in _TIMES]
    traces = [_trace_claim(context, claim, ()) for claim in first]
    rest = [_trace_claim(context, claim, traces) for claim in claims if claim not in first]
    told = (one for one in (*traces, *rest) if one.is_unsupported or not _is_deed(one))
    return sorted(told, key=lambda one: one.claim.start)


def read_context(written: Written, evidence: Evidence) -> TraceContext:
    """Return the sentence with all evidence for it."""
    facts = tuple(dict.fromkeys((*written.facts, *evidence.facts, *evidence.all_facts)))
    return TraceContext(
        written=written,
        evidence=evidence,
        fact_index=index_facts(facts),
        facts=facts,
        quoted=tuple(_verbatim_spans(written.text, facts)),
    )


def _is_deed(trace: Trace) -> bool:
    return trace.claim.kind is ClaimKind.DEED  # it needs no source, only no fact against it


def _verbatim_spans(text: str, facts: Sequence[Fact]) -> Iterator[tuple[int, int, Fact]]:
    is_plan = _PROMISE.occurs_in(text)
    for fact in facts:
        for words in _own_words(fact, is_plan=is_plan):
            start = text.find(words)
            if start >= 0:
                yield start, start + len(words), fact


@lru_cache(maxsize=8192)  # of each fact, for each sentence
def _own_words(fact: Fact, *, is_plan: bool) -> tuple[str, ...]:
    """Return the ways in which a fact may be told to the letter."""
    plans = (fact.timeless,) if is_plan else ()
    said = [one.rstrip("。；，") for one in (*fact.wordings, *plans)]
    return tuple(dict.fromkeys((*said, strip_item_marks(said[0]))))


def _trace_claim(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    for start, end, fact in context.quoted:
        if start <= claim.start and claim.end <= end:
            return trace_stated_figure(claim, fact, context.fact_index.figure_of(fact, claim.place))
    if claim.kind is ClaimKind.MASK:
        return traced_to_nothing(claim)
    if claim.place is not None:
        trace = trace_figure(context, claim, claim.place, others)
        return trace_to_words(context, claim, claim.place) if trace.is_unsupported else trace
    trace = trace_phrase(context, claim, others)
    is_open_period = trace.is_unsupported and claim.kind is ClaimKind.PERIOD
    return trace_date(context, claim, others) if is_open_period else trace
