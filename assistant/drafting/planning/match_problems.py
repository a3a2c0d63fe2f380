"""Match problems and targets with the sections of a plan."""

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
# Problems of people and rules are answered under headings on people and rules.
_ABILITY = re.compile("能力|本领|水平|意识|队伍|机制|制度|依据|作风|手段")
_ABILITY_TOPIC = re.compile("机制|制度|能力|队伍|自身|作风|法治|治理")
_PASSAGES = 3  # whose headings decide


def answers_problem(
    topic: str, problem: str, brief: Brief, hits: Callable[[], Iterable[Hit]]
) -> bool:
    """Return whether `topic` is the section of the plan that answers `problem`.

    Where no heading fits, the headings of past plans on it, `hits`, decide; otherwise the first
    heading that names no sector answers it.
    """
    topics = brief.plan_topics
    best = best_heading(problem, topics)
    if best is None:
        found = (hit.passage.section for hit in islice(hits(), _PASSAGES))
        past = bigrams(" ".join(section[-1] for section in found if section))
        best = _index_of_best([len(content_bigrams(one) & past) for one in topics])
    return topic == (_generic_topic(topics) if best is None else topics[best])


def _generic_topic(topics: Sequence[str]) -> str:
    return next((topic for topic in topics if not sectors_in(topic)), topics[0])


def best_heading(text: str, headings: Sequence[str]) -> int | None:
    """Return the index of the heading that fits `text` best, None if none does.

    >>> best_heading("管网漏损率控制在10%以内", ["推进项目建设", "抓好供水保障"])
    1
    """
    return _index_of_best([_score_topic(text, heading) for heading in headings])


def _index_of_best(scores: Sequence[float]) -> int | None:
    return scores.index(max(scores)) if any(scores) else None


def _score_topic(problem: str, topic: str) -> float:
    shared = len(content_bigrams(problem) & content_bigrams(topic))
    same = {id(sector) for sector in sectors_in(problem)[:2]} & {
        id(t) for t in sectors_in(topic)[:2]
    }
    how = bool(_ABILITY.search(problem) and _ABILITY_TOPIC.search(topic))
    return (
        shared
        + _SAME_SECTOR * bool(same)
        + _RELATED * is_related(topic, problem)
        + _WAY_OF_WORKING * how
    )
