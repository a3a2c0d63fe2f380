"""Decide what each claim of a sentence rests on: a fact, a sum of facts, the outline, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.draft import Fact, FigureStatus, Written
from assistant.drafting.grounding.claims import Claim, ClaimKind, find_claims
from assistant.drafting.grounding.derivation import derive_from_facts
from assistant.drafting.grounding.evidence import (
    Evidence,
    Trace,
    TraceContext,
    contains_figure,
    full_text,
    traced_to_fact,
    traced_to_input,
)
from assistant.drafting.grounding.fact_index import (
    FactFigure,
    FactIndex,
    facts_sharing_words,
    index_facts,
    match_figure,
)
from assistant.drafting.grounding.lexicons import allowed_terms
from assistant.drafting.grounding.year_trace import trace_year
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.read_figures import Figure, FigureKind, find_figures
from assistant.text.list_marks import strip_item_marks
from assistant.text.similarity import bigrams
from assistant.text.wording import is_common

_WORKED_OUT = {FigureKind.PERCENT, FigureKind.POINTS}
_AHEAD_YEAR = re.compile(r"20\d\d(?=年)")
_FUTURE = re.compile("确保|力争|争取|努力|推动|计划|将|要|拟|目标")
# A quotation that may be a name: of a campaign, a platform, a method.
_BRAND = re.compile(
    "行动|工程|品牌|平台|专项|活动|模式|计划|机制|工作法|项目|系统|小程序|大赛|联盟|驿站|工作室"
)
_LONGEST_PHRASE = 6  # characters that ordinary words in quotes may have: “老大难”
_SAME_WORDS = 0.6  # share of a claim's words that one fact has to hold
_AS_OF = re.compile(r"截[至止](?:目前)?[^，。；]{0,6}$")
_KEY_WORD = re.compile("批示|表彰|表扬|肯定|认可|好评|点赞|推介|推广|报道|赞誉|转发|刊发|采用")
_COMPARING = re.compile(
    "同比|环比|上年|去年|同期|上期|往年|年初|计划|目标|任务|预期|全[国省市州区县镇]"
)
_UP = re.compile("增|提高|提升|上升|翻番|改善|增强|好转|多|快|好|高于|超|优于|领先|提前")
_DOWN = re.compile("下降|减少|降低|缩短|少|低于|降")


def trace_claims(written: Written, evidence: Evidence) -> list[Trace]:
    """Return what each claim of `written` rests on, in reading order.

    Figures come first: years, dates and comparisons have to suit the facts those are from.
    """
    facts = tuple(dict.fromkeys((*written.facts, *evidence.facts, *evidence.all_facts)))
    context = TraceContext(
        written=written,
        evidence=evidence,
        fact_index=index_facts(facts),
        facts=facts,
        quoted=tuple(_verbatim_spans(written.text, facts)),
    )
    found = find_claims(written.text)
    first = [claim for claim in found if claim.place is not None and not _is_time(claim)]
    traces = [_trace_claim(context, claim, ()) for claim in first]
    rest = [_trace_claim(context, claim, traces) for claim in found if claim not in first]
    return sorted([*traces, *rest], key=lambda one: one.claim.start)


def _verbatim_spans(text: str, facts: Sequence[Fact]) -> Iterator[tuple[int, int, Fact]]:
    for fact in facts:
        own = fact.text.rstrip("。；，")
        for words in dict.fromkeys((own, strip_item_marks(own))):
            start = text.find(words)
            if start >= 0:
                yield start, start + len(words), fact


def _is_time(claim: Claim) -> bool:
    kinds = {FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD}
    return claim.kind is ClaimKind.PERIOD or (
        claim.place is not None and claim.place.figure.kind in kinds
    )


def _trace_claim(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    for start, end, fact in context.quoted:
        if start <= claim.start and claim.end <= end:
            return _supported_by(claim, fact, _figure_in(context.fact_index, fact, claim))
    if claim.kind is ClaimKind.MASK:
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    if claim.place is not None:
        return _trace_figure(context, claim, others)
    return _trace_words(context, claim, others)


def _supported_by(claim: Claim, fact: Fact, figure: FactFigure | None) -> Trace:
    """Return a trace to a fact, or to how the program worked out what the ledger left open."""
    place = figure.place if figure else None
    if place and place.figure.text in fact.computed and place.figure.kind in _WORKED_OUT:
        how = f"{fact.id}：{fact.calculation}"
        return Trace(
            claim=claim, status=FigureStatus.COMPUTED, origin=how, fact=fact, figure=figure
        )
    return traced_to_fact(claim, fact, figure)


def _figure_in(index: FactIndex, fact: Fact, claim: Claim) -> FactFigure | None:
    if claim.place is None:
        return None
    key = claim.place.figure.key
    like = index.with_unit_of(claim.place.figure)
    return next((one for one in like if one.fact == fact and one.figure.key == key), None)


def _trace_figure(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    place = claim.place
    if place is None:
        raise AssertionError("a figure has a place")
    figure = place.figure
    if figure.kind is FigureKind.YEAR:
        return trace_year(context, claim, figure, others)
    matched = match_figure(place, context.text, context.fact_index)
    if matched is not None:
        return _supported_by_figure(context, claim, matched)
    if figure.kind is FigureKind.DATE and (fact := _fact_as_of(context, claim, figure, others)):
        return traced_to_fact(claim, fact)
    if contains_figure(context.evidence.given, figure):
        return traced_to_input(claim)
    if _is_allowed(context, claim):
        return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")
    if how := derive_from_facts(place, context.text, _derivation_sources(context)):
        return Trace(claim=claim, status=FigureStatus.COMPUTED, origin=how)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _supported_by_figure(context: TraceContext, claim: Claim, figure: FactFigure) -> Trace:
    if _plans_ahead(context, figure):
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    return _supported_by(claim, figure.fact, figure)


def _plans_ahead(context: TraceContext, figure: FactFigure) -> bool:
    """Return whether a figure of next year's plan is told as this year's result."""
    year = context.evidence.year
    named = [int(found[0]) for found in _AHEAD_YEAR.finditer(figure.fact.text)]
    if year is None or not named or min(named) <= year:
        return False
    return not _FUTURE.search(context.text) and str(named[0]) not in context.text


def _derivation_sources(context: TraceContext) -> list[Fact]:
    """Return the facts that a figure of this sentence may be worked out from."""
    usable = {*context.written.facts, *facts_sharing_words(context.facts, context.text)}
    return [fact for fact in context.facts if fact in usable]


def _is_allowed(context: TraceContext, claim: Claim) -> bool:
    return any(
        term.start() <= claim.start and claim.end <= term.end()
        for term in allowed_terms().finditer(context.text)
    )


def _fact_as_of(
    context: TraceContext, claim: Claim, figure: Figure, others: Sequence[Trace]
) -> Fact | None:
    """Return the fact that is stated as of this day: 截至6月30日."""
    if not _AS_OF.search(context.text[: claim.start]):
        return None
    cited = [one.fact for one in others if one.fact]
    for fact in cited or context.facts:
        if contains_figure(f"{fact.as_of}，{fact.source}", figure):
            return fact
    return None


def _trace_words(context: TraceContext, claim: Claim, others: Sequence[Trace]) -> Trace:
    piece = context.text[claim.start : claim.end]
    if claim.kind is ClaimKind.PERIOD and piece in context.evidence.given:
        return traced_to_input(claim)  # 上半年 is the report's own, whatever facts say it too
    for fact in context.facts:
        if piece in full_text(fact):
            return traced_to_fact(claim, fact)
    if piece in context.evidence.given:
        return traced_to_input(claim)
    if _is_allowed(context, claim) or _claims_nothing(context, claim, piece):
        return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")
    for fact in _adjacent_facts(claim, others) or facts_sharing_words(context.facts, context.text):
        if _paraphrases(fact, claim, piece):
            return traced_to_fact(claim, fact)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _claims_nothing(context: TraceContext, claim: Claim, piece: str) -> bool:
    """Return whether `piece` claims nothing after all."""
    if claim.kind is ClaimKind.TITLE:
        cited = any(piece in passage.text for passage in context.written.precedents)
        return cited and is_common(piece)
    if claim.kind is ClaimKind.QUOTATION:
        words = piece.strip("“”")
        if any(words in text for text in (context.evidence.given, *map(full_text, context.facts))):
            return True
        brand = _BRAND.search(words) or _BRAND.match(context.text, claim.end)
        in_table = allowed_terms().fullmatch(words)
        short = len(words) <= _LONGEST_PHRASE and is_common(words) and not find_figures(words)
        return bool(in_table) or (short and not brand)
    if claim.kind in {ClaimKind.COMPARISON, ClaimKind.ABSENCE}:
        clause = re.split("[，；。]", context.text[: claim.start])[-1]
        return bool(_FUTURE.search(clause))
    return False


def _adjacent_facts(claim: Claim, others: Sequence[Trace]) -> list[Fact]:
    """Return the fact whose figure stands before the claim, or else the first one after it."""
    cited = [one for one in others if one.fact is not None]
    before = [one.fact for one in cited if one.fact and one.claim.start < claim.start]
    after = [one.fact for one in cited if one.fact and one.claim.start > claim.start]
    return before[-1:] or after[:1]


def _paraphrases(fact: Fact, claim: Claim, piece: str) -> bool:
    """Return whether a fact says, in other words, what the claim says."""
    text = full_text(fact)
    if claim.kind is ClaimKind.COMPARISON:
        return _compares(piece, text)
    if claim.kind is ClaimKind.AWARD:
        words = bigrams(piece)
        return bool(words) and len(words & bigrams(text)) >= _SAME_WORDS * len(words)
    if claim.kind is ClaimKind.RANK:
        keys = _KEY_WORD.findall(piece)
        words = bigrams(piece)
        shared = len(words & bigrams(text)) >= _SAME_WORDS * max(len(words), 1)
        return shared and all(key in text for key in keys) and _same_figures(piece, text)
    return False


def _same_figures(piece: str, text: str) -> bool:
    known = {figure.key for figure in find_figures(text)}
    return all(figure.key in known for figure in find_figures(piece))


def _compares(piece: str, text: str) -> bool:
    """Return whether `text` makes a comparison of the same kind and the same direction."""
    if not _COMPARING.search(text) and not re.search("超|提前", text):
        # Growth without a base is growth over the year before.
        return piece.startswith("同比") and any(
            place.move == (-1 if _DOWN.search(piece) else 1)
            for place in label_figures(text)
            if place.figure.kind in _WORKED_OUT
        )
    if "超额" in piece or "提前" in piece:
        return piece[:2] in text or "超" in text
    region = re.search("全[国省市州区县镇]", piece)
    if region and region[0] not in text:
        return False
    for direction in (_UP, _DOWN):
        if direction.search(piece):
            return bool(direction.search(text))
    return True
