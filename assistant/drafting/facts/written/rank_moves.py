"""Say of two ranks how one became the other: 排第四，上年第七 is 排名由上年第七位升至第四位."""

from __future__ import annotations

import re

from assistant.text.figures.chinese_numerals import NUMERAL_CHARACTERS, parse_chinese_decimal
from assistant.text.lexicon import group

_RANK = rf"第(?:[{NUMERAL_CHARACTERS}]+|\d+)"
_SCOPE = rf"(?:{group('spoken.rank_scope').pattern})?"
_THEN = group("comparison.last_year").pattern
_MOVE = re.compile(
    rf"(?P<where>{_SCOPE}){group('spoken.ranked').pattern}(?P<behind>{_SCOPE})"
    rf"(?P<now>{_RANK})[名位]?，(?P<then>{_THEN})(?:排名)?[是为]?(?P<before>{_RANK})[名位]?"
    r"(?=[，。；]|$)"
)


def tell_rank_moves(text: str) -> str:
    """Return `text` with a rank and that of the year before as a rise or a fall.

    >>> tell_rank_moves("测评全省排名第四，去年第七"), tell_rank_moves("考核排第2名，上届第1名")
    ('测评全省排名由去年第七位升至第四位', '考核排名由上届第1位降至第2位')
    """
    return _MOVE.sub(_told, text)


def _told(found: re.Match[str]) -> str:
    now, before = _number(found["now"]), _number(found["before"])
    if not (now and before):
        return found[0]
    where, then = found["where"] or found["behind"], found["then"]
    if now == before:
        return f"{where}排名第{found['now'][1:]}，与{then}持平"
    move = "升至" if now < before else "降至"
    return f"{where}排名由{then}{found['before']}位{move}{found['now']}位"


def _number(rank: str) -> int:
    digits = rank.removeprefix("第")
    return int(digits) if digits.isdecimal() else int(parse_chinese_decimal(digits) or 0)
