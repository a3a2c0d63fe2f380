"""Find days that no calendar has, weekdays of another day, and marks typed into a figure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, find_matches

_LEAP_YEAR = 2024
_WEEKDAYS = "一二三四五六日"
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
)
_WEEKDAY = re.compile(r"\s*[（(]?\s*(?:星期|周)(?P<weekday>[一二三四五六日天])(?![至到—])")
_MONTH = re.compile(r"(?<![\d.])(?:1[3-9]|[2-9]\d|0)月(?:份|底|末|初|中旬|上旬|下旬)")
# 105.3.%, 12..5, 3.2.1万元, 56％％; no dates (2024.3.15) and no numbers of rules (3.2.1 总则).
_MARKS = re.compile(r"\d+\.\d+\.[%％]|\d+\.{2,}\d+|\d+(?:\.\d+)?[%％]{2,}|\d+\.[%％]|\d+,,\d+")


def _find_calendar_errors(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield impossible days and months, and weekdays of another day."""
    for paragraph, match in find_matches(draft, _DAY):
        month, day = int(match["month"]), int(match["day"])
        year = int(match["year"]) if match["year"] else context.period.year
        reason, end = _what_is_wrong(year, month, day), match.end()
        if not reason and year and (weekday := _WEEKDAY.match(paragraph.text, end)):
            reason, end = _what_weekday(date(year, month, day), weekday["weekday"]), weekday.end()
        if reason:
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start(),
                end=end,
                reason=reason,
                suggestion="核对日期",
            )
    for paragraph, match in find_matches(draft, _MONTH):
        yield RuleMatch(
            paragraph=paragraph,
            start=match.start(),
            end=match.end(),
            reason="没有这个月份",
            suggestion="核对日期",
        )


def _find_wrong_marks(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield the first mark that breaks a figure, with the number of all."""
    found = list(find_matches(draft, _MARKS))
    if found:
        paragraph, match = found[0]
        often = f"（共{len(found)}处）" if len(found) > 1 else ""
        yield RuleMatch(
            paragraph=paragraph,
            start=match.start(),
            end=match.end(),
            reason=f"数字里的标点不对{often}",
            suggestion="核对数字，多半漏了或重了小数、百分号",
            others=tuple(dict.fromkeys(one.n for one, _ in found[1:])),
        )


def _what_is_wrong(year: int | None, month: int, day: int) -> str:
    """Return why no calendar has the day, "" where one has."""
    if not 1 <= month <= 12:
        return "没有这个月份"
    last = monthrange(year or _LEAP_YEAR, month)[1]
    if 1 <= day <= last:
        return ""
    return f"{f'{year}年' if year and month == 2 else ''}{month}月只有{last}天"


def _what_weekday(day: date, written: str) -> str:
    """Return which weekday the day is, "" where it is the one written."""
    right = _WEEKDAYS[day.weekday()]
    return "" if written.replace("天", "日") == right else f"{day.year}年这一天是星期{right}"


CALENDAR = Rule(
    name="日期",
    severity=Severity.MUST,
    about="历上没有的日期（2月30日）、对不上的星期、数字里打错的标点（105.3.%）",
    source=Source(origin=RuleOrigin.CALENDAR, basis="日期、星期与公历"),
    find=lambda draft, context: [
        *_find_calendar_errors(draft, context),
        *_find_wrong_marks(draft, context),
    ],
)
