"""Tell under problems which targets of the results were clearly missed, the largest gaps first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.draft import Brief, Fact, Written
from assistant.drafting.facts.indicator_direction import good_direction
from assistant.period_days import SPAN_MONTHS
from assistant.records import Function, Period
from assistant.text.similarity import bigrams

_SHARE = re.compile(r"完成(?P<goal>[^，。；（）\d]{2,8})的(?P<share>\d[\d.]*)%")
_LEVEL = re.compile(r"(?:未达到|高于)(?P<goal>\d[\d.]*)[^，。；]*目标")
_AHEAD_OR_LACKING = frozenset({Function.PLAN, Function.PROBLEMS})
_MOST = 2
_YEAR = 12  # months
_SLACK = Decimal("0.1")  # of a year by which work may lag behind the calendar
_LITTLE = Decimal("0.05")  # of a target that is as good as reached
_LEVEL_GAP = Decimal("0.02")  # the same of a rate or a time
_HARDLY = Decimal("0.85")  # of a target, below which 仅 is said
_SAME = 0.5  # of the pairs of characters of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Miss:
    """A fact that stays behind its target, and by which part of it."""

    fact: Fact
    gap: Decimal
    words: str


def tell_missed_targets(brief: Brief, briefs: Sequence[Brief]) -> list[Written]:
    """Return one sentence on the targets missed that the problems of `brief` say nothing of.

    Before the year is over only what lags far behind the calendar counts.
    """
    known = bigrams("".join(fact.text for fact in brief.facts))
    missed = [
        miss
        for one in briefs
        if one.headings and not _AHEAD_OR_LACKING.intersection(one.functions)
        for fact in one.facts
        if (miss := _read_miss(fact, brief.period)) and not _is_told(fact, known)
    ]
    worst = sorted(missed, key=lambda miss: -miss.gap)[:_MOST]
    if not worst:
        return []
    text = "，".join(miss.words for miss in worst)
    return [Written(text=f"{text}。", facts=tuple(miss.fact for miss in worst))]


def misses_target(fact: Fact, period: Period) -> bool:
    """Return whether a row of a ledger stays clearly behind its target at the end of `period`."""
    return _read_miss(fact, period) is not None


def _is_told(fact: Fact, known: frozenset[str]) -> bool:
    name = bigrams(fact.indicator)
    return len(name & known) >= _SAME * len(name)


def _read_miss(fact: Fact, period: Period) -> _Miss | None:
    """Return by how much a row stays behind its target, None where it does not clearly."""
    if not fact.indicator or fact.head or fact.is_planned or period.span not in SPAN_MONTHS:
        return None
    return next(iter(_misses(fact, period)), None)


def _misses(fact: Fact, period: Period) -> Iterator[_Miss]:
    _, last = SPAN_MONTHS[period.span]
    if found := _SHARE.search(fact.computed):
        due = 1 - _LITTLE if last == _YEAR else Decimal(last) / _YEAR - _SLACK
        share = _number(found["share"]) / 100
        if share < due and good_direction(fact.indicator, fact.unit) >= 0:
            merely = "仅" if share < _HARDLY else ""
            words = f"{fact.indicator}{merely}{found[0]}"
            yield _Miss(fact=fact, gap=1 - share, words=words)
    elif last == _YEAR and (found := _LEVEL.search(fact.computed)):
        goal, now = _number(found["goal"]), _number(fact.value)
        gap = abs(now - goal) / goal if goal and now else Decimal(0)
        if gap >= _LEVEL_GAP:
            words = f"{fact.indicator}{fact.value}{fact.unit}，{found[0]}"
            yield _Miss(fact=fact, gap=gap, words=words)


def _number(text: str) -> Decimal:
    """Return a number as it is written, 0 for what is none."""
    plain = text.replace(",", "").rstrip(".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else Decimal(0)
