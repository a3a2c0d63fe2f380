"""Read a bare number in front as the year ahead: 2026长期未结, 2026拟开两条航线."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.records import Period
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_PLAN = f"(?:{group('chat.plan_mark').pattern}|{group('outlook.ahead').pattern})"


def name_year_ahead(facts: Iterable[Fact], period: Period) -> list[Fact]:
    """Return the facts with 年 behind the number of the year after that of the report.

    >>> from assistant.records import Span
    >>> facts = [Fact(id="F1", line=1, text=text) for text in ("2026开两条航线", "2026艘船过闸")]
    >>> [one.text for one in name_year_ahead(facts, Period(year=2025, span=Span.YEAR))]
    ['2026年开两条航线', '2026艘船过闸']
    >>> short = Fact(id="F1", line=1, text="26年打算开两条航线")
    >>> name_year_ahead([short], Period(year=2025, span=Span.YEAR))[0].text
    '2026年打算开两条航线'
    """
    if period.year is None:
        return list(facts)
    year = period.year + 1
    ahead = re.compile(rf"{year}(?=[\u4e00-\u9fff])(?!年)|{year % 100}年(?=的?{_PLAN})")
    return [
        replace(fact, text=ahead.sub(f"{year}年", fact.text, count=1))
        if ahead.match(fact.text) and (fact.indicator or not _counts(fact.text, year))
        else fact
        for fact in facts
    ]


def _counts(text: str, year: int) -> bool:
    """Return whether a text opens with so many of something: 2026艘船."""
    return text.startswith(str(year)) and any(
        one.kind in MEASURED and not one.start and one.unit for one in find_figures(text)
    )
