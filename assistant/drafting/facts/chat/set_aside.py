"""Tell which lines of a list are no facts: talk, what introduces the list, what is kept back."""

from __future__ import annotations

import re

from assistant.drafting.facts.chat.talk import is_no_text
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

TALK = "聊天里的话"
_PREAMBLE = "开头的说明"
_KEPT_BACK = "注明不写的"
_NOT_TO_WRITE = group("chat.not_to_write")
_SENTENCE = re.compile(r"[，。；]|\d+[月日号]")


def preamble_line(text: str) -> int:
    r"""Return the number of the line that introduces a list, 0 where there is none.

    It opens the text, stands above an empty line, and counts nothing.

    >>> preamble_line("3月2日例会上报的，小许记录\n\n补植行道树320株")
    1
    >>> preamble_line("补植行道树320株，成活率95%\n\n更换井盖86座")
    0
    """
    lines = text.splitlines()
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first + 1 >= len(lines) or lines[first + 1].strip() or not _SENTENCE.search(lines[first]):
        return 0
    return 0 if any(one.kind in MEASURED for one in find_figures(lines[first])) else first + 1


def why_set_aside(line: str, *, is_preamble: bool) -> str:
    """Return what a line is that is not to be told, "" for any other.

    >>> why_set_aside("旧照片扫描要8000元，这个先不写", is_preamble=False)
    '注明不写的'
    """
    if is_no_text(line):
        return TALK
    if _NOT_TO_WRITE.occurs_in(line):
        return _KEPT_BACK
    return _PREAMBLE if is_preamble else ""
