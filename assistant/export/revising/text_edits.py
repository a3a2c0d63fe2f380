"""Find the edits between two texts, character by character."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

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
    return [Edit(start=i, removed=old[i:j], added=new[k:m]) for i, j, k, m in merged]


def _replaces(span: tuple[int, int, int, int]) -> bool:
    return span[1] > span[0]
