"""Find the doubts of recognised lines again in the paragraphs that were made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.records import Line
from assistant.scan_records import Doubt, DoubtKind


def place_doubts(doubts: Iterable[Doubt], lines: Sequence[Line]) -> list[Doubt]:
    """Return the doubts with their places in `lines`; `start` and `end` come as of a printed line.

    A paragraph begins on the page of its doubt or on one before. One that is not found, and a line
    that was left out, stand behind the last paragraph that begins on their page or before.
    """
    return [_place(doubt, lines) for doubt in doubts]


def _place(doubt: Doubt, lines: Sequence[Line]) -> Doubt:
    before = [line for line in lines if line.text and (line.page or 1) <= doubt.page]
    if doubt.kind is not DoubtKind.OMITTED:
        for line in reversed(before):
            at = line.text.find(doubt.printed)
            if at >= 0:
                return replace(doubt, line=line.number, start=at + doubt.start, end=at + doubt.end)
    return replace(doubt, line=before[-1].number if before else 1, start=0, end=0)
