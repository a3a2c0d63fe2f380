"""Say what a heading is about in a few of its own words, and how the unit calls itself."""

from __future__ import annotations

import re

from assistant.drafting.draft import Brief

_PREDICATE = re.compile(
    "(?:工作|事业)?(?:水平|作用|保障|步伐|防线|根基|"
    "质效|成效|效能|质量|能力|面貌|形势|局面|动能|风险|体系|基础)?(?:仍有|更加|全面|持续|不断|稳步|"
    "有效|显著|明显|进一步|纵深|加快|有序|日益|稳中|提质|提档|深入|稳定|平稳|扎实|逐步|充分|有力)"
    "(?:[\u4e00-\u9fff]{2,3})?(?:[\u4e00-\u9fff]{2})?$|"
    "(?:成效|效果)(?:显现|显著|明显|初显)$|(?:平安|和谐|安全)(?:有序|稳定)$"
)
_ADVERB = re.compile("^(?:持续|不断|全力|切实|着力|扎实|稳步|深入|大力|进一步)")
_AIM_VERB = re.compile(
    "^(?:持续|不断|进一步|全力|切实|着力|扎实|稳步|深入|大力|统筹|巩固)?(?:深化|提升|抓[好实]?|办好|聚焦|强化|加强|推进|做实|抓紧|夯实|坚持|突出|优化|完善|健全|"
    "做好|落实|提高|扩大|增强|筑牢|守牢|兜牢|防范|确保|推动|维护|促进|保障)?"
)
_SECTION_WORDS = re.compile("(?:情况|方面)$")
_SHORTEST = 3  # characters of a matter
_ENTERPRISE = re.compile("公司|集团|企业|银行|厂$|社$")
_UNIT = re.compile(
    "(街道|局|委|办|镇|乡|院|校|厅|处|中心|馆|部|站|所|支队|大队)(?:人民政府|员会|公室|办事处|党委)?$"
)


def topic_phrase(heading: str) -> str:
    """Return the part of `heading` that names its matter, fit to stand behind 围绕.

    >>> phrase_of("聚焦减量提质，垃圾治理水平持续提升")
    '垃圾治理'
    >>> phrase_of("抓收入，巩固财力基础")
    '巩固财力基础'
    """
    last = heading.rpartition("，")[2]
    acts = _AIM_VERB.sub("", last) != last
    bare = _ADVERB.sub("", last) if acts else _PREDICATE.sub("", last)
    return bare if len(bare) >= _SHORTEST else last


def plan_object(heading: str) -> str:
    """Return what a plan's heading acts on: 持续深化垃圾治理 gives 垃圾治理."""
    last = _SECTION_WORDS.sub("", heading.rpartition("，")[2])
    bare = _AIM_VERB.sub("", last)
    return bare if len(bare) > 1 else last


def is_enterprise(organisation: str) -> bool:
    """Return whether `organisation` is a company, a bank, a plant or a cooperative."""
    return bool(_ENTERPRISE.search(organisation))


def self_reference(brief: Brief) -> str:
    """Return how the unit speaks of itself after its name has been said once: 我局, 公司."""
    if is_enterprise(brief.organisation):
        return "集团" if "集团" in brief.organisation else "公司"
    unit = _UNIT.search(brief.organisation)
    return f"我{unit[1]}" if unit else brief.organisation
