"""Find days and months after the period of a report, told as if they were over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.records import Period, Span
from assistant.review.findings import DraftParagraph, Severity
from assistant.review.rules.consistency.year_patterns import OPENS
from assistant.review.rules.rule import RuleMatch, enclosing_clause, enclosing_sentence
from assistant.text.lexicon import group

_MONTH = "(?:[89]|1[0-2])月"  # in July a half year's report is written
_SPANS = re.compile(
    f"(?:1[-—–~～至]|截[至止]){_MONTH}|前三季度|三季度末|(?<!下)全年(?:共|累计|完成)"
)
_DAYS = re.compile(
    f"(?<![\\d年至—-]){_MONTH}\\d{{1,2}}日(?!前)"
    f"|{OPENS}(?:20\\d\\d年)?(?:{_MONTH}|第?[三四]季度|下半年)[，,]"
)
_NEXT_YEAR = re.compile(
    "(?P<year>20\\d\\d)年(?:[上下]半年|第?[二三四]季度|(?:[5-9]|1[0-2])月(?:\\d{1,2}日)?)(?![底末]?前)"
)
_DAY_OF_NEXT_YEAR = re.compile("(?P<year>20\\d\\d)年[1-4]月\\d{1,2}日(?![底末]?前)")
_TIMES_OF_NEXT_YEAR = (
    (_NEXT_YEAR, Severity.MUST),
    (_DAY_OF_NEXT_YEAR, Severity.SHOULD),  # a report may be written then
)
_AHEAD = group("outlook.ahead")
_LAST_YEAR = group("comparison.last_year")


def find_late_times(
    paragraph: DraftParagraph, period: Period, *, government: bool
) -> Iterator[RuleMatch]:
    """Yield what a half year's report tells of its second half, and any of the year after."""
    text = paragraph.text
    if period.span is Span.FIRST_HALF:
        for match in _SPANS.finditer(text):
            yield _late(paragraph, match, "上半年")
        for match in _DAYS.finditer(text):
            if not _is_told_of_another_time(text, match.start()):
                yield _late(paragraph, match, "上半年")
    elif period.span is Span.YEAR and period.year is not None and not government:
        yield from _find_times_of_next_year(paragraph, period.year)


def _find_times_of_next_year(paragraph: DraftParagraph, year: int) -> Iterator[RuleMatch]:
    """Yield what a whole year's report tells of the year after as if it were over."""
    text = paragraph.text
    for pattern, severity in _TIMES_OF_NEXT_YEAR:
        for match in pattern.finditer(text):
            is_next = int(match["year"]) == year + 1 and match[0] != text.strip()  # no signature
            if is_next and not _is_told_of_another_time(text, match.start()):
                yield replace(_late(paragraph, match, f"{year}年"), severity=severity)


def _is_told_of_another_time(text: str, offset: int) -> bool:
    """Return whether an earlier year is named before, or the clause, or the next, looks ahead."""
    start, end = enclosing_sentence(text, offset)
    first, last = enclosing_clause(text, offset)
    _, last = enclosing_clause(text, min(last + 1, end - 1))
    before = text[start:offset]
    return (
        _LAST_YEAR.occurs_in(before)
        or re.search(r"20\d\d年", before) is not None
        or _AHEAD.occurs_in(text[first:last])
    )


def _late(paragraph: DraftParagraph, match: re.Match[str], period: str) -> RuleMatch:
    return RuleMatch(
        paragraph=paragraph,
        start=match.start(),
        end=match.end(),
        reason=f"{period}的报告里出现了{period}以后的时段",
        suggestion="核对时段，多半是别的报告留下的",
    )
