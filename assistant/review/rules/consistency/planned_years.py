"""Find years in a draft's plans that were over before the plans begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.records import Span
from assistant.review.findings import DraftParagraph
from assistant.review.rules.consistency.year_patterns import (
    IN_HEADING,
    OPENS,
    PART,
    YEAR,
    heading_of,
    rest_of_sentence,
    speaks_of_other_years,
)
from assistant.review.rules.rule import RuleMatch
from assistant.text.lexicon import group

_NEXT_HALF = re.compile("下半年")
_FIRST_HALF = re.compile("上半年")
_PLANS = re.compile("计划|打算|安排|思路|谋划|目标|重点|任务|工作")
_AIM = "(?:确保|力争|争取|计划|预计|拟)"
_WHOLE = f"(?P<whole>{YEAR}(?:度|{PART})?)"
_MONTH = "\\d{1,2}月(?:底|\\d+日)?"
_OPENS_AIM = re.compile(f"{OPENS}{_WHOLE}[，,]?[^，。；的]{{0,10}}(?:{_AIM}|将(?!近))")
_AIMED_AT = re.compile(
    f"(?:{_AIM}[到至在于]?|将[到至在于])(?P<whole>{YEAR}(?:年?底|末|{PART}|{_MONTH})?)"
    "(?![、的]|基础上)"
)
_DUE = re.compile(f"(?P<whole>{YEAR}(?:年?底|末|{PART}|{_MONTH})前)(?![^，。；]{{0,8}}的)")
_OPENS = re.compile(f"{OPENS}{_WHOLE}(?:[，,]|是[^，。]*年)")
_OPENS_PART = re.compile(f"{OPENS}(?P<whole>{YEAR}{PART})")
_AHEAD = _OPENS_AIM, _AIMED_AT, _DUE  # the words around the year say that it is to come
_OPENING = _OPENS, _OPENS_PART  # the sentence must look back on nothing
_PAST = group("review.looked_back")


def find_wrong_plan_years(paragraph: DraftParagraph, year: int, span: Span) -> Iterator[RuleMatch]:
    """Yield years before the one that the paragraph plans for, and 下半年 where a year is planned.

    A report on a whole year plans the year after; on a part of it, the rest of it.
    """
    planned = year + 1 if span is Span.YEAR else year
    if span is Span.YEAR:
        yield from _find_wrong_headings(paragraph, year)
    text, seen = paragraph.text, set[int]()
    for pattern in (*_AHEAD, *_OPENING):
        for match in pattern.finditer(text):
            at = match.start("whole")
            if not planned - 3 < int(match["year"]) < planned or at in seen:
                continue
            is_ahead = pattern in _AHEAD and f"{planned}年" not in rest_of_sentence(text, match)
            if is_ahead or _looks_back_on_nothing(text, match):
                seen.add(at)
                yield _wrong_plan_year(paragraph, match.span("whole"), planned)


def _looks_back_on_nothing(text: str, match: re.Match[str]) -> bool:
    sentence = rest_of_sentence(text, match)
    return not (_PAST.occurs_in(sentence) or speaks_of_other_years(sentence))


def _find_wrong_headings(paragraph: DraftParagraph, year: int) -> Iterator[RuleMatch]:
    """Yield the year under review, or 下半年, where a whole year's report plans ahead."""
    heading = heading_of(paragraph)
    offset = max(paragraph.text.find(heading), 0)
    for match in _NEXT_HALF.finditer(heading):
        if not _FIRST_HALF.search(heading):
            yield RuleMatch(
                paragraph=paragraph,
                start=offset + match.start(),
                end=offset + match.end(),
                reason="全年的报告里，计划却写的是“下半年”",
                suggestion=f"核对是否应为{year + 1}年",
            )
    for match in IN_HEADING.finditer(heading):
        if int(match["year"]) <= year and str(year + 1) not in heading and _PLANS.search(heading):
            found = offset + match.start(), offset + match.end()
            yield _wrong_plan_year(paragraph, found, year + 1)


def _wrong_plan_year(paragraph: DraftParagraph, span: tuple[int, int], planned: int) -> RuleMatch:
    return RuleMatch(
        paragraph=paragraph,
        start=span[0],
        end=span[1],
        reason=f"这里说的是{planned}年的打算，年份却不是{planned}年",
        suggestion=f"核对是否应为{planned}年",
    )
