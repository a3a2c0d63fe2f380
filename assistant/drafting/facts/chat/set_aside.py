"""Tell which lines of a list are no facts: talk, what introduces the list, what is kept back."""

from __future__ import annotations

import re

from assistant.drafting.facts.chat.talk import is_no_text
from assistant.drafting.facts.terse.list_unit import is_unit_remark
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

TALK = "聊天里的话"
_PREAMBLE = "开头的说明"
_KEPT_BACK = "注明不写的"
_NOT_TO_WRITE = group("chat.not_to_write")
_FRAME = re.compile(rf"(?:[-*+•·●]\s*)?{group('chat.minutes_frame').pattern}\s*[：:]")
_NOTED = re.compile(rf"{group('chat.noted').pattern}(?:[（(][^（）()]*[）)])?$")
_SENTENCE = re.compile(r"[，。；]|\d+[月日号]")


def preamble_line(text: str) -> int:
    r"""Return the number of the line that introduces a list, 0 where there is none.

    It opens the text, counts nothing, and stands above an empty line or says who noted it all.

    >>> preamble_line("3月2日例会上报的，小许记录\n\n补植行道树320株")
    1
    >>> preamble_line("补植行道树320株，成活率95%\n\n更换井盖86座")
    0
    """
    lines = text.splitlines()
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first + 1 >= len(lines) or not _SENTENCE.search(lines[first]):
        return 0
    if lines[first + 1].strip() and not _NOTED.search(lines[first].strip()):
        return 0
    return 0 if any(one.kind in MEASURED for one in find_figures(lines[first])) else first + 1


def why_set_aside(line: str, *, is_preamble: bool) -> str:
    """Return what a line is that is not to be told, "" for any other.

    >>> why_set_aside("旧照片扫描要8000元，这个先不写", is_preamble=False)
    '注明不写的'
    >>> why_set_aside("时间：12月20日 地点：三楼会议室", is_preamble=False)
    '开头的说明'
    """
    if is_no_text(line):
        return TALK
    if _NOT_TO_WRITE.occurs_in(line):
        return _KEPT_BACK
    is_frame = is_preamble or is_unit_remark(line) or _FRAME.match(line)
    return _PREAMBLE if is_frame else ""
