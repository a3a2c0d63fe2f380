"""Find years and parts of a year that do not fit the period of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.records import Function, Span
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rules.rule import Context, Rule, RuleMatch, enclosing_sentence
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

_YEAR = "(?P<year>(?:19|20)\\d\\d)年"
_SINCE = re.compile(f"{_YEAR}以来")
_OPENS = re.compile(
    f"(?:^|(?<=[。！？\\n]))\\s*(?:在)?(?P<whole>{_YEAR}(?:全年|度|上半年|下半年|初)?)[，,]"
)
_AS_OF = re.compile(f"截[至止](?P<whole>{_YEAR}(?:\\d{{1,2}}月)?(?:\\d{{1,2}}日|份?底|末)?)")
_IN_HEADING = re.compile(f"{_YEAR}")
_DATE_LINE = re.compile(f"^\\s*(?P<whole>{_YEAR}\\d{{1,2}}月\\d{{1,2}}日)\\s*$")
_PART = re.compile(
    f"(?P<whole>{_YEAR}(?:第?[一二三四]季度|前三季度|上半年|下半年|1[-—–~～至]\\d{{1,2}}月))"
)
_LAST_YEAR = re.compile("(?:^|(?<=[。！？\\n]))\\s*(?P<whole>去年以来|去年[，,]|去年全年)")
_WILL_BE = re.compile(
    f"(?P<whole>{_YEAR}度?)[，,]?(?:[我全本][^，。；]{{1,3}})?(?:将|拟|计划|力争)"
)
_LATE_DAY = re.compile("(?<![\\d年至—-])(?:[89]|1[0-2])月\\d{1,2}日(?!前)")
_OTHER_YEAR = group("review.other_year")
_TWO_TIMES = re.compile(r"[较比]\d|(?<!截)至20|到20|20\d\d年[^。]*20\d\d年")
_NEXT_HALF = re.compile("下半年")
_FIRST_HALF = re.compile("上半年")
_PLANS = re.compile("计划|打算|安排|思路|谋划|目标|重点|任务|工作")
_WILL = re.compile("将|要|计划|力争|拟|继续|进一步|确保")
_LATE_MONTH = "(?:[89]|1[0-2])月"
_LATE = re.compile(
    f"(?:1[-—–~～至]|截[至止]){_LATE_MONTH}|前三季度|三季度末|(?<!下)全年(?:共|累计|完成)"
)


def _find_wrong_periods(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield last year's number, a plan for the year under review, and a date out of range."""
    year, span = context.period.year, context.period.span
    if year is None or (
        "计划" in draft.title and not re.search("总结|报告|汇报|回顾", draft.title)
    ):
        return
    for index, paragraph in enumerate(draft.paragraphs):
        if paragraph.function is Function.PLAN:
            yield from _find_wrong_plan_years(paragraph, year, span)
        else:
            yield from _find_stale_years(paragraph, year)
            yield from _find_wrong_spans(paragraph, span)
            yield from _find_stale_parts(paragraph, year, government=draft.is_of_government)
        if index >= len(draft.paragraphs) - 2:
            yield from _find_wrong_signature_date(paragraph, year)


def _find_stale_years(paragraph: DraftParagraph, year: int) -> Iterator[RuleMatch]:
    """Yield last year's number where the text dates this year's events."""
    text = paragraph.text
    for pattern in (_SINCE, _OPENS, _AS_OF):
        for match in pattern.finditer(text):
            span = match.span("whole") if "whole" in match.groupdict() else match.span()
            start, end = enclosing_sentence(text, match.start())
            if int(match["year"]) == year - 1 and not _speaks_of_other_years(text[start:end]):
                yield _stale_year(paragraph, span, year)
    heading = _heading_of(paragraph)
    for match in _IN_HEADING.finditer(heading):
        if int(match["year"]) == year - 1 and str(year) not in heading:
            offset = text.find(heading)
            yield _stale_year(paragraph, (offset + match.start(), offset + match.end()), year)


def _find_stale_parts(
    paragraph: DraftParagraph, year: int, *, government: bool
) -> Iterator[RuleMatch]:
    """Yield a part of last year, 去年 told as the year under review, and what it will still do."""
    text = paragraph.text
    for pattern in (_PART,) if government else (_PART, _LAST_YEAR):
        for match in pattern.finditer(text):
            said = match.groupdict().get("year")
            start, end = enclosing_sentence(text, match.start())
            if (said is None or int(said) == year - 1) and not _speaks_of_other_years(
                text[start:end].replace(match["whole"], "")
            ):
                yield _stale_year(paragraph, match.span("whole"), year)
    for match in _WILL_BE.finditer(text):
        if int(match["year"]) < year:
            yield _stale_year(paragraph, match.span("whole"), year)


def _speaks_of_other_years(sentence: str) -> bool:
    return _OTHER_YEAR.occurs_in(sentence) or _TWO_TIMES.search(sentence) is not None


def _heading_of(paragraph: DraftParagraph) -> str:
    """Return the heading that the paragraph is or opens with, "" for none."""
    if paragraph.is_heading:
        return paragraph.text
    found = parse_heading(paragraph.text)
    return found.title if found and found.level <= 2 else ""


def _find_wrong_plan_years(paragraph: DraftParagraph, year: int, span: Span) -> Iterator[RuleMatch]:
    """Yield the year under review, or 下半年, where a whole year's report plans ahead."""
    if span is not Span.YEAR:
        return
    heading = _heading_of(paragraph)
    text = paragraph.text
    offset = max(text.find(heading), 0)
    for match in _NEXT_HALF.finditer(heading):
        if not _FIRST_HALF.search(heading):
            yield RuleMatch(
                paragraph=paragraph,
                start=offset + match.start(),
                end=offset + match.end(),
                reason="全年的报告里，计划却写的是“下半年”",
                suggestion=f"核对是否应为{year + 1}年",
            )
    for match in _IN_HEADING.finditer(heading):
        if int(match["year"]) <= year and str(year + 1) not in heading and _PLANS.search(heading):
            yield _wrong_plan_year(paragraph, offset + match.start(), offset + match.end(), year)
    for match in _OPENS.finditer(text):
        start, end = enclosing_sentence(text, match.start())
        if int(match["year"]) <= year and _WILL.search(text[start:end]):
            yield _wrong_plan_year(paragraph, *match.span("whole"), year)


def _wrong_plan_year(paragraph: DraftParagraph, start: int, end: int, year: int) -> RuleMatch:
    return RuleMatch(
        paragraph=paragraph,
        start=start,
        end=end,
        reason=f"这是{year}年报告的计划部分，年份却不是{year + 1}年",
        suggestion=f"核对是否应为{year + 1}年",
    )


def _find_wrong_spans(paragraph: DraftParagraph, span: Span) -> Iterator[RuleMatch]:
    """Yield periods after June in a half year's report, and 上半年 in a whole year's headings."""
    if span is Span.FIRST_HALF:
        late_days = (
            match
            for match in _LATE_DAY.finditer(paragraph.text)
            if not _is_told_of_another_time(paragraph.text, match.start())
        )
        for match in (*_LATE.finditer(paragraph.text), *late_days):
            yield RuleMatch(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                reason="上半年的报告里出现了上半年以后的时段",
                suggestion="核对时段，多半是全年报告留下的",
            )
    elif span is Span.YEAR and paragraph.is_heading:
        for match in _FIRST_HALF.finditer(paragraph.text):
            if "下半年" not in paragraph.text:
                yield RuleMatch(
                    paragraph=paragraph,
                    start=match.start(),
                    end=match.end(),
                    reason="全年的报告里，标题写的是“上半年”",
                    suggestion="核对是否是半年总结留下的",
                )


def _is_told_of_another_time(text: str, offset: int) -> bool:
    """Return whether the sentence compares, looks back or looks ahead."""
    start, end = enclosing_sentence(text, offset)
    return _speaks_of_other_years(text[start:end]) or bool(_WILL.search(text[start:end]))


def _find_wrong_signature_date(paragraph: DraftParagraph, year: int) -> Iterator[RuleMatch]:
    """Yield a date of signature outside the period and the year after."""
    match = _DATE_LINE.match(paragraph.text)
    if match and not year <= int(match["year"]) <= year + 1:
        yield _stale_year(paragraph, match.span("whole"), year)


def _stale_year(paragraph: DraftParagraph, span: tuple[int, int], year: int) -> RuleMatch:
    return RuleMatch(
        paragraph=paragraph,
        start=span[0],
        end=span[1],
        reason=f"{year}年的报告里，时间写的是“{paragraph.text[span[0] : span[1]]}”",
        suggestion=f"核对是否应为{year}年，数字是否也要更新",
    )


YEARS = Rule(
    name="旧年份",
    severity=Severity.MUST,
    about="与报告时段不符的年份和时段：把上一年当今年写，全年报告的计划写“下半年”",
    find=_find_wrong_periods,
)
