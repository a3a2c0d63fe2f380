"""Decide what each claim of a sentence rests on: a fact, a sum of facts, the outline, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.draft import Fact, FigureStatus, Written
from assistant.drafting.grounding.claims import Claim, Sort, claims
from assistant.drafting.grounding.derivation import explain
from assistant.drafting.grounding.evidence import (
    Case,
    Evidence,
    Trace,
    all_words,
    by_fact,
    given,
    states,
)
from assistant.drafting.grounding.fact_index import Ledger, Stated, at_home, best, ledger_of
from assistant.drafting.grounding.lexicons import allowed_terms
from assistant.drafting.grounding.year_trace import trace_year
from assistant.text.figures.figure_labels import labelled
from assistant.text.figures.read_figures import Figure, FigureKind, figures
from assistant.text.similarity import bigrams
from assistant.text.strip_list_marks import unnumbered
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


def trace(written: Written, evidence: Evidence) -> list[Trace]:
    """Return what each claim of `written` rests on, in reading order.

    Figures come first: years, dates and comparisons have to suit the facts those are from.
    """
    facts = tuple(dict.fromkeys((*written.facts, *evidence.facts, *evidence.all_facts)))
    case = Case(
        written=written,
        evidence=evidence,
        ledger=ledger_of(facts),
        facts=facts,
        quoted=tuple(_quoted(written.text, facts)),
    )
    found = claims(written.text)
    first = [claim for claim in found if claim.place is not None and not _is_time(claim)]
    traces = [_trace(case, claim, ()) for claim in first]
    traces += [_trace(case, claim, traces[: len(first)]) for claim in found if claim not in first]
    return sorted(traces, key=lambda one: one.claim.start)


def _quoted(text: str, facts: Sequence[Fact]) -> Iterator[tuple[int, int, Fact]]:
    for fact in facts:
        own = fact.text.rstrip("。；，")
        for words in dict.fromkeys((own, unnumbered(own))):
            start = text.find(words)
            if start >= 0:
                yield start, start + len(words), fact


def _is_time(claim: Claim) -> bool:
    kinds = {FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD}
    return claim.sort is Sort.PERIOD or (
        claim.place is not None and claim.place.figure.kind in kinds
    )


def _trace(case: Case, claim: Claim, others: Sequence[Trace]) -> Trace:
    for start, end, fact in case.quoted:
        if start <= claim.start and claim.end <= end:
            return _said_by(claim, fact, _stated_in(case.ledger, fact, claim))
    if claim.sort is Sort.MASK:
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    if claim.place is not None:
        return _figure(case, claim, others)
    return _words(case, claim, others)


def _said_by(claim: Claim, fact: Fact, stated: Stated | None) -> Trace:
    """Return a trace to a fact, or to how the program worked out what the ledger left open."""
    place = stated.place if stated else None
    if place and place.figure.text in fact.computed and place.figure.kind in _WORKED_OUT:
        how = f"{fact.id}：{fact.calculation}"
        return Trace(
            claim=claim, status=FigureStatus.COMPUTED, origin=how, fact=fact, stated=stated
        )
    return by_fact(claim, fact, stated)


def _stated_in(ledger: Ledger, fact: Fact, claim: Claim) -> Stated | None:
    if claim.place is None:
        return None
    key = claim.place.figure.key
    like = ledger.like(claim.place.figure)
    return next((one for one in like if one.fact == fact and one.figure.key == key), None)


def _figure(case: Case, claim: Claim, others: Sequence[Trace]) -> Trace:
    place = claim.place
    if place is None:
        raise AssertionError("a figure has a place")
    figure = place.figure
    if figure.kind is FigureKind.YEAR:
        return trace_year(case, claim, figure, others)
    stated = best(place, case.text, case.ledger)
    if stated is not None:
        return _stated_by(case, claim, stated)
    if figure.kind is FigureKind.DATE and (fact := _dated(case, claim, figure, others)):
        return by_fact(claim, fact)
    if states(case.evidence.given, figure):
        return given(claim)
    if _is_allowed(case, claim):
        return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")
    if how := explain(place, case.text, _computable(case)):
        return Trace(claim=claim, status=FigureStatus.COMPUTED, origin=how)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _stated_by(case: Case, claim: Claim, stated: Stated) -> Trace:
    if _plans_ahead(case, stated):
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    return _said_by(claim, stated.fact, stated)


def _plans_ahead(case: Case, stated: Stated) -> bool:
    """Return whether a figure of next year's plan is told as this year's result."""
    year = case.evidence.year
    named = [int(found[0]) for found in _AHEAD_YEAR.finditer(stated.fact.text)]
    if year is None or not named or min(named) <= year:
        return False
    return not _FUTURE.search(case.text) and str(named[0]) not in case.text


def _computable(case: Case) -> list[Fact]:
    """Return the facts that a figure of this sentence may be worked out from."""
    named = set(case.written.facts)
    return [fact for fact in case.facts if fact in named or fact in at_home([fact], case.text)]


def _is_allowed(case: Case, claim: Claim) -> bool:
    return any(
        term.start() <= claim.start and claim.end <= term.end()
        for term in allowed_terms().finditer(case.text)
    )


def _dated(case: Case, claim: Claim, figure: Figure, others: Sequence[Trace]) -> Fact | None:
    """Return the fact that is stated as of this day: 截至6月30日."""
    if not _AS_OF.search(case.text[: claim.start]):
        return None
    cited = [one.fact for one in others if one.fact]
    for fact in cited or case.facts:
        if states(f"{fact.as_of}，{fact.source}", figure):
            return fact
    return None


def _words(case: Case, claim: Claim, others: Sequence[Trace]) -> Trace:
    piece = case.text[claim.start : claim.end]
    if claim.sort is Sort.PERIOD and piece in case.evidence.given:
        return given(claim)  # 上半年 is the report's own, whatever facts say it too
    for fact in case.facts:
        if piece in all_words(fact):
            return by_fact(claim, fact)
    if piece in case.evidence.given:
        return given(claim)
    if _is_allowed(case, claim) or _passes(case, claim, piece):
        return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")
    for fact in _beside(claim, others) or at_home(case.facts, case.text):
        if _speaks_for(fact, claim, piece):
            return by_fact(claim, fact)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _passes(case: Case, claim: Claim, piece: str) -> bool:
    """Return whether `piece` claims nothing after all."""
    if claim.sort is Sort.TITLE:
        cited = any(piece in passage.text for passage in case.written.precedents)
        return cited and is_common(piece)
    if claim.sort is Sort.QUOTATION:
        words = piece.strip("“”")
        if any(words in text for text in (case.evidence.given, *map(all_words, case.facts))):
            return True
        brand = _BRAND.search(words) or _BRAND.match(case.text, claim.end)
        in_table = allowed_terms().fullmatch(words)
        short = len(words) <= _LONGEST_PHRASE and is_common(words) and not figures(words)
        return bool(in_table) or (short and not brand)
    if claim.sort in {Sort.COMPARISON, Sort.ABSENCE}:
        clause = re.split("[，；。]", case.text[: claim.start])[-1]
        return bool(_FUTURE.search(clause))
    return False


def _beside(claim: Claim, others: Sequence[Trace]) -> list[Fact]:
    """Return the fact whose figure stands before the claim, or else the first one after it."""
    cited = [one for one in others if one.fact is not None]
    before = [one.fact for one in cited if one.fact and one.claim.start < claim.start]
    after = [one.fact for one in cited if one.fact and one.claim.start > claim.start]
    return before[-1:] or after[:1]


def _speaks_for(fact: Fact, claim: Claim, piece: str) -> bool:
    """Return whether a fact says, in other words, what the claim says."""
    text = all_words(fact)
    if claim.sort is Sort.COMPARISON:
        return _compares(piece, text)
    if claim.sort is Sort.AWARD:
        words = bigrams(piece)
        return bool(words) and len(words & bigrams(text)) >= _SAME_WORDS * len(words)
    if claim.sort is Sort.RANK:
        keys = _KEY_WORD.findall(piece)
        words = bigrams(piece)
        shared = len(words & bigrams(text)) >= _SAME_WORDS * max(len(words), 1)
        return shared and all(key in text for key in keys) and _same_figures(piece, text)
    return False


def _same_figures(piece: str, text: str) -> bool:
    known = {figure.key for figure in figures(text)}
    return all(figure.key in known for figure in figures(piece))


def _compares(piece: str, text: str) -> bool:
    """Return whether `text` makes a comparison of the same kind and the same direction."""
    if not _COMPARING.search(text) and not re.search("超|提前", text):
        # Growth without a base is growth over the year before.
        return piece.startswith("同比") and any(
            place.move == (-1 if _DOWN.search(piece) else 1)
            for place in labelled(text)
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
