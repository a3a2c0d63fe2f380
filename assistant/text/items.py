"""Split a paragraph into its items: 一是…二是…, or ①…②…"""

from __future__ import annotations

from assistant.text.list_marks import CIRCLED, ITEMS, ListMark, marks_in

SHORTEST_ITEM = 25  # characters; a shorter item makes no sense without its neighbours

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
    for kinds in (ITEMS, CIRCLED):
        starts = _item_starts(text, marks_in(text, kinds))
        if len(starts) > 1:
            return _join_short(starts, len(text))
    return []


def _item_starts(text: str, marks: list[ListMark]) -> list[int]:
    """Return where items begin: numbered on, about, from the one before, or at one again."""
    starts: list[int] = []
    previous: int | None = None
    for mark in marks:
        follows = previous is not None and abs(mark.number - previous - 1) <= _NUMBERING_SLIP
        opens = not text[: mark.start].strip()
        if follows or opens or mark.number == 1:
            starts.append(0 if opens else mark.start)
            previous = mark.number
    return starts


def _join_short(starts: list[int], length: int) -> list[tuple[int, int]]:
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
