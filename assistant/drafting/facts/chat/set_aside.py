"""Tell which lines of a list are no facts: talk, and what introduces the list."""

from __future__ import annotations

import re

from assistant.drafting.facts.chat.talk import is_no_text, is_social
from assistant.drafting.facts.terse.list_unit import is_unit_remark
from assistant.text.figures.read_figures import states_value
from assistant.text.lexicon import group

TALK = "聊天里的话"
_PREAMBLE = "开头的说明"
KEPT_BACK = "注明不写的"
_FRAME = re.compile(rf"(?:[-*+•·●]\s*)?{group('chat.minutes_frame').pattern}\s*[：:]")
_NOTED = re.compile(rf"{group('chat.noted').pattern}(?:[（(][^（）()]*[）)])?$")
_TITLED = re.compile(
    rf"^#?\s*[^，。；：:\d]*{group('chat.document_title').pattern}(?:[（(][^（）()]*[）)])?$"
)
_BRACKETED = re.compile("[（(][^（）()]*[）)]")
_SENTENCE = re.compile(r"[，。；]|\d+[月日号]")


def preamble_line(text: str) -> int:
    r"""Return the number of the line that introduces a list, 0 where there is none.

    It opens the text, counts nothing, and stands above an empty line, says who noted it all, or
    is the title of the minutes.

    >>> preamble_line("3月2日例会上报的，小许记录\n\n补植行道树320株")
    1
    >>> preamble_line("补植行道树320株，成活率95%\n\n更换井盖86座")
    0
    """
    lines = text.splitlines()
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first + 1 >= len(lines):
        return 0
    line, is_apart = lines[first].strip(), not lines[first + 1].strip()
    if not (_TITLED.search(line) or (is_apart and _SENTENCE.search(line)) or _is_note(line)):
        return 0
    return 0 if states_value(lines[first]) else first + 1


def _is_note(line: str) -> bool:
    """Return whether a line says who noted the list, or is a remark in brackets as a whole."""
    return bool(_SENTENCE.search(line)) and bool(_NOTED.search(line) or _BRACKETED.fullmatch(line))


def why_set_aside(line: str, *, is_preamble: bool) -> str:
    """Return what a line is that is not to be told, "" for any other.

    >>> why_set_aside("时间：12月20日 地点：三楼会议室", is_preamble=False)
    '开头的说明'
    """
    if is_no_text(line) or is_social(line):
        return TALK
    is_frame = is_preamble or is_unit_remark(line) or _FRAME.match(line)
    return _PREAMBLE if is_frame else ""
