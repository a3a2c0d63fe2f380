"""Write a section on problems: how each shows, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting import general_wording, stock
from assistant.drafting.precedents import Candidate, borrowed, candidates_for, different
from assistant.drafting.records import Brief, Retrieve, Written
from assistant.drafting.stock import lead
from assistant.drafting.themes import noun_of
from assistant.drafting.trades import trade_of, unsaid
from assistant.drafting.weaving import enumerate_items, one_by_one

_ITEMS = 3  # the user's included: problems are kept short
_FEW = 2  # so many there are at least
_SENTENCES = 2  # under a heading of its own
_CONFIRM = "这类工作的通用写法，没有来源，请核对后保留或改写"


def problems(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return a lead and the problems as 一是, 二是: the user's first, then borrowed ones."""
    if not brief.is_leaf:
        return [Written(text=lead(brief)), *one_by_one(brief.facts, period=brief.period)]
    candidates = list(different(candidates_for(brief, retrieve), said))
    if len(brief.headings) > 1:
        return _under_its_heading(brief, candidates, said)
    known = [_with_cause(item, said) for item in one_by_one(brief.facts, period=brief.period)]
    items = [*known, *borrowed(candidates[: max(_ITEMS - len(known), 0)])]
    items += _general(brief, [*said, *(item.text for item in items)])[: max(_FEW - len(items), 0)]
    if not items:
        return [Written(text=lead(brief)), Written(text=stock.gap(brief, said))]
    return [Written(text=lead(brief)), *enumerate_items(items)]


def _under_its_heading(
    brief: Brief, candidates: Sequence[Candidate], said: Sequence[str]
) -> list[Written]:
    """Return how the problem that the heading names shows, and why it is so."""
    known = one_by_one(brief.facts, period=brief.period)
    signs = [*borrowed(candidates[: max(_SENTENCES - len(known), 0)]), *known]
    trade = trade_of(brief.topic)
    general = unsaid([trade.cause], said) if trade else ""
    cause = Written(text=general_wording.cause(said, general), remark=_CONFIRM)
    return [*(signs or [Written(text=general_wording.signs())]), cause]


def _with_cause(problem: Written, said: Sequence[str]) -> Written:
    """Return the user's problem with the cause that its line of work generally has."""
    trade = trade_of(problem.text)
    if trade is None or "原因" in problem.text or "主要是" in problem.text:
        return problem
    if not unsaid([trade.cause], said):
        return problem
    text = f"{problem.text.rstrip('。')}，主要是{trade.cause}。"
    return replace(problem, text=text, remark=f"原因是{_CONFIRM}")


def _general(brief: Brief, known: Sequence[str]) -> list[Written]:
    """Return what generally lags in the unit's fields of work, for the user to confirm."""
    written = []
    for theme in brief.themes:
        trade = trade_of(theme)
        if trade and noun_of(theme) and unsaid([trade.cause], known):
            text = f"在{noun_of(theme)}方面，{trade.cause}。"
            written.append(Written(text=text, remark=_CONFIRM))
    return written
