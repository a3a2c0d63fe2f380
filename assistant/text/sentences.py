"""Split a paragraph into sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = "“‘（(《【〔「『"
_CLOSING = "”’）)》】〕」』"
_PAIRS = dict(zip(_CLOSING, _OPENING, strict=True))
_LONGEST_QUOTE = 200  # characters; a quote left open longer than this was never closed
_LONGEST_SENTENCE = 1000  # characters: what goes on longer is a list, and ends at a clause

_STOP = re.compile(r"[。！？!?\n]+|…{2,}(?![”’）\w，、])")
CLAUSE_STOP = re.compile(r"[，；：。！？!?;\n]+|,(?!\d)")
# What goes on after a quoted sentence: “……。”的要求
_CONTINUATION = frozenset("，、；：的等和与及为是在之这一")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence, its end mark and closing quotes included.

    Spans are stripped of blanks. A mark inside quotes or brackets ends a sentence only where the
    closing mark follows it at once and the sentence does not go on after it. ； ends none, but in
    what no mark ends for a thousand characters.

    >>> sentence_spans("他说：“要快。”大家照办。")
    [(0, 8), (8, 13)]
    """
    return [
        piece
        for start, end in _spans_between(text, _sentence_ends(text))
        for piece in _bounded(text, start, end)
    ]


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each clause between ，；：。！？, its end mark included.

    >>> clause_spans("统筹推进，成效明显。")
    [(0, 5), (5, 10)]
    """
    return _spans_between(text, [stop.end() for stop in CLAUSE_STOP.finditer(text)])


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence; one that is too long in pieces, which end with a clause if they can."""
    while end - start > _LONGEST_SENTENCE:
        last = start + _LONGEST_SENTENCE
        cut = max(text.rfind(mark, start, last) for mark in "；，、") + 1 or last
        yield start, cut
        start = cut
    yield start, end


def _sentence_ends(text: str) -> list[int]:
    stops = [stop.end() for stop in _STOP.finditer(text)]
    if not stops or not any(c in text for c in _OPENING):
        return stops
    enclosed = _quoted_offsets(text)
    ends = []
    for stop in stops:
        if stop not in enclosed or text[stop - 1] == "\n":
            ends.append(stop)
        elif _is_whole_sentence(text, enclosed[stop]) and (end := _end_behind_quotes(text, stop)):
            ends.append(end)
    return ends


def _quoted_offsets(text: str) -> dict[int, int]:
    """Map each offset within quotes or brackets to the offset where the outermost opens."""
    inside: dict[int, int] = {}
    open_at: list[int] = []
    for offset, c in enumerate(text):
        if c in _OPENING:
            open_at.append(offset)
        elif c in _CLOSING and open_at and text[open_at[-1]] == _PAIRS[c]:
            start = open_at.pop()
            if offset - start <= _LONGEST_QUOTE:
                inside.update(dict.fromkeys(range(start + 1, offset + 1), start))
    return inside


def _is_whole_sentence(text: str, opening: int) -> bool:
    """Return whether the quote at `opening` is a sentence of its own, not a part of one."""
    return opening == 0 or text[opening - 1] in "：:，。！？；\n"


def _end_behind_quotes(text: str, stop: int) -> int | None:
    """Return the end behind the closing quotes that follow `stop`, None if the sentence goes on."""
    end = stop
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    if end == stop or (end < len(text) and text[end] in _CONTINUATION):
        return None
    return end


def _spans_between(text: str, ends: list[int]) -> list[tuple[int, int]]:
    """Return the stretches up to each of `ends` and after the last, stripped, none empty."""
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if stripped := piece.strip():
            first = start + piece.index(stripped)
            spans.append((first, first + len(stripped)))
        start = end
    return spans
