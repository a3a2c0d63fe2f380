"""Tell whether more or less of what an indicator counts is good."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.text.lexicon import group

_BURDEN = group("ledger.burden")
_DONE = group("ledger.act"), group("ledger.activity")  # at the end or at the beginning of a name
_SUCCESS = re.compile(
    f"(?:{group('rates.act').pattern}|{group('rates.qualifier').pattern}|满意)[率度]?$|合格率$"
)
_SPENT = group("ledger.spent")
_FLOOR = Decimal(90)  # percent: a goal from here on is to be reached, none is to be kept below
_CLEAR = Decimal("0.02")  # share by which a goal has to differ from last year's value
DURATIONS = frozenset({"天", "日", "小时", "分钟", "秒", "工作日", "个工作日"})


def good_direction(
    name: str, unit: str, *, then: Decimal | None = None, goal: Decimal | None = None
) -> int:
    """Return 1 where more is good, -1 where less is, 0 where nothing tells.

    Where the words leave it open, a goal of nine tenths and more says that more is good, any other
    clearly below last year's value that it is to fall.

    >>> good_direction("平均住院日", "天"), good_direction("供水量", "万吨")
    (-1, 0)
    >>> good_direction("药占比", "%", then=Decimal("27.6"), goal=Decimal(26))
    -1
    >>> good_direction("适龄儿童入园率", "%", then=Decimal("98.2"), goal=Decimal(95))
    1
    """
    if any(acts.closing(name) or acts.opening(name) for acts in _DONE):  # 查处超限超载
        return 0
    burdens = [one for one in _BURDEN.find(name) if not _is_fought(name[one.end :])]
    if burdens or (unit in DURATIONS and _SPENT.occurs_in(name)):
        return -1
    if _SUCCESS.search(name) or (unit == "%" and goal is not None and goal >= _FLOOR):
        return 1
    if then and goal is not None and abs(goal - then) > abs(then) * _CLEAR:
        return 1 if goal > then else -_is_level(unit)
    return 0


def _is_level(unit: str) -> bool:
    """Return whether a unit is a rate's or a time's: an income planned lower is not to fall."""
    return unit.endswith(("%", "‰")) or unit in DURATIONS or "/" in unit


def _is_fought(behind: str) -> bool:
    """Return whether the words behind a burden say that something is done about it: 治理面积."""
    return any(acts.occurs_in(behind) for acts in _DONE)
