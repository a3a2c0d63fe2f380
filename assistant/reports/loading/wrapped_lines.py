"""Tell the line breaks that a program put into a sentence from those that end a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from assistant.records import Line
from assistant.text.list_marks import ALL_KINDS, opening_mark
from assistant.text.segmentation import word_ends

SENTENCE_ENDS = ("。", "！", "？", "；", "：", "”", "…", ".", ":", "）")
_GOES_ON = ("，", "、")
_CONTINUES = re.compile(r"[，。、；：！？）》”%％‰]")
_INSIDE = re.compile("[，。；、]")
_LATIN = re.compile("[A-Za-z]")
_NEAR = 6  # characters on either side in which a word may span the break

_WIDEST = 120  # half-width columns: no program breaks lines later
_MOST_WIDER = 2  # lines: title and subtitle
_SLACK = 2  # columns that a full line may leave: a wide character, or a mark that hangs over
_FEWEST_FULL = 4
_FULL = 0.25  # of the lines: so many are full where a program broke them
_BROKEN = 0.5  # of the full lines: so many stop within a sentence


def breaks_sentence(before: str, after: str) -> bool:
    """Return whether a break between two lines stands within a sentence.

    >>> breaks_sentence("全年整治河道14", "条，清淤疏浚27.5公里。")
    True
    >>> breaks_sentence("存在的问题", "部分管网老旧，漏损率偏高。")
    False
    """
    before, after = before.strip(), after.strip()
    if not before or not after or before.endswith(SENTENCE_ENDS):
        return False
    if opening_mark(after, ALL_KINDS):
        return False
    if before.endswith(_GOES_ON) or _CONTINUES.match(after):
        return True
    mark = opening_mark(before, ALL_KINDS)
    if mark and not _INSIDE.search(before, mark.end):
        return _spans_word(before, after)  # a heading, figures or not, unless a word goes on
    has_figure = any(map(str.isdecimal, before)) and _INSIDE.search(before + after)
    return bool(has_figure) or _spans_word(before, after)


def join_text(text: str, more: str) -> str:
    """Return both; a space only between two words or a word and a figure.

    >>> join_text("全年接待游客20", "23人次"), join_text("接入5G", "and IoT")
    ('全年接待游客2023人次', '接入5G and IoT')
    """
    ends = text[-1:], more[:1]
    spaced = all(c.isascii() and c.isalnum() for c in ends) and any(_LATIN.match(c) for c in ends)
    return f"{text} {more}" if spaced else text + more


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text file, each paragraph whole that was broken at a fixed width.

    A joined line keeps the number of its first one. Only a file most of whose longest lines stop
    within a sentence was broken so: in others the longest line is the longest paragraph.
    """
    texts = [line.text for line in lines if line.text.strip()]
    wraps = filter(None, (_find_wrap(texts, measure) for measure in (_columns, _characters)))
    wrap = max(wraps, key=lambda wrap: sum(map(wrap.is_full, texts)), default=None)
    if wrap is None:
        return list(lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if wrap.is_full(before.text) and _continues(before.text, line.text):
            first = joined.pop()
            text = join_text(first.text.rstrip(), line.text.lstrip())
            joined.append(Line(number=first.number, text=text))
        else:
            joined.append(line)
    return joined


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrap:
    """Where a program broke lines: at a number of columns, or of characters."""

    measure: Callable[[str], int]
    width: int

    def is_full(self, text: str) -> bool:
        """Return whether nothing more would have fitted on a line."""
        return self.width - _SLACK <= self.measure(text) <= self.width


def _find_wrap(texts: Sequence[str], measure: Callable[[str], int]) -> _Wrap | None:
    """Return how these lines were broken, None where they were not.

    A title or two may be wider; lines that open with a mark, as headings do, prove nothing.
    """
    widths = sorted(map(measure, texts), reverse=True)
    likely = dict.fromkeys(widths[: max(_MOST_WIDER, len(texts) // 20) + 1])
    running = [
        (measure(text), not text.rstrip().endswith(SENTENCE_ENDS))
        for text in texts
        if len(text) <= _WIDEST and opening_mark(text.strip(), ALL_KINDS) is None
    ]
    for width in (width for width in likely if width <= _WIDEST):
        broken = [stops for taken, stops in running if width - _SLACK <= taken <= width]
        if len(broken) >= max(_FEWEST_FULL, _FULL * len(texts)):
            is_wrapped = sum(broken) >= _BROKEN * len(broken)
            return _Wrap(measure=measure, width=width) if is_wrapped else None
    return None


def _continues(before: str, line: str) -> bool:
    """Return whether a line goes on with the paragraph of the full line before it."""
    begins = line[:1].isspace() or opening_mark(line, ALL_KINDS) is not None
    return bool(line.strip()) and (not begins or breaks_sentence(before, line))


def _spans_word(before: str, after: str) -> bool:
    """Return whether a word of the dictionary begins before the break and ends after it."""
    tail = before[-_NEAR:]
    return len(tail) == _NEAR and _NEAR not in word_ends(tail + after[:_NEAR])


def _columns(text: str) -> int:
    """Return the columns that a text takes, two for each wide character."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text.rstrip())


def _characters(text: str) -> int:
    return len(text.rstrip())
