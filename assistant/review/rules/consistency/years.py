"""Find years and parts of a year that do not fit the period of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.records import Function, Period, Span
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.consistency.late_times import find_late_times
from assistant.review.rules.consistency.planned_years import find_wrong_plan_years
from assistant.review.rules.consistency.stale_years import find_stale_years, stale_year
from assistant.review.rules.consistency.year_patterns import speaks_of_several_years
from assistant.review.rules.rule import Context, Rule, RuleMatch

_DATE_LINE = re.compile("^\\s*(?P<whole>(?P<year>(?:19|20)\\d\\d)年\\d{1,2}月\\d{1,2}日)\\s*$")
_FIRST_HALF = re.compile("上半年")


def _find_wrong_periods(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield last year's number, a plan for the year under review, and a date out of range."""
    year, span = context.period.year, context.period.span
    if year is None or (
        "计划" in draft.title and not re.search("总结|报告|汇报|回顾", draft.title)
    ):
        return
    year = _correct_year(draft, year)
    government = draft.is_of_government
    for index, paragraph in enumerate(draft.paragraphs):
        if paragraph.function is Function.PLAN:
            yield from find_wrong_plan_years(paragraph, year, span)
        else:
            if not speaks_of_several_years(" ".join(paragraph.section)):
                yield from find_stale_years(paragraph, year, government=government)
            yield from find_late_times(
                paragraph, Period(year=year, span=span), government=government
            )
            yield from _find_half_year_headings(paragraph, span)
        if index >= len(draft.paragraphs) - 2:
            yield from _find_wrong_signature_date(paragraph, year)


def _correct_year(draft: DraftText, year: int) -> int:
    """Return the year under review: the one before, where the headings review it and plan `year`.

    The title of such a report names the year in which it is given.
    """
    headings = [
        (one.text, one.function is Function.PLAN) for one in draft.paragraphs if one.is_heading
    ]
    reviewed = any(f"{year - 1}年" in text and not ahead for text, ahead in headings)
    planned = any(f"{year}年" in text and ahead for text, ahead in headings)
    return year - 1 if reviewed and planned else year


def _find_half_year_headings(paragraph: DraftParagraph, span: Span) -> Iterator[RuleMatch]:
    """Yield 上半年 in the headings of a whole year's report."""
    if span is not Span.YEAR or not paragraph.is_heading or "下半年" in paragraph.text:
        return
    for match in _FIRST_HALF.finditer(paragraph.text):
        yield RuleMatch(
            paragraph=paragraph,
            start=match.start(),
            end=match.end(),
            reason="全年的报告里，标题写的是“上半年”",
            suggestion="核对是否是半年总结留下的",
        )


def _find_wrong_signature_date(paragraph: DraftParagraph, year: int) -> Iterator[RuleMatch]:
    """Yield a date of signature outside the period and the year after."""
    match = _DATE_LINE.match(paragraph.text)
    if match and not year <= int(match["year"]) <= year + 1:
        yield stale_year(paragraph, match.span("whole"), year)


YEARS = Rule(
    name="旧年份",
    severity=Severity.MUST,
    about="与报告时段不符的年份和时段：把上一年当今年写，全年报告的计划写“下半年”",
    source=Source(origin=RuleOrigin.CALENDAR, basis="文中的年份、时段与报告时段"),
    find=_find_wrong_periods,
)
