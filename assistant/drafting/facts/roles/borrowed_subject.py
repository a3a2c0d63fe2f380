"""Word the second half of a line so that it stands alone, with the subject of the first half."""

from __future__ import annotations

import re

from assistant.text.figures.figure import COUNTED, Figure
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_TIME = re.compile(
    rf"(?:{group('outlook.second_half').pattern}|{group('outlook.next_year').pattern}|20\d\d年)"
    rf"(?:{group('outlook.by_then').pattern})?，?"
)
_WILL = re.compile(
    rf"(?:{group('outlook.ahead').pattern}|{group('outlook.once_more').pattern}|还)+"
)
_REACH = group("facts.reach_amount")
_STILL_LACKS = re.compile(rf"{group('facts.still_lacks').pattern}(?=\d)")
_LEANS_BACK = group("facts.leans_back")
_DEED, _DISCOVER = group("facts.deed"), group("facts.discover")
_MOVED = re.compile(rf"(?:{group('comparison.change').pattern}|[增降减涨跌升])了?\d")
_COUNTING = group("ledger.act")
_LEAST = 4  # characters beside figures and 要, 再: who or what it is about, and what of it


def is_whole(text: str) -> bool:
    """Return whether a clause says itself what it is about.

    >>> [is_whole(text) for text in ("河东村连续两次垫底", "还有2个", "其中2个卡在用地上")]
    [True, False, False]
    """
    is_led = any(one.opening(text) for one in (_LEANS_BACK, _DEED, _DISCOVER))
    return not (is_led or _MOVED.match(text)) and _says_enough(text)


def _says_enough(text: str) -> bool:
    """Return whether more is said than a time, a figure and a verb."""
    bare = replace_spans(text, ((one.start, one.end, "") for one in find_figures(text)))
    return len(_WILL.sub("", _TIME.sub("", bare))) >= _LEAST


def planned_clause(left: str, right: str) -> str:
    """Return a plan with the subject of what stands before it, "" where it cannot stand alone.

    >>> planned_clause("夜间手术320台", "下半年要做到500台")
    '下半年夜间手术要做到500台'
    >>> planned_clause("智能闸门上线", "西库剩下的2栋入冬前完工")
    '西库剩下的2栋入冬前完工'
    """
    time = _TIME.match(right)
    start = time.end() if time else 0
    will = _WILL.match(right, start)
    verb = will.end() if will else start
    counted = _alike(left, right)
    if counted is None:
        return right if _is_whole_plan(right, verb) else ""
    mine, planned = counted
    subject, said = left[: mine.start], right[verb : planned.start]
    if not subject or "，" in subject or not time:
        return right if _is_whole_plan(right, verb) else ""
    if _DEED.opening(subject):
        is_same = not said or said in _REACH or said in subject
        return f"{right[:verb]}{subject}{right[planned.start :]}" if is_same else ""
    is_bare = not said or said in _REACH
    return f"{right[:start]}{subject}{right[start:]}" if is_bare else ""


def _is_whole_plan(right: str, start: int) -> bool:
    leans = _LEANS_BACK.opening(right) or _LEANS_BACK.opening(right[start:])
    return not leans and (is_whole(right) or _says_enough(right[start:]))


def lacking_clause(left: str, right: str) -> str:
    """Return what is still lacking of the things counted before, "" where nothing says so.

    >>> lacking_clause("消防栓912具（上年846具）", "还缺73具")
    '消防栓还缺73具'
    """
    counted = _alike(left, right) if _STILL_LACKS.match(right) else None
    if counted is None:
        return ""
    subject = left[: counted[0].start]
    subject = subject.removeprefix(_DEED.opening(subject))
    subject = subject.removesuffix(_COUNTING.closing(subject))  # 托育位新增120个，还差80个
    return f"{subject}{right}" if subject and "，" not in subject else ""


def _alike(left: str, right: str) -> tuple[Figure, Figure] | None:
    """Return the first things that both halves count, if they are of one kind."""
    mine, other = _first_count(left), _first_count(right)
    is_alike = mine is not None and other is not None and mine.unit == other.unit
    return (mine, other) if mine and other and is_alike else None


def _first_count(text: str) -> Figure | None:
    return next((one for one in find_figures(text) if one.kind in COUNTED), None)
