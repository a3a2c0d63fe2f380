"""Tell whether a fact was done, is a problem or is a plan: by words of time and want, by meaning.

What no report mentions, the housekeeping of an office, is told apart too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.draft import Fact
from assistant.records import Function, Period, Span
from assistant.text.figures.figure import COUNTED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_PLANNED, _LACKING = group("facts.planned"), group("facts.lacking")
_SPOKEN_LACK, _SETTLED = group("facts.spoken_lack"), group("facts.settled")
_PARTIAL, _POOR = group("facts.partial_subject"), group("facts.poor_state")
_NOT_YET = re.compile(f"(?:[没未]|(?<!困)难)[^，；]{{0,4}}{_SETTLED.pattern}")
_INCIDENT, _HAPPEN = group("claims.incident").pattern, group("claims.happen").pattern
# None left out, nobody hurt; and what is below a limit only says which ones are meant.
_NO_WANT = re.compile(
    rf"一[个起件例人户处次名家][都也]?[没未不]有?|没有[^，；]{{0,2}}{_INCIDENT}|[没未]有?{_HAPPEN}"
    r"|(?:不到|不足|低于)[\d.]+[^，；。]{0,6}的"
)
_FALLEN = group("moves.fallen")
_CHANGED = re.compile(rf"{group('moves.change').pattern}[^，；。]{{0,3}}\d")
_ONLY = re.compile(r"(?:只有?|才|仅|就)[\d一二三四五六七八九十两]")
_OF_YEAR = group("totals.target_period").pattern
_PLAN_BESIDE = re.compile(
    f"完成{_OF_YEAR}?(?:计划|目标|任务)|（{_OF_YEAR}?(?:计划|目标|任务)[^（）]*）"
)
_DATED_PLAN = re.compile("(?:下半年|明年|20\\d\\d年)计划")
_MONTH = re.compile(r"(?:^|[，；。])(\d{1,2})月(?:底|末|份|中旬|上旬|下旬)?(?:之?前)")
_FIRST_HALF = 6  # months
_SECOND_HALF, _NEXT_YEAR = group("outlook.second_half"), group("outlook.next_year")
_CLAUSE = re.compile("[，；。：]")

_PLAN_ODDS = 0.97
_UNSAID = 0.0  # log odds of a problem where words say nothing and no model reads
_READING = 0.5  # of the log odds that the model gives: ledgers are no reports
_LACK, _CLEAR_LACK, _NO_LACK, _MENDED, _COUNTED = 1.5, 1.5, -1.1, -4.0, -1.5
_PART, _STATE = 2.0, 2.0  # in reports 30 to 100 times as often of problems as of results
_MANY = 100  # things; a bed or two are the office's own
_HOUSEKEEPING = 0.7  # from this on a fact is the office's own affair
_LEAST = 0.01
_CONFIDENCE = 3.0  # that the neighbours of a fact cannot shake


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRoles:
    """How probably each fact is a result, a problem, a plan; and which ones are housekeeping."""

    odds: NDArray[np.float64]  # (facts, 3): results, problems, plan
    housekeeping: NDArray[np.bool_]

    def of(self, function: Function) -> NDArray[np.float64]:
        """Return the probability that each fact belongs to sections of a function."""
        row: NDArray[np.float64] = self.odds[:, max(_column(function), 0)]
        return row


def _column(function: Function) -> int:
    return {Function.PROBLEMS: 1, Function.PLAN: 2}.get(function, 0)


def is_planned(fact: Fact, period: Period) -> bool:
    """Return whether the fact is a target, or tells of a time after the report's period.

    What was done is none because the plan stands beside it: 完成全年计划20座的85%.
    """
    text = _PLAN_BESIDE.sub("", fact.text)
    is_target = _PLANNED.occurs_in(text) or bool(_DATED_PLAN.search(text))
    return is_target or any(starts_after(clause, period) for clause in _CLAUSE.split(text))


def starts_after(text: str, period: Period) -> bool:
    """Return whether `text` opens with a year, a season, a feast or a month after `period`.

    >>> starts_after("下半年新建托育点3个", Period(year=2025, span=Span.FIRST_HALF))
    True
    >>> starts_after("国庆前新建托育点3个", Period(year=2025, span=Span.YEAR))
    False
    """
    if _NEXT_YEAR.opening(text):
        return True
    if period.span is Span.FIRST_HALF and _SECOND_HALF.opening(text):
        return True
    month = _MONTH.match(text)
    if month is not None and period.span is Span.FIRST_HALF and int(month[1]) > _FIRST_HALF:
        return True
    year = re.match(r"(\d{4})年", text)
    return year is not None and period.year is not None and int(year[1]) > period.year


def read_roles(
    facts: Sequence[Fact], vectors: NDArray[np.float32], fingerprint: str, period: Period
) -> FactRoles:
    """Return the roles of facts, whose subjects have these vectors by the model `fingerprint`."""
    read = _classify(vectors, fingerprint)
    odds = np.zeros((len(facts), 3))
    housekeeping = np.zeros(len(facts), dtype=bool)
    for place, fact in enumerate(facts):
        if is_planned(fact, period):
            odds[place] = (1 - _PLAN_ODDS) / 2
            odds[place, 2] = _PLAN_ODDS
            continue
        problem = _problem_odds(fact, None if read is None else read[place])
        odds[place] = 1 - problem, problem, _LEAST
        is_own = read is not None and read[place, 3] >= _HOUSEKEEPING
        housekeeping[place] = is_own and not _counts_many(fact)
    return FactRoles(odds=odds, housekeeping=housekeeping)


def _counts_many(fact: Fact) -> bool:
    """Return whether a fact counts more than an office keeps: 更换路灯灯头1260盏."""
    found = (one.number or 0 for one in find_figures(fact.text) if one.kind in COUNTED)
    return max(found, default=0) >= _MANY


def _problem_odds(fact: Fact, read: NDArray[np.float64] | None) -> float:
    """Return how probably a fact is a problem, by its meaning and the words of want in it."""
    logit = _UNSAID
    if read is not None:
        logit = _READING * float(np.log(read[1] + _LEAST) - np.log(read[0] + read[2] + _LEAST))
    text = _NO_WANT.sub("", fact.text)
    clear = _LACKING.occurs_in(text) or bool(_ONLY.search(text))
    said = clear or _SPOKEN_LACK.occurs_in(text)
    logit += (
        (_LACK if said else _NO_LACK)
        + _CLEAR_LACK * clear
        + _COUNTED * bool(fact.last or fact.computed or _CHANGED.search(text))
        + _PART * bool(_PARTIAL.opening(text))
        + _STATE * any(_is_poor(clause) for clause in _CLAUSE.split(text))
    )
    is_settled = _SETTLED.occurs_in(text) and not _NOT_YET.search(text)
    if is_settled or (said and _FALLEN.occurs_in(fact.computed)):
        logit += _MENDED
    return float(1 / (1 + np.exp(-_CONFIDENCE * logit)))


def _is_poor(clause: str) -> bool:
    """Return whether a clause says how something is, not by how much it changed: 流程慢."""
    return bool(_POOR.closing(clause)) and not any(one.isdigit() for one in clause)


def _classify(vectors: NDArray[np.float32], fingerprint: str) -> NDArray[np.float64] | None:
    """Return the probability of each role for each row; None for a model without weights.

    The roles are results, problems, plans and housekeeping, in this order.
    """
    weights = _weights().get(fingerprint)
    if weights is None:
        return None
    logits = vectors.astype(np.float64) @ weights[:, :-1].T + weights[:, -1]
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    read: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return read


@cache
def _weights() -> dict[str, NDArray[np.float64]]:
    """Return the weights of `assistant/data/fact_roles.npz`, by the fingerprint of the model."""
    with (files("assistant") / "data/fact_roles.npz").open("rb") as stream, np.load(stream) as kept:
        return {name: kept[name].astype(np.float64) for name in kept.files}
