"""Tell which kind of report is drafted, as far as it opens in its own way."""

from __future__ import annotations

import re
from enum import Enum

from assistant.drafting.draft import Brief
from assistant.reports.titles import special_topic
from assistant.text.lexicon import group

_TO_CONGRESS = re.compile("(?:政府|人民代表大会常务委员会|人大常委会|人民法院|人民检察院)工作报告$")
_PARTY = group("titles.party_work")


class Genre(Enum):
    """A kind of report, by what its opening has to say."""

    ALL_WORK = "全面工作"
    PLAN = "计划"
    PARTY = "党建"
    SPECIAL = "专题"
    TO_CONGRESS = "人大报告"


def genre_of(brief: Brief) -> Genre:
    """Return the genre of the report, by its title."""
    if _TO_CONGRESS.search(brief.title):
        return Genre.TO_CONGRESS
    if brief.plans_only:
        return Genre.PLAN
    topic = special_topic(brief.title)
    if _PARTY.occurs_in(topic):
        return Genre.PARTY
    return Genre.SPECIAL if topic else Genre.ALL_WORK
