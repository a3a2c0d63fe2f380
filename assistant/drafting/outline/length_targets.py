"""Read the target length of a section from the notes under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.figures.read_figures import find_figures

_NO_LENGTH = re.compile("[数体号样眼句]|[-—–－~～至到]")  # behind 字, or the lower end of a range
_LABELLED = re.compile(r"字数[^\d一二三四五六七八九十]{0,6}(?=[\d一二三四五六七八九十])")
_TENS = re.compile(
    "(?<![\\d一二三四五六七八九百千万点])[一二三四五六七八九]?十[一二三四五六七八九]?(?=字)"
)
_NUMBER = r"[\d一二三四五六七八九十百千万.]+"
_UP_TO = re.compile(rf"{_NUMBER}个?字(?:以[内下]|之内)|(?:不超过|不多于|最多|别超过){_NUMBER}个?字")
_LEAST, _MOST = 30, 20_000  # characters of a section that a note may ask for


def find_target_length(notes: Iterable[str]) -> int | None:
    """Return the number of characters that the notes ask for, None without one.

    >>> find_target_length(["控制在一千字以内"]), find_target_length(["突出改革"])
    (1000, None)
    """
    for note in notes:
        for length in read_lengths(note):
            if _LEAST <= length <= _MOST:
                return length
    return None


def is_most(notes: Iterable[str]) -> bool:
    """Return whether the length that the notes ask for is the most that it may be.

    >>> is_most(["300字以内"]), is_most(["不超过300字"]), is_most(["约300字"])
    (True, True, False)
    """
    return any(_UP_TO.search(note) for note in notes)


def read_lengths(text: str) -> Iterator[int]:
    """Yield each number of characters that `text` names, the upper end of a range.

    >>> list(read_lengths("扩写到1.5千字")), list(read_lengths("800—1000个字"))
    ([1500], [1000])
    """
    # 五十字 is a length here; elsewhere 十字 is a cross, so that no reader of figures takes it.
    text = _TENS.sub(lambda tens: f"{parse_chinese_number(tens[0])}", text.replace("个字", "字"))
    labelled = {found.end() for found in _LABELLED.finditer(text)}
    for one in find_figures(text):
        is_length = one.unit == "字" and not _NO_LENGTH.match(text, one.end)
        if one.number and (is_length or one.start in labelled):
            yield round(one.number)
