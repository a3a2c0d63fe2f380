"""Find last year's number where a draft tells what was done in the year under review."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.review.findings import DraftParagraph, Severity
from assistant.review.rules.consistency.year_patterns import (
    IN_HEADING,
    OPENS,
    PART,
    YEAR,
    heading_of,
    is_of_record,
    rest_of_sentence,
    speaks_of_other_years,
    speaks_of_several_years,
)
from assistant.review.rules.rule import RuleMatch
from assistant.text.lexicon import group

_HALF_TOLD = "(?<=半年|季度|全年)(?!以来|末|底|的|[、和与至到])"  # 上半年完成…, without a comma
_OPENS = re.compile(
    f"{OPENS}(?:刚刚过去的)?(?P<whole>{YEAR}(?:全年|度|初|以来|{PART})?)"
    f"(?:[，,]|是[^，。]*年|{_HALF_TOLD})"
)
_SINCE = re.compile(f"(?P<whole>{YEAR}以来)")
_AS_OF = re.compile(f"截[至止](?P<whole>{YEAR}(?:\\d{{1,2}}月)?(?:\\d{{1,2}}日|份?底|末)?)")
_WITHIN = re.compile(f"(?P<whole>{YEAR}{PART})(?!以来|末|底)")
# What dates a sentence, and what the sentence may say so that an old year is right in it.
_DATES: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_OPENS, speaks_of_several_years),  # a growth behind the year is of that year: no excuse
    (_SINCE, speaks_of_other_years),
    (_AS_OF, speaks_of_several_years),  # a growth behind it is over the year before
    (_WITHIN, speaks_of_other_years),
)
_LAST_YEAR = re.compile(f"{OPENS}(?P<whole>去年以来|去年[，,]|去年全年)")
_THIS_YEAR, _NEXT_YEAR = group("review.this_year"), group("outlook.next_year")
_OVER_THIS_YEAR = re.compile("[比较](?P<whole>今年|本年度?)(?!年?初|[一二三四上前\\d])")
_WILL_BE = re.compile(
    f"(?<![比较从自])(?P<whole>{YEAR}度?{PART}?)[，,]?(?:(?:[我全本][^，。；]{{1,3}})?"
    "(?:将|拟|力争|计划(?!项目|任务|[^，。；]{0,12}的))|[^，。；、的]{2,8}将)"
)


def find_stale_years(
    paragraph: DraftParagraph, year: int, *, government: bool
) -> Iterator[RuleMatch]:
    """Yield last year's number, or 去年, where the text dates this year's events."""
    text, seen = paragraph.text, set[int]()
    for pattern, is_right in _DATES:
        for match in pattern.finditer(text):
            start, end = match.span("whole")
            if (
                int(match["year"]) == year - 1
                and start not in seen
                and not is_right(rest_of_sentence(text, match))
                and not is_of_record(text[end:])
                and not _tells_years_in_a_row(text, year)
            ):
                seen.add(start)
                found = stale_year(paragraph, (start, end), year)
                goes_on = _SINCE.fullmatch(match["whole"])  # a drought may last since then
                yield replace(found, severity=Severity.SHOULD) if goes_on else found
    heading = heading_of(paragraph)
    for match in IN_HEADING.finditer(heading):
        if int(match["year"]) == year - 1 and str(year) not in heading:
            offset = text.find(heading)
            yield stale_year(paragraph, (offset + match.start(), offset + match.end()), year)
    for match in _WILL_BE.finditer(text):
        if int(match["year"]) < year and match.start("whole") not in seen:
            yield stale_year(paragraph, match.span("whole"), year)
    yield from _find_swapped_years(paragraph, year, government=government)


def _find_swapped_years(
    paragraph: DraftParagraph, year: int, *, government: bool
) -> Iterator[RuleMatch]:
    """Yield 去年 told as the year under review, and the year under review compared with itself."""
    text = paragraph.text
    for match in () if government else _LAST_YEAR.finditer(text):
        sentence = rest_of_sentence(text, match)
        if not (speaks_of_other_years(sentence) or _THIS_YEAR.occurs_in(sentence)):
            yield stale_year(paragraph, match.span("whole"), year)
    for match in _OVER_THIS_YEAR.finditer(text):
        if _NEXT_YEAR.occurs_in(rest_of_sentence(text, match)):
            continue
        yield RuleMatch(
            paragraph=paragraph,
            start=match.start(),
            end=match.end(),
            reason=f"今年的事又和“{match['whole']}”比",
            suggestion="核对是否应为“上年”",
        )


def _tells_years_in_a_row(text: str, year: int) -> bool:
    """Return whether the paragraph tells last year before this one, or after the one before."""
    return re.search(f"{year - 2}年|(?:^|[。；！？\\n])\\s*{year}年", text) is not None


def stale_year(paragraph: DraftParagraph, span: tuple[int, int], year: int) -> RuleMatch:
    """Return the match of a time that belongs to another year than the draft."""
    return RuleMatch(
        paragraph=paragraph,
        start=span[0],
        end=span[1],
        reason=f"{year}年的报告里，时间写的是“{paragraph.text[span[0] : span[1]]}”",
        suggestion=f"核对是否应为{year}年，数字是否也要更新",
    )
