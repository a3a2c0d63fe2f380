"""Find many strings in a coded text at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.archive.patterns.coded_text import Codes, Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class StringOccurrences:
    """Occurrences of strings in reading order; at one start the shorter first."""

    anchor: Numbers
    start: Numbers
    end: Numbers


class AnchorFinder:
    """A trie over strings, walked for all positions of a text at once."""

    def __init__(self, anchors: Sequence[str]) -> None:
        self._letters = np.zeros(1 << 16, dtype=np.uint16)  # code unit → letter, 0 for unused
        used = sorted({unit for anchor in anchors for unit in _code_units(anchor)})
        self._letters[used] = np.arange(1, len(used) + 1)
        nodes = 1 + len({anchor[:n] for anchor in anchors for n in range(1, len(anchor) + 1)})
        self._next = np.zeros((nodes, len(used) + 1), dtype=np.int32)
        self._found = np.full(nodes, -1, dtype=np.int64)  # node → the anchor that ends there
        self._longest = max((len(_code_units(anchor)) for anchor in anchors), default=0)
        self._build_trie(anchors)

    def find(self, codes: Codes) -> StringOccurrences:
        """Return every occurrence of every anchor, including overlapping ones."""
        letters = self._letters[codes]
        start = np.flatnonzero(self._next[0][letters])
        node = self._next[0][letters[start]]
        parts = []
        for length in range(1, self._longest + 1):
            anchor = self._found[node]
            hit = anchor >= 0
            parts.append((anchor[hit], start[hit], length))
            inside = start + length < len(codes)
            start, node = start[inside], node[inside]
            node = self._next[node, letters[start + length]]
            start, node = start[node > 0], node[node > 0]
        return _in_reading_order(parts)

    def _build_trie(self, anchors: Sequence[str]) -> None:
        count = 1
        for number, anchor in enumerate(anchors):
            node = 0
            for letter in self._letters[_code_units(anchor)]:
                if not self._next[node, letter]:
                    self._next[node, letter] = count
                    count += 1
                node = int(self._next[node, letter])
            self._found[node] = number


def _code_units(anchor: str) -> list[int]:
    return [int(unit) for unit in np.frombuffer(anchor.encode("utf-16-le"), dtype="<u2")]


def _in_reading_order(parts: list[tuple[Numbers, NDArray[np.int64], int]]) -> StringOccurrences:
    if not parts:
        empty = np.zeros(0, dtype=np.int64)
        return StringOccurrences(anchor=empty, start=empty, end=empty)
    anchor = np.concatenate([part[0] for part in parts])
    start = np.concatenate([part[1] for part in parts])
    length = np.concatenate([np.full(len(part[0]), part[2]) for part in parts])
    order = np.argsort(start * 16 + length, kind="stable")
    return StringOccurrences(
        anchor=anchor[order], start=start[order], end=start[order] + length[order]
    )
