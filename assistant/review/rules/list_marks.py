"""Read the number that a paragraph opens with, whether or not it heads anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.figures.chinese_numerals import parse_chinese_number

_NUMBER = re.compile(
    "\\s*(?:(?P<one>[一二三四五六七八九十]{1,3})[、．.](?![一二三四五六七八九十])"
    "|[（(](?P<two>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<three>\d{1,2})(?:、(?!\d)|[．.](?!\d))|[（(](?P<four>\d{1,2})[）)]"
    "|(?P<five>[一二三四五六七八九十]{1,3})(?=是(?!否))|(?P<six>[①-⑳]))"
)
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The number a paragraph opens with."""

    level: int  # 1 一、, 2 （一）, 3 1., 4 （1）, 5 一是, 6 ①
    ordinal: int
    start: int
    end: int


def number_of(text: str) -> Number | None:
    """Return the number that `text` opens with, or None.

    >>> number_of("（三）补短板").ordinal
    3
    """
    match = _NUMBER.match(text)
    if match is None or match.lastgroup is None:
        return None
    written = match[match.lastgroup]
    circled = match.lastgroup == "six"
    ordinal = ord(written) - ord("①") + 1 if circled else parse_chinese_number(written)
    if not ordinal:
        return None
    start = len(text) - len(text.lstrip())
    return Number(level=_LEVELS[match.lastgroup], ordinal=ordinal, start=start, end=match.end())
