"""Trace a cause, a time, a partner, a place, a document or a number of kinds by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.content_words import (
    content_words,
    fact_holding,
    holds_words,
    known_text,
)
from assistant.drafting.grounding.assertions.kind_counts import (
    fact_of_kind_count,
    states_kind_count,
)
from assistant.drafting.grounding.assertions.subjects import clause_at
from assistant.drafting.grounding.claims import Claim, ClaimKind
from assistant.drafting.grounding.evidence import (
    Trace,
    TraceContext,
    traced_to_fact,
    traced_to_fixed_term,
    traced_to_input,
    traced_to_nothing,
)
from assistant.text.lexicon import WordGroup, group
from assistant.text.similarity import bigrams

# The share of its words that one fact, or the outline, has to hold.
_SHARES = {
    ClaimKind.CAUSE: 0.6,
    ClaimKind.PARTNER: 0.6,
    ClaimKind.SCENE: 0.6,
    ClaimKind.DOCUMENT: 0.6,
}
_FRAME = re.compile(rf"{group('circumstances.during').pattern}|今年|全年|年内")
# A fact that names a document or a partner has a word of these, too.
_THINGS = {
    ClaimKind.DOCUMENT: (group("circumstances.document"),),
    ClaimKind.PARTNER: (group("circumstances.partner"), group("circumstances.with")),
}
_PROMISE = group("claims.promise")
_STATED_OF_PAST = {ClaimKind.CAUSE, ClaimKind.SEASON}  # whatever is promised beside it


def trace_circumstance(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    """Return the trace of a circumstance; what is only promised needs no source."""
    given = context.evidence.given
    phrase = context.text[claim.start : claim.end]
    if phrase in given:
        return traced_to_input(claim)
    if claim.kind not in _STATED_OF_PAST and (
        is_promised(context, claim) or _PROMISE.occurs_in(context.evidence.section)
    ):
        return traced_to_fixed_term(claim)
    if claim.kind is ClaimKind.KIND_COUNT:
        return _trace_kind_count(context, claim)
    if claim.kind is ClaimKind.SEASON:
        return _trace_season(context, claim, others)
    if not content_words(phrase):
        return traced_to_fixed_term(claim)
    share = _SHARES[claim.kind]
    kind_of_thing = _THINGS.get(claim.kind, ())
    facts = [fact for fact in context.facts if _names_any(fact, kind_of_thing)]
    if fact := fact_holding(phrase, facts, share=share):
        return traced_to_fact(claim, fact)
    is_given = holds_words(given, phrase, share=share)
    return traced_to_input(claim) if is_given else traced_to_nothing(claim)


def _trace_season(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    """Return the trace of a time to the fact of the figure that it dates, or else to any."""
    phrase = context.text[claim.start : claim.end]
    name = bigrams(_FRAME.sub("，", phrase)) or bigrams(phrase)
    dated = [one.fact for one in others if one.fact and one.claim.start >= claim.end]
    for fact in dated[:1] or context.facts:
        if name <= bigrams(known_text(fact)):
            return traced_to_fact(claim, fact)
    is_given = name <= bigrams(context.evidence.given)
    return traced_to_input(claim) if is_given else traced_to_nothing(claim)


def _names_any(fact: Fact, kinds: Sequence[WordGroup]) -> bool:
    return not kinds or any(kind.occurs_in(known_text(fact)) for kind in kinds)


def _trace_kind_count(context: TraceContext, claim: Claim) -> Trace:
    span = claim.start, claim.end
    if fact := fact_of_kind_count(context.text, span, context.facts):
        return traced_to_fact(claim, fact)
    if states_kind_count(context.text, span, context.evidence.given):
        return traced_to_input(claim)
    return traced_to_nothing(claim)


def is_promised(context: TraceContext, claim: Claim) -> bool:
    """Return whether the clause of a claim says, in front of it, that it is to be done."""
    start, _ = clause_at(context.text, claim.start)
    return _PROMISE.occurs_in(context.text[start : claim.start])
