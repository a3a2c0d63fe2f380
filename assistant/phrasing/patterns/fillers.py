"""Rank the texts in a slot, or beside a word, by their number of reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from assistant.phrasing.phrases import Filler
from assistant.text.list_marks import strip_opening_mark
from assistant.text.masks import has_mask

_SHORTEST, _LONGEST = 2, 8  # characters shown of a slot at the edge of its clause
_REPLACED_FROM = 0.6  # share of reports from which a longer beginning replaces a shorter one
_CLAUSE_MARKS = "，；：。！？!?、 \n"
_MARKS = "，；：。！？!?、“”‘’（）()《》 \n"

SlotTexts = Iterable[tuple[str, str]]  # (text, report id)


# Part of a figure is no wording.
_FIGURE_EDGE = re.compile(r"^[.\dxX%+—-]|[.\dxX]$")


def rank_fillers(texts: SlotTexts, *, limit: int) -> tuple[Filler, ...]:
    """Return the whole fillers of a closed slot, those of most reports first."""
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for text, report in texts:
        if stripped := text.strip(_MARKS):
            reports[stripped].add(report)
    return _best_fillers({text: len(found) for text, found in reports.items()}, limit)


def rank_openings(texts: SlotTexts, *, limit: int, backwards: bool = False) -> tuple[Filler, ...]:
    """Return the beginnings (`backwards`: ends) of an open slot's fillers, most frequent first.

    Whole fillers rarely repeat; a longer beginning is shown where most reports continue alike.
    """
    turn: Callable[[str], str] = (lambda text: text[::-1]) if backwards else (lambda text: text)
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for text, report in texts:
        start = turn(strip_opening_mark(text.lstrip(_CLAUSE_MARKS)).strip(_MARKS))
        for length in range(_SHORTEST, min(_LONGEST, len(start)) + 1):
            reports[start[:length]].add(report)
    counts = {text: len(found) for text, found in reports.items()}
    longer: dict[str, str] = {}  # text → its most frequent extension by one character
    for text, count in counts.items():
        if len(text) > _SHORTEST and count > counts.get(longer.get(text[:-1], ""), 0):
            longer[text[:-1]] = text
    grown: dict[str, int] = {}
    for text in counts:
        if len(text) == _SHORTEST:
            longest = _extend_opening(text, counts, longer)
            grown[turn(longest)] = counts[longest]
    return _best_fillers(grown, limit)


def _extend_opening(text: str, counts: Mapping[str, int], longer: Mapping[str, str]) -> str:
    """Return the longest beginning shared by most of the reports that begin with `text`."""
    while (next_one := longer.get(text)) and counts[next_one] >= _REPLACED_FROM * counts[text]:
        text = next_one
    return text


def _best_fillers(counts: Mapping[str, int], limit: int) -> tuple[Filler, ...]:
    best = sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
    whole = (
        Filler(text=text, count=count)
        for text, count in best
        if not (_FIGURE_EDGE.search(text) or has_mask(text))
    )
    return tuple(islice(whole, limit))
