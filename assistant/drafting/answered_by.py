"""Decide which section of a plan answers a problem, or takes a target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from assistant.drafting.kinship import is_akin
from assistant.drafting.records import Brief
from assistant.drafting.trades import trades_in
from assistant.records import Hit
from assistant.text.resemblance import bigrams, content_bigrams

_SAME_TRADE, _AKIN = 3.0, 3.0
_ASKED = 3  # passages whose headings are looked at


def answers(topic: str, problem: str, brief: Brief, hits: Callable[[], Iterable[Hit]]) -> bool:
    """Return whether the section `topic` of the plan of `brief` is the one to answer `problem`.

    Where no heading speaks of the problem, `hits`, past plans on it, say under what such measures
    stand; the last heading takes what none claims.
    """
    scores = [_fit(problem, one) for one in brief.plan_topics]
    if not any(scores):
        above = " ".join(
            hit.passage.section[-1] for hit in islice(hits(), _ASKED) if hit.passage.section
        )
        scores = [float(len(content_bigrams(one) & bigrams(above))) for one in brief.plan_topics]
    if not any(scores):
        return topic == brief.plan_topics[-1]
    return topic == brief.plan_topics[scores.index(max(scores))]


def heading_for(text: str, headings: Sequence[str]) -> int | None:
    """Return the place of the heading that speaks of the same work as `text`, None if none does.

    >>> heading_for("管网漏损率控制在10%以内", ["推进项目建设", "抓好供水保障"])
    1
    """
    scores = [_fit(text, heading) for heading in headings]
    return scores.index(max(scores)) if any(scores) else None


def _fit(problem: str, topic: str) -> float:
    shared = len(content_bigrams(problem) & content_bigrams(topic))
    same = {id(trade) for trade in trades_in(problem)[:2]} & {id(t) for t in trades_in(topic)[:2]}
    return shared + _SAME_TRADE * bool(same) + _AKIN * is_akin(topic, problem)
