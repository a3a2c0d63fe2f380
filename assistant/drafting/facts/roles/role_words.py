"""Weigh what the words and figures of a fact say about its role: a problem, a plan."""

from __future__ import annotations

import re

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.later_time import CLAUSE, names_deadline
from assistant.drafting.facts.roles.norms import misses_norm
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_LACKING, _SPOKEN_LACK = group("facts.lacking"), group("facts.spoken_lack")
_SETTLED, _PARTIAL, _POOR = (
    group("facts.settled"),
    group("facts.partial_subject"),
    group("facts.poor_state"),
)
_NOT_YET = re.compile(f"(?:[没未只仅才]|(?<!困)难)[^，；]{{0,4}}{_SETTLED.pattern}")
_INCIDENT, _HAPPEN = group("claims.incident").pattern, group("claims.happen").pattern
_FOUND = f"{group('facts.discover').pattern}[^，；。]{{0,4}}{group('facts.discovered').pattern}"
# Faults that were looked for, none left out, nobody hurt; and what is below a limit only says which
# ones are meant.
_NO_WANT = re.compile(
    rf"{_FOUND}|一[个起件例人户处次名家][都也]?[没未不]有?|没有[^，；]{{0,2}}{_INCIDENT}|[没未]有?{_HAPPEN}[^，；。]{{0,4}}"
    rf"|[没未]有?出[^，；]{{0,4}}{_INCIDENT}|不是[没不][^，；。]*"
    rf"|[没未]有?(?:{group('facts.mishap').pattern}|一(?![定致般直样])|超(?![市车载]))"
    rf"|{_INCIDENT}[^，；。\d]{{0,4}}?(?:0(?![.\d])|零)|零{_INCIDENT}|{_INCIDENT}[也都均]?[没未]有?(?=[，；。]|$)"
    r"|(?:不到|不足|低于)[\d.]+[^，；。]{0,6}的"
)
# What was last year is no lack of this one: 平均提前52分钟，上年才38分钟.
_LAST_YEAR = re.compile(rf"(?<=[，；（]){group('comparison.last_year').pattern}[^，；。）]*")
_FALLEN = group("moves.fallen")
_CHANGED = re.compile(rf"{group('moves.change').pattern}[^，；。]{{0,3}}\d")
_ONLY = re.compile(r"(?:只有?|才|仅|就)[\d一二三四五六七八九十两]")
_LEFT = re.compile(
    rf"(?<!前){group('facts.leave').pattern}[\d一二两三四五六七八九十]+(?:[名人位]|个(?:[，；。]|$)"
    r"|个[^\d，；。]{0,4}[师员工生手士人])"
)
_PAST, _EFFORT = group("outlook.past"), group("outlook.effort")
_ONCE_MORE, _BOUND = group("outlook.once_more"), group("outlook.bound")
_COMPLETED = group("claims.finished")
_DISPOSE, _PART_OF_YEAR = group("outlook.dispose"), group("outlook.part_of_year")

_LACK, _CLEAR_LACK, _NO_LACK, _MENDED, _COUNTED = 1.2, 2.6, -1.0, -6.0, -2.5
_PART, _STATE = 2.0, 2.4  # in reports 30 to 100 times as often of problems as of results
_WILL, _AGAIN, _DEADLINE, _TIME, _LIMIT, _DISPOSED = 0.4, 3.0, 3.0, 1.0, 1.1, 1.0
_DONE, _COMPARED, _FINISHED = -4.0, -2.5, -1.4
_MANY_DIGITS = 3
# Log odds by how exact the figures are: 20, 23, 236. What was counted is exact, what is aimed at is
# round, and what is wanting is mostly little.
_EXACT_LACK, _EXACT_PLAN = (0.5, -0.2, -0.4), (1.5, -0.5, -2.2)


def problem_evidence(fact: Fact) -> float:
    """Return the log odds by which the words of a fact make it a problem."""
    text = without_denials(fact.text)
    clear = falls_short(fact, text) or _LACKING.occurs_in(text) or tells_how_few(text)
    said = clear or tells_want(text)
    found = (
        (_LACK if said else _NO_LACK)
        + _CLEAR_LACK * clear
        + _COUNTED * is_compared(fact, text)
        + _PART * tells_of_some(text)
        + _STATE * is_poor(text)
        + _EXACT_LACK[exactness(fact.text)]
    )
    if is_settled(text) or (said and _FALLEN.occurs_in(fact.computed)):
        found += _MENDED
    return found


def plan_evidence(fact: Fact) -> float:
    """Return the log odds by which the words of a fact make it a plan."""
    text = fact.text
    is_ahead = names_deadline(text) or _ONCE_MORE.occurs_in(text) or _PART_OF_YEAR.occurs_in(text)
    return (
        _WILL * _EFFORT.occurs_in(text)
        + _AGAIN * _ONCE_MORE.occurs_in(text)
        + _DEADLINE * names_deadline(text)
        + _TIME * _PART_OF_YEAR.occurs_in(text)
        + _LIMIT * _BOUND.occurs_in(text)
        + _DISPOSED * _DISPOSE.occurs_in(text)
        + _DONE * (_PAST.occurs_in(text) and not is_ahead)
        + _FINISHED * (_COMPLETED.occurs_in(text) and not is_ahead)
        + _COMPARED * is_compared(fact, text)
        + _EXACT_PLAN[exactness(text)]
    )


def without_denials(text: str) -> str:
    """Return a text without what is wanting nowhere, or was so last year only.

    >>> without_denials("维护灯塔12座，没有一座熄灯")
    '维护灯塔12座，座熄灯'
    >>> without_denials("安全事故都是0，溺水事件也没有")
    '安全，溺水'
    """
    return _NO_WANT.sub("", _LAST_YEAR.sub("", text))


def falls_short(fact: Fact, text: str) -> bool:
    """Return whether a text says that a norm is missed; a goal of the ledger is none."""
    return not fact.target and misses_norm(text)


def tells_how_few(text: str) -> bool:
    """Return whether a text says that there are only so many: 才12个."""
    return bool(_ONLY.search(text))


def tells_want(text: str) -> bool:
    """Return whether words of a text tell of something wanting, be it with 只有 or without."""
    return bool(_LEFT.search(text)) or _LACKING.occurs_in(text) or _SPOKEN_LACK.occurs_in(text)


def tells_anything_wanting(fact: Fact) -> bool:
    """Return whether any words of a fact tell of something wanting."""
    text = without_denials(fact.text)
    return (
        falls_short(fact, text)
        or tells_how_few(text)
        or tells_want(text)
        or tells_of_some(text)
        or is_poor(text)
    )


def tells_of_some(text: str) -> bool:
    """Return whether a text opens with those it blames: 有的村, 个别同志."""
    return bool(_PARTIAL.opening(text))


def is_poor(text: str) -> bool:
    """Return whether a clause says how something is, not by how much it changed: 流程慢."""
    clauses = CLAUSE.split(text)
    return any(_POOR.closing(one) and not any(map(str.isdigit, one)) for one in clauses)


def is_settled(text: str) -> bool:
    """Return whether a text says that what was wrong has been put right."""
    return _SETTLED.occurs_in(text) and not _NOT_YET.search(text)


def exactness(text: str) -> int:
    """Return how exact the most exact figure of a text is: 0 round or none, 1 or 2 exact.

    >>> [exactness(text) for text in ("抽查9500户", "抽查23户", "抽查2361户")]
    [0, 1, 2]
    """
    figures = (one.number for one in find_figures(text) if one.kind in MEASURED and one.number)
    digits = [number.normalize().as_tuple().digits for number in figures]
    return max((_digits_exact(one) for one in digits), default=0)


def _digits_exact(digits: tuple[int, ...]) -> int:
    length = len(digits) - (digits[-1] == 5)  # half of ten is round
    return max(0, min(length, _MANY_DIGITS) - 1)


def is_compared(fact: Fact, text: str) -> bool:
    """Return whether a fact tells how much more or less something became."""
    return bool(fact.last or fact.computed or _CHANGED.search(text))
