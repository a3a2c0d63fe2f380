"""Cut a paragraph into its 一是…二是… items."""

from __future__ import annotations

import re

from assistant.text.figures.chinese_numerals import parse_chinese_number

SHORTEST_ITEM = 25  # characters; a shorter item makes no sense without its neighbours

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BOUNDARY = r"(?:(?<=[。；：，！？、）)”:;,\s])|^)\s*"
_MARKS = (
    re.compile(rf"{_BOUNDARY}([一二三四五六七八九十]{{1,3}})是(?!否)"),
    re.compile(rf"{_BOUNDARY}([{_CIRCLED}])"),
)
_ANY_ITEM = re.compile("[二三四五六七八九十]是|[②-⑳]")
_NUMBERING_SLIP = 2  # writers repeat or skip a number; a larger jump is no list


def item_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the lead-in and of each item, in order; together they cover `text`.

    Nothing is returned for a paragraph that is read better whole: one without items, or whose
    items are too short to be understood alone. A lead-in or an item that is too short goes with
    its neighbour. A list may start in the middle (四是) where a line break tore it, and over
    again where a paragraph holds two.

    >>> item_spans("主要原则：一是自愿，二是公开，三是就近。")
    []
    """
    if not _ANY_ITEM.search(text):
        return []
    for mark in _MARKS:
        starts = _item_starts(text, mark)
        if len(starts) > 1:
            return _spans(starts, len(text))
    return []


def item_ordinals(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end) of each mark 一是, 二是, …, or ①, and the number it gives.

    >>> item_ordinals("一是自愿，三是就近。")
    [(0, 2, 1), (5, 7, 3)]
    """
    for mark in _MARKS:
        found = list(mark.finditer(text))
        if found:
            return [(one.start(1), one.end(), _value(one[1])) for one in found]
    return []


def _item_starts(text: str, mark: re.Pattern[str]) -> list[int]:
    """Return where items begin: numbered on, about, from the one before, or at one again."""
    starts: list[int] = []
    previous: int | None = None
    for found in mark.finditer(text):
        number = _value(found[1])
        follows = previous is not None and abs(number - previous - 1) <= _NUMBERING_SLIP
        if follows or number == 1 or found.start() == 0:
            starts.append(found.start())
            previous = number
    return starts


def _value(numeral: str) -> int:
    if numeral in _CIRCLED:
        return _CIRCLED.index(numeral) + 1
    return parse_chinese_number(numeral) or 0


def _spans(starts: list[int], length: int) -> list[tuple[int, int]]:
    """Return the stretches between `starts`, the short ones joined to a neighbour; [] for one."""
    bounds = [0]
    for start in starts:
        if start - bounds[-1] >= SHORTEST_ITEM:
            bounds.append(start)
    if len(bounds) > 1 and length - bounds[-1] < SHORTEST_ITEM:
        bounds.pop()
    items = len(bounds) - (starts[0] in bounds[1:])
    if items < 2:
        return []
    return list(zip(bounds, [*bounds[1:], length], strict=True))
