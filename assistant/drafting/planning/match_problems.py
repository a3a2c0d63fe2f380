"""Decide which section of a plan answers a problem, or takes a target."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from assistant.drafting.draft import Brief
from assistant.drafting.topics.affinity import is_related
from assistant.drafting.topics.sectors import sectors_in
from assistant.records import Hit
from assistant.text.similarity import bigrams, content_bigrams

_SAME_SECTOR, _RELATED = 3.0, 3.0
_WAY_OF_WORKING = 1.0
# What people and rules lack is answered where people and rules are spoken of.
_ABILITY = re.compile("能力|本领|水平|意识|队伍|机制|制度|依据|作风|手段")
_ABLE = re.compile("机制|制度|能力|队伍|自身|作风|法治|治理")
_ASKED = 3  # passages whose headings are looked at


def answers_problem(
    topic: str, problem: str, brief: Brief, hits: Callable[[], Iterable[Hit]]
) -> bool:
    """Return whether the section `topic` of the plan of `brief` is the one to answer `problem`.

    Where no heading speaks of the problem, `hits`, past plans on it, say under what such measures
    stand; what none claims goes under the first heading that is of no one line of work.
    """
    scores = [_score_topic(problem, one) for one in brief.plan_topics]
    if not any(scores):
        above = " ".join(
            hit.passage.section[-1] for hit in islice(hits(), _ASKED) if hit.passage.section
        )
        scores = [float(len(content_bigrams(one) & bigrams(above))) for one in brief.plan_topics]
    if not any(scores):
        return topic == _generic_topic(brief.plan_topics)
    return topic == brief.plan_topics[scores.index(max(scores))]


def _generic_topic(topics: Sequence[str]) -> str:
    return next((topic for topic in topics if not sectors_in(topic)), topics[0])


def best_heading(text: str, headings: Sequence[str]) -> int | None:
    """Return the place of the heading that speaks of the same work as `text`, None if none does.

    >>> best_heading("管网漏损率控制在10%以内", ["推进项目建设", "抓好供水保障"])
    1
    """
    scores = [_score_topic(text, heading) for heading in headings]
    return scores.index(max(scores)) if any(scores) else None


def _score_topic(problem: str, topic: str) -> float:
    shared = len(content_bigrams(problem) & content_bigrams(topic))
    same = {id(sector) for sector in sectors_in(problem)[:2]} & {
        id(t) for t in sectors_in(topic)[:2]
    }
    how = bool(_ABILITY.search(problem) and _ABLE.search(topic))
    return (
        shared
        + _SAME_SECTOR * bool(same)
        + _RELATED * is_related(topic, problem)
        + _WAY_OF_WORKING * how
    )
