"""Find the times that are given by what goes on then: 春运期间, 入冬以来, 征期最后一周."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at
from assistant.text.lexicon import group
from assistant.text.segmentation import word_ends

_SEASONS = group("circumstances.season")
_SEASON, _DURING = _SEASONS.pattern, group("circumstances.during").pattern
_LAST = "(?:最后|首|第)[一两三个]*(?:周|天|日|个?月|季度)"
_NAME = "[^，。；：、\\d“”《》（）]"
_TIME = re.compile(
    rf"(?:^|(?<=[，。；：在]))(?:(?:今年|全年|年内)(?={_NAME}))?(?:“?{_NAME}{{1,10}}?”?{_DURING}|{_NAME}{{1,5}}?期|{_NAME}{{0,4}}?{_LAST})|"
    rf"(?<![\d一二三四五六七八九十]){_SEASON}{_DURING}?"
)
_OWN = group("circumstances.own_time")
_LONGEST_REST = 2  # characters behind a time that opens its clause
_FIGURE = re.compile(r"\d")


def find_seasons(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each time in `text` that something counted is dated with."""
    for found in _TIME.finditer(text):
        is_torn = found[0].endswith("期") and found.end() not in word_ends(text)  # 各类期刊
        if not is_torn and not _OWN.occurs_in(found[0]) and _dates_figure(text, found.end()):
            known = _SEASONS.find(found[0])  # 渡轮暑运期间: its subject is none of it
            yield found.start() + (known[0].start if known else 0), found.end()


def _dates_figure(text: str, end: int) -> bool:
    """Return whether a figure follows in the clause, or in the next one: 春运期间，发送……"""
    _, stop = clause_at(text, end - 1)
    if stop - end < _LONGEST_REST:
        _, stop = clause_at(text, stop)
    return _FIGURE.search(text, end, stop) is not None
