"""Find the occurrences of many skeletons in a coded text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.archive.patterns.coded_text import CodedText, Numbers
from assistant.archive.patterns.following_pairs import following_pairs
from assistant.archive.patterns.multi_string_search import AnchorFinder, StringOccurrences

SLOT = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Occurrences of skeletons, from their first fixed string to the end of their last."""

    pattern: Numbers  # index of the skeleton in the vocabulary
    start: Numbers
    end: Numbers


class PatternFinder:
    """All skeletons of a vocabulary, searched together. No two have the same fixed strings."""

    def __init__(self, skeletons: Sequence[str]) -> None:
        self.skeletons = tuple(skeletons)
        parts = [tuple(filter(None, skeleton.split(SLOT))) for skeleton in skeletons]
        anchors = {anchor: n for n, anchor in enumerate(dict.fromkeys(a for p in parts for a in p))}
        self._anchors = AnchorFinder(list(anchors))
        nodes = {p[:n]: 0 for p in parts for n in range(1, len(p) + 1)}
        # Inner nodes come first: only they need a row in the table of followers.
        inner_nodes = {p[:n] for p in parts for n in range(1, len(p))}
        nodes = {
            node: n
            for n, node in enumerate(sorted(nodes, key=lambda node: node not in inner_nodes))
        }
        self._inner_nodes = len(inner_nodes)
        self._first = np.full(len(anchors), -1, dtype=np.int64)
        self._follow = np.full((max(self._inner_nodes, 1), len(anchors)), -1, dtype=np.int32)
        for node, number in nodes.items():
            if len(node) == 1:
                self._first[anchors[node[0]]] = number
            else:
                self._follow[nodes[node[:-1]], anchors[node[-1]]] = number
        self._pattern = np.full(len(nodes), -1, dtype=np.int64)
        for number, p in enumerate(parts):
            self._pattern[nodes[p]] = number
        self._starts_with_slot = np.array([s.startswith(SLOT) for s in skeletons], dtype=np.bool_)
        self._ends_with_slot = np.array([s.endswith(SLOT) for s in skeletons], dtype=np.bool_)

    def find(self, coded: CodedText) -> Matches:
        """Return every occurrence of a skeleton; one place may have several."""
        found = self._anchors.find(coded.codes)
        head = np.flatnonzero(self._first[found.anchor] >= 0) if len(found.anchor) else found.anchor
        node, last = self._first[found.anchor[head]], head
        parts: list[tuple[Numbers, Numbers, Numbers]] = []
        while len(node):
            pattern = self._pattern[node]
            whole = pattern >= 0
            parts.append((pattern[whole], found.start[head[whole]], found.end[last[whole]]))
            on = node < self._inner_nodes
            head, node, last = self._extend(coded, found, head[on], node[on], last[on])
        return self._require_slots(coded, parts)

    def _extend(
        self,
        coded: CodedText,
        found: StringOccurrences,
        head: Numbers,
        node: Numbers,
        last: Numbers,
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return all partial matches with one more fixed string."""
        grown = [(head[:0], node[:0], last[:0])]
        for place, there in following_pairs(coded, found, last):
            longer = self._follow[node[place], found.anchor[there]]
            on = longer >= 0
            grown.append((head[place[on]], longer[on].astype(np.int64), there[on]))
        heads, nodes, lasts = zip(*grown, strict=True)
        return np.concatenate(heads), np.concatenate(nodes), np.concatenate(lasts)

    def _require_slots(
        self, coded: CodedText, parts: Sequence[tuple[Numbers, Numbers, Numbers]]
    ) -> Matches:
        """Return the matches with text in the slots at their edges."""
        if not parts:
            nothing = np.zeros(0, dtype=np.int64)
            return Matches(pattern=nothing, start=nothing, end=nothing)
        pattern, start, end = (np.concatenate(column) for column in zip(*parts, strict=True))
        closed = np.concatenate([coded.ends, [True]])  # index -1 reads True too
        kept = ~(self._starts_with_slot[pattern] & closed[start - 1])
        kept &= ~(self._ends_with_slot[pattern] & closed[end])
        return Matches(pattern=pattern[kept], start=start[kept], end=end[kept])
