"""Read the number of the year before a report as last year: 投诉42件，2023年61件."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.records import Period, Span
from assistant.text.lexicon import group

_LAST_YEAR = "上年"
_SAME_TIME = "同期"
_VALUE = rf"(?={group('comparison.stated_as').pattern}?\d[\d,.]*(?![\d,.]*[月季年日]))"
_WHOLE = frozenset({Span.YEAR, Span.OTHER})


def name_year_before(facts: Iterable[Fact], period: Period) -> list[Fact]:
    """Return the facts with 上年 for the year before that of the report, behind a value of this.

    Of a report on a part of the year that goes for 2023年同期 alone: the whole year is no base.

    >>> one = Fact(id="F1", line=1, text="投诉42件，2023年61件")
    >>> name_year_before([one], Period(year=2024, span=Span.YEAR))[0].text
    '投诉42件，上年61件'
    >>> name_year_before([one], Period(year=2024, span=Span.FIRST_HALF))[0].text
    '投诉42件，2023年61件'
    """
    if period.year is None:
        return list(facts)
    before = period.year - 1
    same = _SAME_TIME if period.span not in _WHOLE else f"(?:{_SAME_TIME})?"
    named = re.compile(rf"(?<=[，；（(]){before}年(?P<same>{same}){_VALUE}")
    return [
        fact
        if f"{before - 1}年" in fact.text  # of a series each year keeps its number
        else replace(fact, text=_named(named, fact.text))
        for fact in facts
    ]


def _named(pattern: re.Pattern[str], text: str) -> str:
    """Return `text` with the year in words where a value stands in front of it."""
    found = pattern.search(text)
    if found is None or not re.search(r"\d", text[: found.start()]):
        return text
    return f"{text[: found.start()]}{_LAST_YEAR}{found['same']}{text[found.end() :]}"
