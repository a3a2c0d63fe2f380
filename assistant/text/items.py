"""Cut a paragraph into its 一是…二是… items."""

from __future__ import annotations

import re

from assistant.text.numerals import chinese_number

SHORTEST_ITEM = 25  # characters; shorter items only make sense together

_MARK = re.compile(
    r"(?:(?<=[。；：，！？、）)”:;,])|^)\s*([一二三四五六七八九十]{1,3})是(?!否|不是)"
)


def item_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the lead-in and of each item, in order; together they cover `text`.

    Nothing is returned for a paragraph that is read better whole: no items, or items that are
    too short to be understood alone. A lead-in too short to stand alone goes with the first item.

    >>> item_spans("一是加强培训。")
    []
    """
    starts = _item_starts(text)
    if len(starts) < 2:
        return []
    spans = list(zip(starts, [*starts[1:], len(text)], strict=True))
    if min(end - start for start, end in spans) < SHORTEST_ITEM:
        return []
    return _with_lead_in(spans)


def _item_starts(text: str) -> list[int]:
    """Return where items begin: numbered on from the one before, or at one again."""
    starts: list[int] = []
    expected = 1
    for mark in _MARK.finditer(text):
        number = chinese_number(mark[1])
        if number is not None and (number in {1, expected} or mark.start() == 0):
            starts.append(mark.start())
            expected = number + 1
    return starts


def _with_lead_in(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    first, end = spans[0]
    if first == 0:
        return spans
    if first < SHORTEST_ITEM:
        return [(0, end), *spans[1:]]
    return [(0, first), *spans]
