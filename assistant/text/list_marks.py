"""Read the marks that number headings and items: 一、, （一）, 1., （1）, ①, 第一，, 一是."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache

from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_CHINESE = "[一二三四五六七八九十]{1,3}"
_DIGITS = r"\d{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class MarkKind(Enum):
    """How a mark is written, and on which level of a report it stands."""

    PART = "第一部分", 0
    CHINESE = "一、", 1
    BRACKETED_CHINESE = "（一）", 2
    ARABIC = "1.", 3
    BRACKETED_ARABIC = "（1）", 4
    CIRCLED = "①", 5
    ORDINAL = "第一，", 5
    AMONG = "其一，", 5
    ITEM = "一是", 5
    DUTY = "一要", 5

    def __init__(self, example: str, level: int) -> None:
        self.example = example
        self.level = level


Kinds = frozenset[MarkKind]

ALL_KINDS: Kinds = frozenset(MarkKind)
HEADINGS: Kinds = ALL_KINDS - {MarkKind.AMONG, MarkKind.ITEM, MarkKind.DUTY}
ITEMS: Kinds = frozenset({MarkKind.ITEM})
CIRCLED: Kinds = frozenset({MarkKind.CIRCLED})
SECTIONS: Kinds = frozenset(kind for kind in MarkKind if kind.level <= 4)

# 三、四季度工作安排 alone in its line is the third heading.
_PLANNED = rf"度[^\d，。；：、]{{0,6}}{group('chat.plan_mark').pattern}$"
# Not a mark: 第二篇至第五篇, 一、二季度, 1.5亿元, 1、2号楼, 3、4月, 第一季度, 三是否, 一要求.
_FORMS = {
    MarkKind.PART: rf"第{_CHINESE}[部章节编篇]分?"
    r"(?:[、，：:．.]|\s+|$|(?=[^\s、，。的至到和与是]{2}))",
    MarkKind.CHINESE: rf"{_CHINESE}\s?[、．.，]"
    rf"(?!{_CHINESE}(?:[、级产等类]|季(?!{_PLANNED}))|[级季]度?)",
    MarkKind.BRACKETED_CHINESE: rf"[（(]\s?{_CHINESE}\s?[）)]\s?[、．.，]?",
    MarkKind.ARABIC: r"(?:1[3-9]|[2-9]\d)、(?=\d{1,2}月)|"  # 25、10月底前: no two months
    rf"{_DIGITS}\s?(?:[．.](?!\d(?!\d{{3}}年))|、(?!\d{{1,2}}[、月日号]))",
    MarkKind.BRACKETED_ARABIC: rf"[（(]\s?{_DIGITS}\s?[）)]\s?[、．.，]?|{_DIGITS}[）)]",
    MarkKind.CIRCLED: rf"[{_CIRCLED}][、．.]?",
    MarkKind.ORDINAL: rf"第{_CHINESE}[，、：]",
    MarkKind.AMONG: rf"其{_CHINESE}[，：]",
    MarkKind.ITEM: rf"{_CHINESE}是(?!否|$)",
    MarkKind.DUTY: rf"{_CHINESE}要(?![素点件领害道]|求(?![真新实])|$)",
}
_FIRST_CHARACTERS = frozenset(
    f"一二三四五六七八九十（(第其0123456789０１２３４５６７８９{_CIRCLED}"
)
_NUMERAL = re.compile(rf"{_CHINESE}|\d+|[{_CIRCLED}]")
# Inside a paragraph a mark opens a clause: 其一是 and 唯一是 number nothing.
_BEFORE_CLAUSE = frozenset("。；：，！？、）)”:;,")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMark:
    """A mark at its place in a text, without the blanks around it."""

    kind: MarkKind
    number: int
    start: int
    end: int
    written: str

    @property
    def level(self) -> int:
        """The level of the headings that such a mark numbers."""
        return self.kind.level


def opening_mark(text: str, kinds: Kinds = ALL_KINDS) -> ListMark | None:
    """Return the mark that `text` opens with, or None.

    >>> opening_mark("（三）补短板").number
    3
    """
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] not in _FIRST_CHARACTERS:
        return None
    match = _pattern(kinds).match(text, start)
    return _read(match) if match else None


def marks_in(text: str, kinds: Kinds) -> list[ListMark]:
    """Return the marks that open the clauses of `text`, in order."""
    found = (_read(one) for one in _pattern(kinds).finditer(text) if _opens_clause(one))
    return [mark for mark in found if mark]


def item_marks(text: str) -> list[ListMark]:
    """Return the marks 一是, 二是, … of a paragraph, or ①, ② where it has none of these.

    >>> [mark.number for mark in item_marks("一是自愿，三是就近。")]
    [1, 3]
    """
    return marks_in(text, ITEMS) or marks_in(text, CIRCLED)


def is_item(text: str) -> bool:
    """Return whether `text` opens with 一是, 二是, …"""
    return opening_mark(text, ITEMS) is not None


def strip_opening_mark(text: str, kinds: Kinds = ALL_KINDS) -> str:
    """Return `text` without the mark that it opens with, and without the comma behind that.

    >>> strip_opening_mark("一是，路灯老化"), strip_opening_mark("1.5亿元")
    ('路灯老化', '1.5亿元')
    """
    mark = opening_mark(text, kinds)
    return text[mark.end :].lstrip(" \u3000，") if mark else text


def strip_item_marks(text: str) -> str:
    """Return `text` without its 一是, 二是, for another numbering to be put on.

    >>> strip_item_marks("二是桥梁检测设备不足；三是路灯老化"), strip_item_marks("唯一是正门未修")
    ('桥梁检测设备不足；路灯老化', '唯一是正门未修')
    """
    spans = (
        (mark.start, mark.end + text.startswith("，", mark.end), "")
        for mark in marks_in(text, ITEMS)
    )
    return replace_spans(text, spans)


def _read(match: re.Match[str]) -> ListMark | None:
    """Return the mark of a match, None where its numeral is no number: 三五十."""
    kind = MarkKind[str(match.lastgroup)]
    written = match[kind.name].rstrip()
    numeral = _NUMERAL.search(written)
    number = _value(numeral[0]) if numeral else None
    start = match.start(kind.name)
    if not number:
        return None
    return ListMark(
        kind=kind, number=number, start=start, end=start + len(written), written=written
    )


def _value(numeral: str) -> int | None:
    return (
        int(unicodedata.numeric(numeral)) if numeral in _CIRCLED else parse_chinese_number(numeral)
    )


def _opens_clause(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return not before or before in _BEFORE_CLAUSE or before.isspace()


@cache
def _pattern(kinds: Kinds) -> re.Pattern[str]:
    forms = (f"(?P<{kind.name}>{form})" for kind, form in _FORMS.items() if kind in kinds)
    return re.compile("|".join(forms))
