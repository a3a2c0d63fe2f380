"""Name the topic of a heading in a few of its own words."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_PREDICATE = re.compile(
    f"(?:工作|事业)?(?:{group('topics.level').pattern}|作用|保障|步伐|风险)?"
    f"(?:{group('topics.improving').pattern}|仍有)[\u4e00-\u9fff]{{0,5}}$"
)
_EFFECT = re.compile("(?:成效|效果)(?:显现|显著|明显|初显)$|(?:平安|和谐|安全)(?:有序|稳定)$")
_ADVERB = re.compile(f"^{group('acts.degree').pattern}")
_AIM_VERB = re.compile(f"^(?:{group('acts.degree').pattern}|巩固)?{group('acts.push').pattern}?")
_SECTION_WORDS = re.compile("(?:情况|方面)$")
_SHORTEST = 3  # characters of a topic


def topic_phrase(heading: str) -> str:
    """Return the part of `heading` that names its topic, fit to stand behind 围绕.

    >>> topic_phrase("聚焦减量提质，垃圾治理水平持续提升")
    '垃圾治理'
    >>> topic_phrase("抓收入，巩固财力基础")
    '巩固财力基础'
    """
    last = heading.rpartition("，")[2]
    acts = _AIM_VERB.sub("", last) != last
    bare = _ADVERB.sub("", last) if acts else _PREDICATE.sub("", _EFFECT.sub("", last))
    return bare if len(bare) >= _SHORTEST else last


def plan_object(heading: str) -> str:
    """Return the object of a plan's heading: 垃圾治理 of 持续深化垃圾治理."""
    last = _SECTION_WORDS.sub("", heading.rpartition("，")[2])
    bare = _AIM_VERB.sub("", last)
    return bare if len(bare) > 1 else last
