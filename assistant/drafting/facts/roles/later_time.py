"""Tell whether a fact is a target, or tells of a time after the period of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.borrowed_subject import is_whole
from assistant.period_days import SPAN_MONTHS
from assistant.records import Period, Span
from assistant.text.lexicon import group

_PLANNED, _PAST = group("facts.planned"), group("outlook.past")
_OF_YEAR = group("totals.target_period").pattern
_PLAN = group("totals.assigned").pattern
_PLAN_BESIDE = re.compile(
    rf"完成{_OF_YEAR}?{_PLAN}|{_OF_YEAR}?年?{_PLAN}数?的[\d.]+%|（{_OF_YEAR}?{_PLAN}[^（）]*）"
    r"|计划[^\d，；。]{0,6}[\d.,]+[^\d，；。]{0,4}，(?=[^，；。]*(?:实际|[只才仅差没未]))"
)
# Behind a value, a clause that is nothing but what was planned: 换了46公里，年计划45公里.
_PLAN_BEHIND = re.compile(
    rf"(?<=[，；（])(?:{_OF_YEAR}|年|原定?)?计划[数是为]?[\d.,]+[^\d，；。（）]{{0,5}}(?=[，；。）]|$)|非计划"
)
_DATED_PLAN = re.compile("(?:下半年|明年|20\\d\\d年)计划")
_MONTH = re.compile(r"(?<![\d年月.·/—-])(\d{1,2})月(?![\d至到—-])")  # no year is with it
_LAST_YEAR = group("comparison.last_year")
_FINISHED = group("claims.finished")
_SECOND_HALF, _NEXT_YEAR = group("outlook.second_half"), group("outlook.next_year")
_BY_THEN = group("outlook.by_then").pattern
_BY_OCCASION = re.compile(
    rf"(?<![个\d一二两三四五六七八九十几多]){group('outlook.occasion').pattern}{_BY_THEN}|\d月[底末]?{_BY_THEN}"
)
_BY_SECOND_HALF = re.compile(rf"(?<![去上])(?<![去上]年){_SECOND_HALF.pattern}{_BY_THEN}")
CLAUSE = re.compile("[，；。：]")
_FIRST_HALF = 6  # months
_LAST_MONTH = 12


def is_planned(fact: Fact, period: Period) -> bool:
    """Return whether the fact is a target, or tells of a time after the report's period.

    What was done is none because the plan stands beside it: 完成全年计划20座的85%.
    """
    text = _without_plans_beside(fact.text)
    is_target = _PLANNED.occurs_in(text) or bool(_DATED_PLAN.search(text))
    return fact.is_planned or is_target or is_later(fact, period)


def is_later(fact: Fact, period: Period) -> bool:
    """Return whether the fact tells of a time after the report's period, or stands under one."""
    if any(starts_after(heading, period) for heading in fact.section):
        return True
    clauses = CLAUSE.split(_without_plans_beside(fact.text))
    return any(
        starts_after(clause, period) and not _only_ends(clauses[:place], clause)
        for place, clause in enumerate(clauses)
    )


def _without_plans_beside(text: str) -> str:
    """Return a text without the plans that stand beside what was done."""
    return _PLAN_BEHIND.sub("", _PLAN_BESIDE.sub("", text))


def _only_ends(before: Sequence[str], clause: str) -> bool:
    """Return whether a clause says no more than when what has been done comes into use.

    >>> _only_ends(["码头封顶了"], "5月启用"), _only_ends([], "5月启用")
    (True, False)
    """
    done = any(_PAST.occurs_in(one) or _FINISHED.occurs_in(one) for one in before)
    return done and not is_whole(clause)


def starts_after(text: str, period: Period) -> bool:
    """Return whether `text` opens with a year, a season or a feast after `period`.

    A month after it, and a date to be met by, are one wherever they stand: 停车场国庆前建成.

    >>> starts_after("下半年新建托育点3个", Period(year=2025, span=Span.FIRST_HALF))
    True
    >>> starts_after("国庆前新建托育点3个", Period(year=2025, span=Span.YEAR))
    False
    """
    if _NEXT_YEAR.opening(text):
        return True
    _, last = SPAN_MONTHS.get(period.span, SPAN_MONTHS[Span.YEAR])
    if last <= _FIRST_HALF and (_SECOND_HALF.opening(text) or _BY_SECOND_HALF.search(text)):
        return True
    if not (_PAST.occurs_in(text) or _LAST_YEAR.occurs_in(text)):
        months = (int(one[1]) for one in _MONTH.finditer(text))
        if any(last < month <= _LAST_MONTH for month in months):
            return True
    year = re.match(r"(\d{4})年", text)
    return year is not None and period.year is not None and int(year[1]) > period.year


def names_deadline(text: str) -> bool:
    """Return whether `text` names a season, a feast or a month that something is to be done by.

    >>> names_deadline("汛前加固堤防"), names_deadline("三年前立项")
    (True, False)
    """
    return bool(_BY_OCCASION.search(text))
