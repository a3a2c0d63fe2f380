"""Find the edits between two texts, character by character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_Span = tuple[int, int, int, int]  # start and end in the old text, start and end in the new one

_IN_NUMBERS = "0123456789.,"
_DIGITS = re.compile(r"\d")
# Fewer equal characters between two edits are chance: one longer edit reads better.
_LEAST_EQUAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`removed` is deleted at `start` of the old text, and `added` inserted in its place."""

    start: int
    removed: str
    added: str


def find_edits(old: str, new: str) -> list[Edit]:
    """Return the edits that turn `old` into `new`, in reading order; no two are adjacent.

    >>> [(e.start, e.removed, e.added) for e in find_edits("整治小巷38条", "整治背街小巷41条")]
    [(2, '', '背街'), (4, '38', '41')]
    """
    changed = [
        (i, j, k, m)
        for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    merged: list[tuple[int, int, int, int]] = []
    for i, j, k, m in changed:
        # Only edits that both replace text are merged: an insertion stays small.
        if merged and i - merged[-1][1] < _LEAST_EQUAL and _replaces(merged[-1]) and j > i:
            merged[-1] = (merged[-1][0], j, merged[-1][2], m)
        else:
            merged.append((i, j, k, m))
    whole = _join_touching([_widen_to_numbers(old, new, span) for span in merged])
    return [Edit(start=i, removed=old[i:j], added=new[k:m]) for i, j, k, m in whole]


def _widen_to_numbers(old: str, new: str, span: _Span) -> _Span:
    """Return the span of an edit without a number cut in two: 12 becomes 14, not 2 becomes 4."""
    i, j, k, m = span
    ends = f"{old[i:j][:1]}{new[k:m][:1]}", f"{old[i:j][-1:]}{new[k:m][-1:]}"
    if _DIGITS.search(ends[0]):
        digits = len(old[:i]) - len(old[:i].rstrip(_IN_NUMBERS))
        i, k = i - digits, k - digits
    if _DIGITS.search(ends[1]):
        digits = len(old[j:]) - len(old[j:].lstrip(_IN_NUMBERS))
        j, m = j + digits, m + digits
    return i, j, k, m


def _join_touching(spans: Sequence[_Span]) -> list[_Span]:
    joined: list[_Span] = []
    for i, j, k, m in spans:
        if joined and i <= joined[-1][1]:
            joined[-1] = (joined[-1][0], j, joined[-1][2], m)
        else:
            joined.append((i, j, k, m))
    return joined


def _replaces(span: tuple[int, int, int, int]) -> bool:
    return span[1] > span[0]
