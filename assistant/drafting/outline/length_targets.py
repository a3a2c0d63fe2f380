"""Read the target length of a section from the notes under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.figures.chinese_numerals import parse_chinese_number

_LENGTH = re.compile(
    r"(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)([千百])?[多来余]?个?字(?![数体号样眼句])"
)
_LABELLED = re.compile(r"字数[^\d一二三四五六七八九十]{0,6}(\d+(?:\.\d+)?)([千百])?")
_TIMES = {"千": 1000, "百": 100, "": 1}
_LEAST, _MOST = 30, 20_000  # characters of a section that a note may ask for


def find_target_length(notes: Iterable[str]) -> int | None:
    """Return the number of characters that the notes ask for, None without one.

    >>> find_target_length(["控制在一千字以内"]), find_target_length(["突出改革"])
    (1000, None)
    """
    for note in notes:
        for found in (*_LENGTH.finditer(note), *_LABELLED.finditer(note)):
            length = _number(found[1], found[2] or "")
            if length is not None and _LEAST <= length <= _MOST:
                return length
    return None


def _number(digits: str, unit: str) -> int | None:
    if digits[0].isdigit():
        return round(float(digits) * _TIMES[unit])
    return parse_chinese_number(digits + unit)
