"""Find formulations that were not in use in the period, according to the dated table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.period_days import chinese_date, last_writing_day, period_days
from assistant.records import Function, Period
from assistant.reports.formulations import DatedPattern, dated_patterns
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import (
    Context,
    Rule,
    RuleMatch,
    enclosing_clause,
    enclosing_sentence,
)
from assistant.review.rules.wording.meetings import find_outdated_meetings, last_use_note
from assistant.text.similarity import bigrams, overlap_coefficient

_YEAR = re.compile("(?<!\\d)((?:19|20)\\d\\d)年?")
_ROLE_YEAR = re.compile(
    "(?P<year>20\\d\\d)年是(?P<what>[^，。；是]{2,40}?)(?P<role>收官之年|开局之年|启动之年|起步之年|元年|决胜之年|决战之年|交账之年)"
)
_TERM = re.compile("五年来|过去的?五年|本届政府")  # a report on five years names what ended in them
_YEARS_OF_A_TERM = 5
_HANDOVER = timedelta(days=60)  # the next campaign begins while the one before is wound up
_PAUSE = timedelta(days=730)  # longer, and the two are no series
_SAME = 0.7  # likeness of what two sentences call the year of


def _find_dated_formulations(draft: DraftText, context: Context) -> Iterator[RuleMatch]:
    """Yield outdated meetings, formulations outside their days, and repeated year roles."""
    if context.period.year is None:
        return
    yield from find_outdated_meetings(draft, context)
    reviews_term = any(_TERM.search(paragraph.text) for paragraph in draft.paragraphs)
    for paragraph in draft.paragraphs:
        for row in dated_patterns():
            if reviews_term and 0 <= context.period.year - row.end.year <= _YEARS_OF_A_TERM:
                continue
            yield from _match_row(row, paragraph, context, government=draft.is_of_government)
    if context.past:
        yield from _find_repeated_year_roles(draft, context.past.lines)


def _match_row(
    row: DatedPattern,
    paragraph: DraftParagraph,
    context: Context,
    *,
    government: bool,
) -> Iterator[RuleMatch]:
    """Yield places where the paragraph uses a formulation outside its days."""
    text, period = paragraph.text, context.period
    for match in row.pattern.finditer(text):
        start, end = enclosing_sentence(text, match.start())
        # Its own name excuses nothing: 农村饮水安全巩固提升工程, 纲要（2011—2020年）.
        around = f"{text[start : match.start()]}，{text[match.end() : end]}"
        if _is_excused(row, around, period):
            continue
        if row.of_a_year:
            begins, ends = enclosing_clause(text, match.start())
            if _fits_named_year(row, text[begins:ends], paragraph, period, government=government):
                continue
        elif _was_in_use(row, paragraph, period) or _is_history(row, around):
            continue
        yield _row_match(row, paragraph, match, context)


def _is_excused(row: DatedPattern, sentence: str, period: Period) -> bool:
    """Return whether the sentence tells what came of a campaign, or how it has just ended."""
    if row.unless and row.unless.search(sentence):
        return True
    _, last = period_days(period)
    has_just_ended = row.end == date.max or last.year <= row.end.year + 1
    return bool(has_just_ended and row.closing and row.closing.search(sentence))


def _fits_named_year(
    row: DatedPattern, clause: str, paragraph: DraftParagraph, period: Period, *, government: bool
) -> bool:
    """Return whether the formulation is true of the year its clause names, else of the report's."""
    year = period_days(period)[1].year
    named = [int(found) for found in _YEAR.findall(clause)]
    ahead = (
        government or paragraph.function is Function.PLAN or re.search("[明来]年|下一?年", clause)
    )
    years = named or [year, year + 1] if ahead else named or [year]
    return any(row.start.year <= one <= row.end.year for one in years)


def _was_in_use(row: DatedPattern, paragraph: DraftParagraph, period: Period) -> bool:
    """Return whether the formulation was in use in the period, for a plan in the year after."""
    first, last = period_days(period)
    if paragraph.function is Function.PLAN:
        return row.start <= date(last.year + 1, 12, 31) and row.end >= last
    return row.start <= last_writing_day(period) and row.end >= first


def _is_history(row: DatedPattern, sentence: str) -> bool:
    """Return whether the sentence speaks of the past: it names the year, or campaigns in a row."""
    series = any(
        _follow_each_other(row, other) and other.pattern.search(sentence)
        for other in dated_patterns()
        if other.end != date.max
    )
    return series or any(
        row.start.year <= int(found) <= row.end.year
        for found in _YEAR.findall(sentence)
        if row.end != date.max
    )


def _follow_each_other(one: DatedPattern, other: DatedPattern) -> bool:
    """Return whether one was in use soon after the other, but for some weeks of both."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return -_PAUSE < both < _HANDOVER


def _row_match(
    row: DatedPattern, paragraph: DraftParagraph, match: re.Match[str], context: Context
) -> RuleMatch:
    used = _describe_days(row)
    return RuleMatch(
        paragraph=paragraph,
        start=match.start(),
        end=match.end(),
        reason=f"依据{row.document}，{used}{last_use_note(match[0], context)}",
        suggestion=f"核对是否应为“{row.replacement}”" if row.replacement else "核对是否删改",
        source=Source(origin=RuleOrigin.DOCUMENT, basis=row.document),
    )


def _describe_days(row: DatedPattern) -> str:
    if row.of_a_year:
        return f"这个提法说的是{row.start.year}年"
    if row.end == date.max:
        return f"这个提法始于{chinese_date(row.start)}"
    if row.start == date.min:
        return f"这个提法用到{chinese_date(row.end)}"
    return f"这个提法的时段是{chinese_date(row.start)}至{chinese_date(row.end)}"


def _find_repeated_year_roles(draft: DraftText, past: Sequence[str]) -> Iterator[RuleMatch]:
    """Yield 收官之年 and the like that the past report gives another year."""
    roles = [match for line in past for match in _ROLE_YEAR.finditer(line)]
    for paragraph in draft.paragraphs:
        for match in _ROLE_YEAR.finditer(paragraph.text):
            for earlier in roles:
                alike = overlap_coefficient(bigrams(match["what"]), bigrams(earlier["what"]))
                if (
                    match["role"] == earlier["role"]
                    and match["year"] != earlier["year"]
                    and alike >= _SAME
                ):
                    yield RuleMatch(
                        paragraph=paragraph,
                        start=match.start(),
                        end=match.end(),
                        reason=f"以往的报告已把{earlier['year']}年称作{earlier['role']}",
                        suggestion="核对后删改",
                        source=Source(origin=RuleOrigin.ARCHIVE, basis="以往的报告"),
                    )
                    break


FORMULATIONS = Rule(
    name="提法时效",
    severity=Severity.SHOULD,
    about="提法、专项行动与报告期不符（日期和依据见 formulations.toml、campaigns.toml）",
    source=Source(origin=RuleOrigin.DOCUMENT, basis="提法、会议、行动的起止日期"),
    find=_find_dated_formulations,
)
