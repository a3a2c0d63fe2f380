"""Put last year's value and the goal behind the very figure they belong to."""

from __future__ import annotations

import re

from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.read_figures import find_figures, read_whole_figure
from assistant.text.lexicon import group

_HAN = "\u4e00-\u9fff"
_AMOUNT = rf"\d[\d,]*(?:\.\d+)?[百千]?[万亿]?(?:{group('units.any').pattern}|[%‰])"
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
_GOAL = re.compile(
    rf"(?P<level>{_AMOUNT})(?P<parts>(?:，其中[^，。；]+)?)"
    rf"，(?:{group('totals.assigner').pattern})?(?P<name>(?:{_PERIOD})?(?:{_PLAN}))[数值]?(?:[是为])?"
    rf"(?P<goal>{_AMOUNT})(?=[，。；]|$)(?!，完成)"
)
_LIMIT = re.compile(
    rf"(?P<level>{_AMOUNT})，(?P<name>(?:{_PERIOD})?(?:{_PLAN}))[数值]?(?:[是为]|控制在)?"
    rf"(?P<goal>{_AMOUNT})以[内下](?=[，。；]|$)"
)
_LOSS = group("totals.loss")
_AHEAD = group("facts.aimed_at")


def put_beside(text: str) -> str:
    """Return `text` with values of last year and goals in brackets behind their figures.

    >>> put_beside("机构供养68人、居家供养420人，去年同期是61人、385人")
    '机构供养68人（去年同期61人），居家供养420人（去年同期385人）'
    >>> put_beside("免费体检2.1万人，区里给的任务2万人"), put_beside("差错率0.6%，目标是1%以内")
    ('免费体检2.1万人（任务2万人）', '差错率0.6%，控制在1%的目标以内')
    """
    if _AHEAD.occurs_in(text):
        return text
    text = _SAID_AGAIN.sub(_said_once, text)
    text = _LIST.sub(_each_with_its_own, text)
    return _GOAL.sub(_with_goal, _LIMIT.sub(_within_limit, text))


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


def _with_goal(found: re.Match[str]) -> str:
    if not _are_alike(found["level"], found["goal"]):
        return found[0]
    return f"{found['level']}（{found['name']}{found['goal']}）{found['parts']}"


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
