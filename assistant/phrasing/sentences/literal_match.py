"""Match a phrase or pattern in a sentence, and split a sentence into windows of clauses."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.text.sentences import clause_spans

Window = tuple[int, int]
_LONGEST_GAP = 24  # characters; a longer gap is half a sentence
_GAP = rf"([^，。；：！？!?;]{{1,{_LONGEST_GAP}}}?)"
_LAST_GAP = rf"([^，。；：！？!?;]{{1,{_LONGEST_GAP}}})"
_STOPS = "，、；：。！？!?; "
_SHORTEST_CLAUSE = 4


def literal_pattern(text: str) -> re.Pattern[str]:
    """Return the regular expression of a phrase or pattern: each * is a gap within one clause.

    >>> literal_pattern("以*为抓手").search("坚持以项目为抓手，抓落实")[1]
    '项目'
    """
    pieces = [re.escape(piece) for piece in text.split("*")]
    body = pieces[0]
    for number, piece in enumerate(pieces[1:], start=1):
        open_end = number == len(pieces) - 1 and not piece
        body += (_LAST_GAP if open_end else _GAP) + piece
    return re.compile(body)


def clause_windows(text: str) -> list[Window]:
    """Return the spans of all clauses and of each two adjacent ones, without end marks."""
    cut = [
        (start, start + len(text[start:end].rstrip(_STOPS))) for start, end in clause_spans(text)
    ]
    single = [(start, end) for start, end in cut if end - start >= _SHORTEST_CLAUSE]
    double = [(one[0], other[1]) for one, other in pairwise(cut) if other[1] > other[0]]
    return list(dict.fromkeys([*single, *double])) or [(0, len(text))]
