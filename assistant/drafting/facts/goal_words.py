"""Write in words how far a goal was reached: 完成年度计划的101.3%, 优于25分钟的年度目标."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.facts.change_words import WordedChange, amount_like
from assistant.drafting.facts.indicator_direction import DURATIONS
from assistant.text.figures.figure import COUNTED, Figure
from assistant.text.figures.intervals import Bounds, share
from assistant.text.figures.rounding import format_rate
from assistant.text.lexicon import group

_PERIOD = re.compile(group("totals.target_period").pattern)
_SCORES = frozenset({"分"})
_EACH, _NAMED = group("totals.average"), group("totals.named_goal")
_ABOVE = {1: "超过", 0: "超过", -1: "高于"}  # a goal, by whether more is good
_BELOW = {1: "未达到", 0: "低于", -1: "优于"}
_HALF_TIME = "全年"  # of a goal that need not be reached yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What was to be reached, as the ledger calls it."""

    name: str  # 全年计划
    figure: Figure
    number: Decimal  # below zero for a loss that is allowed
    per: str = ""  # /百万公里
    is_told: bool = False  # the user said it in words: it is written with the share

    @property
    def period(self) -> str:
        """The period it is for; a year where the ledger says none."""
        found = _PERIOD.match(self.name)
        return found[0] if found else "年度"


def compare_with_goal(
    goal: Goal, now: Figure, number: Decimal, *, name: str, good: int
) -> WordedChange | None:
    """Return how far `now` has come; None where only the goal itself is to be told.

    What adds up over the year is a share of it; a rate, a time, a score is above or below it.
    """
    if goal.number < 0 or number < 0:
        return _compare_losses(goal, now, number)
    if not goal.number:
        return None
    if not _is_level(now, name, good):
        rate = format_rate(share(Bounds.exact(number), Bounds.exact(goal.number)).value)
        amount = goal.figure.text if goal.is_told else ""
        plan = _PERIOD.sub("", goal.name, count=1)
        share_words = "" if number == goal.number else f"的{rate}%"
        words = f"完成{goal.period}{plan}{amount}{share_words}"
        return WordedChange(words=words, formula=f"{now.text}÷{goal.figure.text}")
    is_time = now.unit in DURATIONS
    return _compare_levels(goal, number, good=good or (-1 if is_time else 0))


def _is_level(now: Figure, name: str, good: int) -> bool:
    """Return whether a figure is how things stand, not an amount that adds up."""
    if now.kind not in COUNTED or now.unit in DURATIONS | _SCORES:
        return True
    return good < 0 or _EACH.occurs_in(name) or "/" in now.unit


def _compare_levels(goal: Goal, number: Decimal, *, good: int) -> WordedChange | None:
    """Return on which side of its goal a level is; of one that may be good or bad only that."""
    is_above = number > goal.number
    if number == goal.number:
        return WordedChange(words=f"达到{_aim(goal)}")
    if not is_above and good >= 0 and goal.period == _HALF_TIME:  # a limit is exceeded already
        return None
    verb = _ABOVE[good] if is_above else _BELOW[good]
    return WordedChange(words=f"{verb}{goal.figure.text}{goal.per}的{_aim(goal)}")


def _aim(goal: Goal) -> str:
    """Return what a goal for a level is called; one that has a name of its own keeps it."""
    name = _PERIOD.sub("", goal.name, count=1)
    return name if name in _NAMED else f"{goal.period}目标"


def _compare_losses(goal: Goal, now: Figure, number: Decimal) -> WordedChange | None:
    """Return by how much a loss is smaller than the one that was allowed."""
    size = amount_like(number - goal.number, now)
    if goal.number >= 0 or number <= goal.number or not size:
        return None
    if number > 0:
        return WordedChange(words=f"好于{goal.period}控亏目标")
    return WordedChange(
        words=f"好于{goal.period}控亏目标{size}", formula=f"{goal.figure.text}-{now.text}"
    )
