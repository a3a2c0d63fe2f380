"""Write a section on what comes next: steps, and the user's targets as targets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting import general_wording
from assistant.drafting.fact_clauses import clause_of
from assistant.drafting.fact_matters import Matter, matters_of
from assistant.drafting.precedents import borrowed, candidates_for, different
from assistant.drafting.records import Brief, Fact, Retrieve, Written
from assistant.drafting.stock import lead
from assistant.drafting.trades import trades_in, unsaid
from assistant.drafting.weaving import enumerate_items, join_short, undated

_ITEMS = 5
_SENTENCES = 3  # under a heading of its own inside a plan
_FEW = {True: 1, False: 2}  # steps there are at least, by whether they are a whole plan
_BORROWED = 2  # of them
_TRADES = 2
_AHEAD = re.compile("^(?:计划|力争|确保|拟|将|争取|目标|预计|落实|推进|继续|加快|深化)")
_BEGUN = re.compile(
    "^(?:新增|新建|改建|改造|实施|建设|开工|启动|更新|更换|修复|引进|举办|开展|消除|完成|整治|打造)"
)
_LABEL = re.compile("^(?:下一?步|下半年|明年|目标|计划)[：:]")
_BARE_LEVEL = re.compile("^计划(?=[\u4e00-\u9fff]*(?:收入|产值|利润|率|总额|投资额))")


def plan(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return a lead that names the time, the user's targets behind steps, then more steps."""
    top = len(brief.headings) == 1
    opening = [Written(text=lead(brief))] if top else []
    targets = _targets(brief, said, top=top)
    if not brief.is_leaf:
        return [*opening, *targets]
    known = [*said, *(target.text for target in targets)]
    candidates = list(different(candidates_for(brief, retrieve), known))
    wanted = max((_ITEMS if top else _SENTENCES) - len(targets), 0)
    steps = borrowed(candidates[: min(wanted, _BORROWED)])
    steps += _general(brief, [*known, *(step.text for step in steps)], top=top)[
        : max(wanted - len(steps), 0)
    ]
    written = [*targets, *steps]
    if len(written) < _FEW[top]:
        written.append(Written(text=general_wording.step(brief, said)))
    return [*opening, *(enumerate_items(written) if top else join_short(written))]


def _targets(brief: Brief, said: Sequence[str], *, top: bool) -> list[Written]:
    known = list(said)
    written = []
    for matter in matters_of(brief.facts):
        step = _step(matter, known)
        known.append(step)
        clauses = [_aimed(fact, brief, top=top) for fact in matter.facts]
        text = "，".join(filter(None, (step, *clauses)))
        written.append(Written(text=f"{text}。", facts=matter.facts))
    return written


def _step(matter: Matter, known: Sequence[str]) -> str:
    """Return the step that leads to the targets of `matter`, "" where they say it themselves."""
    if matter.trade is None or any("；" in fact.text for fact in matter.facts):
        return ""
    return unsaid(matter.trade.steps, known)


def _aimed(fact: Fact, brief: Brief, *, top: bool) -> str:
    clause = undated(clause_of(fact, brief.period), brief.horizon if top else "")
    clause = _LABEL.sub("", clause)
    clause = _BARE_LEVEL.sub("力争", clause)
    if _AHEAD.match(clause):
        return clause
    return f"计划{clause}" if _BEGUN.match(clause) else f"力争{clause}"


def _general(brief: Brief, known: Sequence[str], *, top: bool) -> list[Written]:
    """Return the steps of the lines of work that the heading, or the whole report, speaks of."""
    named = [trades_in(brief.topic)[:_TRADES]]
    if top:
        named += [trades_in(theme)[:1] for theme in brief.themes]
    found = dict.fromkeys(step for trades in named for trade in trades for step in trade.steps[:1])
    if not top:
        found |= dict.fromkeys(step for trades in named for trade in trades for step in trade.steps)
    return [Written(text=f"{step}。") for step in found if unsaid([step], known)]
