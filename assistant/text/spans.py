"""Merge, compare, mark and replace spans of a text: pairs of start and end offsets."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def merge_spans(
    spans: Iterable[tuple[int, int]], *, touching: bool = True
) -> list[tuple[int, int]]:
    """Return `spans` in order, those that overlap merged, and those that only touch if asked.

    >>> merge_spans([(4, 6), (0, 3), (2, 4)]), merge_spans([(0, 3), (3, 5)], touching=False)
    ([(0, 6)], [(0, 3), (3, 5)])
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1] + touching:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Return whether the span from `start` to `end` overlaps one of `spans`."""
    return any(start < until and since < end for since, until in spans)


def mark_spans(text: str, spans: Iterable[tuple[int, int]], css_class: str = "") -> str:
    """Return `text` as HTML with these spans marked; they are in order and do not overlap.

    >>> mark_spans("a<b", [(1, 2)], "wrong")
    'a<mark class="wrong">&lt;</mark>b'
    """
    opening = f'<mark class="{css_class}">' if css_class else "<mark>"
    pieces, done = [], 0
    for start, end in spans:
        pieces += [escape(text[done:start]), opening, escape(text[start:end]), "</mark>"]
        done = end
    return "".join([*pieces, escape(text[done:])])


def replace_spans(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    """Return `text` with each (start, end, words): its span replaced by its words.

    The spans must not overlap.

    >>> replace_spans("共12个", [(0, 1, "约"), (1, 3, "10")])
    '约10个'
    """
    for start, end, words in sorted(replacements, reverse=True):
        text = text[:start] + words + text[end:]
    return text
