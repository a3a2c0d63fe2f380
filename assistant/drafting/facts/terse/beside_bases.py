"""Put last year's value and the goal behind the very figure they belong to."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.facts.indicator_direction import DURATIONS
from assistant.text.figures.figure import COUNTED, Figure
from assistant.text.figures.read_figures import find_figures, read_whole_figure
from assistant.text.lexicon import group

_HAN = "\u4e00-\u9fff"
# Atomic: 亿元 is read in one way, or a row of amounts would be read in thousands of ways.
_AMOUNT = rf"(?>\d[\d,]*(?:\.\d+)?[百千]?[万亿]?(?:{group('units.any').pattern}|[%‰]))"
_THEN = rf"(?:{group('comparison.last_year').pattern})(?:同期)?"
_SAID_AGAIN = re.compile(
    rf"(?P<what>[{_HAN}]{{2,8}})(?P<now>(?:{_AMOUNT})*(?P<level>{_AMOUNT}))"
    rf"，(?P<then>{_THEN})[是为]?(?P=what)(?P<before>{_AMOUNT})(?=[，。；]|$)"
)
_LIST = re.compile(
    rf"(?<![^，。；])(?P<now>(?:[^，。；、\d（）]*{_AMOUNT}、)+[^，。；、\d（）]*{_AMOUNT})"
    rf"，(?P<then>{_THEN})[是为]?(?P<before>(?:{_AMOUNT}、)+{_AMOUNT})(?=[，。；]|$)"
)
_PERIOD, _PLAN = group("totals.target_period").pattern, group("totals.assigned").pattern
_ASSIGNER, _ASSIGNING = group("totals.assigner").pattern, group("totals.assigning").pattern
_BY = rf"(?:(?:{_ASSIGNER}){{0,2}}{_ASSIGNING})"
_OF_YEAR = "年"  # 年计划
_NAME = rf"(?P<name>(?:{_PERIOD}|{_OF_YEAR})?{_PLAN})[数值]?[是为]?"
_LEVEL = rf"(?P<level>{_AMOUNT})"
_MOVE = group("moves.change").pattern
_STATED = rf"(?:{group('ledger.compared').pattern})[^，。；（）]+"
_GOAL = re.compile(
    rf"{_LEVEL}(?P<aside>(?:（[^（）]*）)?)(?P<parts>(?:，(?:其中|{_THEN}|{_MOVE})[^，；]+|，{_STATED}){{0,2}})"
    rf"，(?:{_BY}?{_NAME}|(?P<period>{_PERIOD})?{_BY})(?P<goal>{_AMOUNT})(?=[，。；]|$)(?!，完成)"
)
_LIMIT = re.compile(rf"{_LEVEL}，{_BY}?{_NAME}(?:控制在)?(?P<goal>{_AMOUNT})以[内下](?=[，。；]|$)")
_REQUIRED = re.compile(
    rf"{_LEVEL}(?P<per>/[\u4e00-\u9fff]+)?，(?P<by>{_ASSIGNER})?(?P<name>{group('totals.required').pattern})"
    rf"(?:控制在|[是为])?(?P<goal>{_AMOUNT})(?P<side>以[上内下])?(?=[，。；]|$)"
)
_WHOLE = re.compile(
    rf"{_LEVEL}(?P<parts>，其中[^。；]+)[，；](?P<then>{_THEN})(?:{group('totals.total').pattern}|共)"
    rf"(?P<before>{_AMOUNT})(?=[，。；]|$)"
)
_SAME_TIME = re.compile(rf"{_LEVEL}，同比(?P<before>{_AMOUNT})(?=[，。；]|$)")
_MOVED = re.compile(
    rf"(?P<verb>(?:{group('comparison.rose_to').pattern}|{group('comparison.fell_to').pattern})[到至])"
    rf"{_LEVEL}，(?P<then>{_THEN})[是为]?(?P<before>{_AMOUNT})(?=[，。；]|$)"
)
_NOW = group("comparison.this_year").pattern
_THEN_FIRST = re.compile(
    rf"(?<=[{_HAN}])(?P<then>{_THEN})[是为]?(?P<before>{_AMOUNT})"
    rf"，{_NOW}[是为]?(?P<level>{_AMOUNT})(?=[，。；]|$)"
)
_GOAL_FIRST = re.compile(
    rf"(?<=[{_HAN}])[：:]?{_NAME}\s*(?P<goal>{_AMOUNT})，(?:实际|完成)(?P<level>{_AMOUNT})(?=[，。；]|$)"
)
_TIMES = 2  # as much at most: then it is the value of the year before, no change
_GOVERNMENTS = tuple("省市县区镇")
_TASK = "任务"  # where the ledger only says who set it
_LOSS = group("totals.loss")
_AHEAD = group("facts.aimed_at")


def put_beside(text: str) -> str:
    """Return `text` with values of last year and goals in brackets behind their figures.

    >>> put_beside("机构供养68人、居家供养420人，去年同期是61人、385人")
    '机构供养68人（去年同期61人），居家供养420人（去年同期385人）'
    >>> put_beside("免费体检2.1万人，区里给的任务2万人"), put_beside("差错率0.6%，目标是1%以内")
    ('免费体检2.1万人（任务2万人）', '差错率0.6%，控制在1%的目标以内')
    """
    if _AHEAD.occurs_in(_GOAL.sub(r"\g<level>", text)):
        return text
    text = _WHOLE.sub(
        _with_whole, _SAME_TIME.sub(_with_same_time, _SAID_AGAIN.sub(_said_once, text))
    )
    text = _THEN_FIRST.sub(_now_first, _MOVED.sub(_from_then, text))
    text = _GOAL_FIRST.sub(_done_first, text)
    text = _LIST.sub(_each_with_its_own, text)
    return _GOAL.sub(_with_goal, _LIMIT.sub(_within_limit, _REQUIRED.sub(_as_required, text)))


def _said_once(found: re.Match[str]) -> str:
    """Return 起诉568人（上年601人） for 起诉568人，上年起诉601人."""
    if found["what"] in _LOSS or not _are_alike(found["level"], found["before"]):
        return found[0]
    return f"{found['what']}{found['now']}（{found['then']}{found['before']}）"


def _each_with_its_own(found: re.Match[str]) -> str:
    now, before = found["now"].split("、"), found["before"].split("、")
    pairs = [
        (find_figures(one)[-1:], find_figures(two)) for one, two in zip(now, before, strict=False)
    ]
    is_plain = len(now) == len(before) and all(
        len(other) == 1 and one and are_alike(one[0], other[0]) for one, other in pairs
    )
    if not is_plain:
        return found[0]
    told = (f"{one}（{found['then']}{two}）" for one, two in zip(now, before, strict=True))
    return "，".join(told)


def _with_whole(found: re.Match[str]) -> str:
    """Return last year's total behind this year's, which its parts follow."""
    if not _are_alike(found["level"], found["before"]):
        return found[0]
    return f"{found['level']}（{found['then']}{found['before']}）{found['parts']}"


def _now_first(found: re.Match[str]) -> str:
    """Return 13.1万人次（上年12.3万人次） for 上年12.3万人次，今年13.1万人次."""
    if not _are_alike(found["level"], found["before"]):
        return found[0]
    return f"{found['level']}（{found['then']}{found['before']}）"


def _done_first(found: re.Match[str]) -> str:
    """Return 检查率97%（目标95%） for 检查率目标95%，实际97%."""
    if not _are_alike(found["level"], found["goal"]):
        return found[0]
    return f"{found['level']}（{found['name']}{found['goal']}）"


def _from_then(found: re.Match[str]) -> str:
    """Return 由上年的11.5%降到8.2% for 降到8.2%，上年11.5%."""
    if not _are_alike(found["level"], found["before"]):
        return found[0]
    return f"由{found['then']}的{found['before']}{found['verb']}{found['level']}"


def _with_same_time(found: re.Match[str]) -> str:
    """Return 4.86亿元（上年同期4.52亿元） for 4.86亿元，同比4.52亿元: too much for a change."""
    level, before = (read_whole_figure(found[name]) for name in ("level", "before"))
    if not (level and before and level.number and before.number and are_alike(level, before)):
        return found[0]
    if level.kind not in COUNTED or not 1 / _TIMES <= before.number / level.number <= _TIMES:
        return found[0]
    return f"{found['level']}（上年同期{found['before']}）"


def _with_goal(found: re.Match[str]) -> str:
    if not _are_alike(found["level"], found["goal"]):
        return found[0]
    name = found["name"] or f"{found['period'] or ''}{_TASK}"
    if name.startswith(_OF_YEAR) and not re.match(_PERIOD, name):
        name = f"年度{name.removeprefix(_OF_YEAR)}"
    return f"{found['level']}（{name}{found['goal']}）{found['aside']}{found['parts']}"


def _as_required(found: re.Match[str]) -> str:
    """Return on which side of what is required a rate or a time is: 高于95%的省定要求."""
    level, goal = (read_whole_figure(found[name]) for name in ("level", "goal"))
    if not (level and goal and level.number is not None and goal.number is not None):
        return found[0]
    if not are_alike(level, goal) or level.kind is not goal.kind or not _is_level(level):
        return found[0]
    by = found["by"] or ""
    set_by = f"{by.removesuffix('里')}定" if by.startswith(_GOVERNMENTS) else by
    name = set_by + found["name"]
    return (
        f"{found['level']}{found['per'] or ''}，{_side(level.number - goal.number, found)}的{name}"
    )


def _is_level(figure: Figure) -> bool:
    return figure.kind not in COUNTED or figure.unit in DURATIONS


def _side(gap: Decimal, found: re.Match[str]) -> str:
    goal = found["goal"]
    if not gap:
        return f"达到{goal}"
    if found["side"] == "以内":
        return f"超出{goal}" if gap > 0 else f"优于{goal}"
    return f"高于{goal}" if gap > 0 else f"低于{goal}"


def _within_limit(found: re.Match[str]) -> str:
    """Return that a level is within its limit, or beyond it."""
    level, goal = (read_whole_figure(found[name]) for name in ("level", "goal"))
    if not (level and goal and level.number is not None and goal.number is not None):
        return found[0]
    if not are_alike(level, goal):
        return found[0]
    is_kept = level.number <= goal.number
    told = (
        f"控制在{found['goal']}的{found['name']}以内"
        if is_kept
        else f"超出{found['goal']}的{found['name']}"
    )
    return f"{found['level']}，{told}"


def _are_alike(level: str, goal: str) -> bool:
    one, other = read_whole_figure(level), read_whole_figure(goal)
    return bool(one and other and are_alike(one, other))
