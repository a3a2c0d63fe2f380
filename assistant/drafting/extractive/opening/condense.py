"""Word the main results for the opening shorter than their sections do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.extractive.opening.headlines import Headline
from assistant.drafting.topics.headline_indicators import is_to_fall
from assistant.text.figures.figure import MEASURED, Figure
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_ACT, _DEED = group("facts.act"), group("acts.count")
_WORK, _PEOPLE = group("acts.verb"), frozenset("人名户")
_REACHED = group("facts.outcome")
_COMPARED = "(?:同比|比[^，\\d]{2,6})?"
_GAINED = re.compile(f"{_COMPARED}(?:提高|上升|提升|增加)[\\d.]+个百分点")
_ADDED = re.compile(f"{_COMPARED}增加[\\d.]+[万亿]?(?P<unit>[^\\d，]+)")
_FELL = re.compile(f"{_COMPARED}{group('moves.fall').pattern}[\\d.]+\\D*")
_REACHING = re.compile(f"(?:{group('claims.risen_to').pattern}|[降减]至|降到|为|达)$")
_SIZE = re.compile("(?:[率量度数额值耗日]|损失|成本|费用?|时间|时限|周期|人次)$")  # that falls
_MEASURE = re.compile("(?:[/每][^，]*)?$")  # 29微克每立方米
_RATE = re.compile("(?:率|占比|比重|比例|满意度)$")
_THAN = "同比"
_BASE = re.compile("比上年(?:同期)?的\\d[\\d.]*\\D{1,4}?(?=增加|减少|缩短|延长)")


def condense(results: Sequence[Headline]) -> list[str]:
    """Return what the opening says of the results, each in a clause of its own.

    What fell says by how much, what rose by points or by a number how far it came; 同比 is said
    once, and so is 实现 of two in a row. The rest stands in the sections.
    """
    said: list[str] = []
    for one in results:
        text = _BASE.sub(_THAN, _condensed(one)).replace("，", "、")
        if any(_THAN in other for other in said):
            text = text.replace(_THAN, "")
        verb = _REACHED.opening(text)
        said.append(text.removeprefix(verb) if said and said[-1].startswith(verb) else text)
    return said


def _verb(one: Headline) -> str:
    return _ACT.opening(one.clause) or _DEED.opening(one.clause)


def _condensed(one: Headline) -> str:
    figures = _figures(one.clause)
    label = _REACHING.sub("", one.clause[: figures[0].start])
    if len(figures) > 1 or _verb(one):
        return one.text
    falls = _SIZE.search(label) and _FELL.fullmatch(one.change)
    if falls and _MEASURE.match(one.clause, figures[0].end):
        return f"{label}{one.change}"
    reached = one.clause[figures[0].start :]
    added = _ADDED.fullmatch(one.change)
    if added and reached.endswith(added["unit"]) and _is_stock(label, added["unit"]):
        return f"{label}增至{reached}"
    rose = not one.change or _GAINED.fullmatch(one.change)
    if rose and _RATE.search(label) and not is_to_fall(label):
        return f"{label}达到{reached}"
    return one.text


def _is_stock(label: str, unit: str) -> bool:
    """Return whether `label` names what there is, not what was done: 运营线路, not 小区改造."""
    return unit not in _PEOPLE and not (_WORK.closing(label) or _DEED.closing(label))


def _figures(clause: str) -> list[Figure]:
    return [figure for figure in find_figures(clause) if figure.kind in MEASURED]
