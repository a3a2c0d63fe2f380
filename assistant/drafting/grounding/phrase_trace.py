"""Trace a title, quotation, rank, award, comparison or name to a fact or the outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, FigureStatus
from assistant.drafting.fact_figures.fact_index import facts_sharing_words
from assistant.drafting.grounding.assertions.absences import fact_of_absence, fact_of_zero
from assistant.drafting.grounding.assertions.changes import claimed_signs, signs_of_change
from assistant.drafting.grounding.assertions.deeds import contradicting_fact
from assistant.drafting.grounding.assertions.occasions import fact_of_occasion
from assistant.drafting.grounding.assertions.profits import fact_of_profit
from assistant.drafting.grounding.assertions.ranks import fact_of_rank, fact_of_rank_move
from assistant.drafting.grounding.assertions.shortfalls import fact_of_shortfall, goal_gaps
from assistant.drafting.grounding.assertions.subjects import clause_at
from assistant.drafting.grounding.assertions.totals import fact_of_full_rate, fact_of_total
from assistant.drafting.grounding.circumstance_trace import is_promised, trace_circumstance
from assistant.drafting.grounding.claims import CIRCUMSTANCES, Claim, ClaimKind, is_in_fixed_term
from assistant.drafting.grounding.evidence import (
    Trace,
    TraceContext,
    full_text,
    traced_to_fact,
    traced_to_fixed_term,
    traced_to_input,
    traced_to_nothing,
)
from assistant.text.figures.date_spans import named_years
from assistant.text.figures.figure import RATES
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams
from assistant.text.wording import is_common

_LONGEST_PHRASE = 6  # characters that ordinary words in quotes may have: “老大难”
_SAME_WORDS = 0.6  # share of a claim's words that one fact has to hold
_FindFact = Callable[[str, tuple[int, int], Iterable[Fact]], Fact | None]
_ASSERTED: dict[ClaimKind, _FindFact] = {
    ClaimKind.ABSENCE: fact_of_absence,
    ClaimKind.TOTAL: fact_of_total,
    ClaimKind.SHORTFALL: fact_of_shortfall,
    ClaimKind.PROFIT: fact_of_profit,
    ClaimKind.RANK_MOVE: fact_of_rank_move,
    ClaimKind.OCCASION: fact_of_occasion,
}
_DIFFERENCE = re.compile("[^÷×+-]+-[^÷×+-]+")
_PRIZE = re.compile("[一二三金银铜特]等?奖|(?:国家|[省部市县区])级|[金银铜]牌")
_WHOLE_REGION = re.compile("全[国省市州区县镇]")


def trace_phrase(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    """Return the trace of a claim that is no figure; `others` are those of the figures."""
    phrase = context.text[claim.start : claim.end]
    if claim.kind in _TRACERS:
        return _TRACERS[claim.kind](context, claim, others)
    if fact := _stating_fact(context, claim, phrase):
        return traced_to_fact(claim, fact)
    if phrase in context.evidence.given:
        return traced_to_input(claim)
    if is_in_fixed_term(context.text, claim) or _claims_nothing(context, claim, phrase):
        return traced_to_fixed_term(claim)
    if result := _compared_figure(context, claim, others):
        return replace(result, claim=claim, figure=None)
    facts = _adjacent_facts(claim, others) or facts_sharing_words(context.facts, context.text)
    return _trace_change(context, claim, facts) or _trace_paraphrase(context, claim, facts)


def _trace_paraphrase(context: TraceContext, claim: Claim, facts: Iterable[Fact]) -> Trace:
    """Return the trace of a claim to the fact that states it in other words."""
    for fact in facts:
        if _paraphrases(context, claim, fact):
            return traced_to_fact(claim, fact)
    return traced_to_nothing(claim)


def _calculated_rest(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace | None:
    """Return the trace of the rest that was not reached: 还有5个没有达标, of 16 less 11."""
    start, end = clause_at(context.text, claim.start)
    inside = (one for one in others if start <= one.claim.start < end)
    calculated = (one for one in inside if one.status is FigureStatus.COMPUTED)
    return next((one for one in calculated if _DIFFERENCE.fullmatch(one.origin)), None)


def _stating_fact(context: TraceContext, claim: Claim, phrase: str) -> Fact | None:
    """Return the fact that holds `phrase`, or the same rank in other words."""
    if claim.kind is ClaimKind.PERIOD and phrase in context.evidence.given:
        return None  # 上半年 is the report's own, whatever facts say it too
    for fact in context.facts:
        if phrase in full_text(fact):
            return fact
    if claim.kind is ClaimKind.RANK:
        return fact_of_rank(context.text, (claim.start, claim.end), context.facts)
    return None


def _trace_change(context: TraceContext, claim: Claim, facts: Iterable[Fact]) -> Trace | None:
    """Return the trace of a comparison whose direction the figures of facts give."""
    if claim.kind is not ClaimKind.COMPARISON:
        return None
    phrase = context.text[claim.start : claim.end]
    claimed = claimed_signs(phrase)
    known = signs_of_change(context.text, (claim.start, claim.end), facts)
    if not claimed or not known or group("claims.region").occurs_in(phrase):
        return None
    fact = next((fact for sign, fact in known.items() if sign in claimed), None)
    return traced_to_fact(claim, fact) if fact else traced_to_nothing(claim)


def _compared_figure(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace | None:
    """Return the trace of the figure by which the comparison in `claim` was made: 同比增长9%."""
    _, end = clause_at(context.text, claim.start)
    behind = (one for one in others if claim.end <= one.claim.start < end)
    result = next(behind, None)
    if claim.kind is not ClaimKind.COMPARISON or result is None or result.is_unsupported:
        return None
    stated = result.figure.place if result.figure else None
    is_change = stated is not None and (stated.move != 0 or stated.is_earlier)
    return result if is_change or result.status is FigureStatus.COMPUTED else None


def trace_to_words(context: TraceContext, claim: Claim, place: LabelledFigure) -> Trace:
    """Return the trace of a figure to a fact that says it in words: 0 is none, 100 % is all."""
    for find in (fact_of_zero, fact_of_full_rate):
        if fact := find(place, context.text, context.facts):
            return traced_to_fact(claim, fact)
    return traced_to_nothing(claim)


def _trace_assertion(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    """Return the trace of an assertion to the fact that supports it."""
    if context.text[claim.start : claim.end] in context.evidence.given:
        return traced_to_input(claim)
    if claim.kind is ClaimKind.SHORTFALL and (rest := _calculated_rest(context, claim, others)):
        return replace(rest, claim=claim)
    find = _ASSERTED[claim.kind]
    if fact := find(context.text, (claim.start, claim.end), context.facts):
        return traced_to_fact(claim, fact)
    is_promise = is_promised(context, claim) or is_in_fixed_term(context.text, claim)
    return traced_to_fixed_term(claim) if is_promise else traced_to_nothing(claim)


def _trace_deed(context: TraceContext, claim: Claim, _: Sequence[Trace]) -> Trace:
    """Return the trace of a deed, which is open only where a fact contradicts it."""
    against = contradicting_fact(context.text, (claim.start, claim.end), context.facts)
    about = f"{context.evidence.section}，{context.text}"
    is_ahead = group("claims.promise").occurs_in(about) or group("claims.planned").occurs_in(about)
    if against is None or is_ahead or _names_later_year(context):
        return traced_to_fixed_term(claim)
    return traced_to_nothing(claim)


def _names_later_year(context: TraceContext) -> bool:
    year = context.evidence.year
    return year is not None and any(one > year for one in named_years(context.text))


def _claims_nothing(context: TraceContext, claim: Claim, phrase: str) -> bool:
    """Return whether `phrase` needs no source."""
    if claim.kind is ClaimKind.TITLE:
        cited = any(phrase in passage.text for passage in context.written.precedents)
        return cited and is_common(phrase)
    if claim.kind is ClaimKind.QUOTATION:
        return _is_ordinary_quotation(context, claim, phrase.strip("“”"))
    is_claimed = claim.kind not in {ClaimKind.COMPARISON, ClaimKind.MEETING}
    return not is_claimed and is_promised(context, claim)


def _is_ordinary_quotation(context: TraceContext, claim: Claim, words: str) -> bool:
    """Return whether quoted `words` are the user's own, a fixed term or ordinary words."""
    if any(words in text for text in (context.evidence.given, *map(full_text, context.facts))):
        return True
    if words in group("fixed_terms.any"):
        return True
    campaign = group("claims.campaign")
    if campaign.occurs_in(words) or campaign.opening(context.text[claim.end :]):
        return False
    return len(words) <= _LONGEST_PHRASE and is_common(words) and not find_figures(words)


def _adjacent_facts(claim: Claim, others: Sequence[Trace]) -> list[Fact]:
    """Return the fact whose figure stands before the claim, or else the first one after it."""
    before = [one.fact for one in others if one.fact and one.claim.start < claim.start]
    after = [one.fact for one in others if one.fact and one.claim.start > claim.start]
    return before[-1:] or after[:1]


def _paraphrases(context: TraceContext, claim: Claim, fact: Fact) -> bool:
    """Return whether a fact states the claim in other words."""
    phrase, text = context.text[claim.start : claim.end], full_text(fact)
    if claim.kind is ClaimKind.COMPARISON:
        is_above = phrase.startswith("超额") and any(gap > 0 for gap in goal_gaps(fact))
        return is_above or _compares(phrase, text)
    words = bigrams(phrase)
    if claim.kind not in {ClaimKind.AWARD, ClaimKind.RANK, ClaimKind.MEETING}:
        return False
    if not words or len(words & bigrams(text)) < _SAME_WORDS * len(words):
        return False
    grades = [*(one.word for one in group("claims.region").find(phrase)), *_PRIZE.findall(phrase)]
    is_same_grade = all(grade in text for grade in grades)
    is_praised = all(one.word in text for one in group("claims.publicity").find(phrase))
    is_same = is_praised or claim.kind is not ClaimKind.RANK
    return is_same_grade and is_same and _holds_figures(phrase, text)


def _holds_figures(phrase: str, text: str) -> bool:
    figures = {figure.key for figure in find_figures(text)}
    return all(figure.key in figures for figure in find_figures(phrase))


def _compares(phrase: str, text: str) -> bool:
    """Return whether `text` makes a comparison of the same kind and the same direction."""
    down = group("comparison.down").occurs_in
    if not _makes_comparison(text):
        # Growth without a base is growth over the year before.
        return phrase.startswith("同比") and any(
            place.move == (-1 if down(phrase) else 1)
            for place in label_figures(text)
            if place.figure.kind in RATES
        )
    if group("comparison.level").occurs_in(phrase):
        return group("comparison.level").occurs_in(text)
    if "超额" in phrase or "提前" in phrase:
        return phrase[:2] in text or "超" in text
    region = _WHOLE_REGION.search(phrase)
    if region and region[0] not in text:
        return False
    for direction in (group("comparison.up").occurs_in, down):
        if direction(phrase):
            return direction(text)
    return True


def _makes_comparison(text: str) -> bool:
    if "超" in text or "提前" in text or _WHOLE_REGION.search(text):
        return True
    return group("comparison.comparing").occurs_in(text)


_TRACERS: dict[ClaimKind, Callable[[TraceContext, Claim, Sequence[Trace]], Trace]] = {
    **dict.fromkeys(_ASSERTED, _trace_assertion),
    ClaimKind.DEED: _trace_deed,
    **dict.fromkeys((*CIRCUMSTANCES, ClaimKind.SEASON), trace_circumstance),
}
