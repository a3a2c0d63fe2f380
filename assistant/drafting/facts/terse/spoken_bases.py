"""Name the time before as reports do: 去年这时候 is 去年同期, 早先要51秒 goes before 缩短至."""

from __future__ import annotations

import re

from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.facts.indicator_direction import DURATIONS
from assistant.text.figures.calculations.figure_sentence import PERCENTAGES
from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS
from assistant.text.figures.figure import COUNTED
from assistant.text.figures.read_figures import read_whole_figure
from assistant.text.lexicon import group

_AMOUNT = rf"\d[\d,]*(?:\.\d+)?[百千]?[万亿]?(?:{group('units.any').pattern}|[%‰])"
_STATED = group("comparison.stated_as").pattern
_VALUE = rf"(?={_STATED}?[\d{NUMERAL_CHARACTERS}])"
_SAME_TIME = re.compile(rf"(?<=[，；（(]){group('comparison.spoken_same_time').pattern}{_VALUE}")
_YEAR_BEFORE = re.compile(rf"(?<=[，；（(]){group('comparison.spoken_last_year').pattern}{_VALUE}")
_EARLIER = re.compile(
    rf"(?P<level>{_AMOUNT})，{group('comparison.earlier').pattern}{_STATED}?(?P<before>{_AMOUNT})"
    r"(?=[，。；]|$)"
)
_FROM_TO = re.compile(rf"从(?P<before>{_AMOUNT})到(?P<level>{_AMOUNT})(?=[，。；]|$)")
_SCALE = group("comparison.scale_unit")


def name_bases(text: str) -> str:
    """Return `text` with last year's value called so, and an earlier one where the move began.

    >>> name_bases("满意率94.7%，去年这时候91.2%"), name_bases("平均到场42秒，早先要51秒")
    ('满意率94.7%，去年同期91.2%', '平均到场由51秒缩短至42秒')
    >>> name_bases("等候从25分钟到8分钟"), name_bases("补贴从3岁到6岁")
    ('等候由25分钟缩短至8分钟', '补贴从3岁到6岁')
    """
    text = _YEAR_BEFORE.sub("去年", _SAME_TIME.sub("去年同期", text))
    return _FROM_TO.sub(_moved, _EARLIER.sub(_moved, text))


def _moved(found: re.Match[str]) -> str:
    """Return 由51秒缩短至42秒 for an earlier value and the one of now."""
    now, then = read_whole_figure(found["level"]), read_whole_figure(found["before"])
    if not (now and then and now.number is not None and then.number is not None):
        return found[0]
    is_amount = now.kind in COUNTED | PERCENTAGES and now.unit not in _SCALE
    if not is_amount or not are_alike(now, then) or now.number == then.number:
        return found[0]
    is_more = now.number > then.number
    if now.unit in DURATIONS:
        move = "延长至" if is_more else "缩短至"
    elif now.kind in PERCENTAGES:
        move = "提高到" if is_more else "降至"
    else:
        move = "增至" if is_more else "降至"
    return f"由{found['before']}{move}{found['level']}"
