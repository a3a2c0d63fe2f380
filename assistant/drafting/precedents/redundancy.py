"""Find what a report says already, so that it says nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.similarity import bigrams, overlap_coefficient

_TOO_ALIKE = 0.6  # share of the shorter one's pairs of characters
_SAME_CLAUSE = 0.65  # share of the pairs of characters of a clause
_SHORT = 6  # pairs: a shorter sentence is too little to be repeated
_BLANK = re.compile("〔待填：([^，〕]+)")
_DIGIT = re.compile(r"\d")
_STOP = re.compile("[。；\n]")


class SeenText:
    """The sentences of a report so far; with `figures` off those with a figure may be repeated."""

    def __init__(self, sentences: Iterable[str], *, figures: bool = True) -> None:
        self.sentences = [piece for text in sentences for piece in _STOP.split(text) if piece]
        self._compared = [one for one in self.sentences if figures or not _DIGIT.search(one)]
        self._pairs = [bigrams(sentence) for sentence in self._compared]

    def add(self, text: str) -> None:
        """Add `text` to the sentences."""
        self.sentences.append(text)
        self._compared.append(text)
        self._pairs.append(bigrams(text))

    def contains(self, text: str) -> bool:
        """Return whether a sentence so far says most of `text`."""
        pairs = bigrams(text)
        return bool(pairs) and any(
            len(pairs & other) >= _TOO_ALIKE * len(pairs) or _is_near_copy(other, pairs)
            for other in self._pairs
        )

    def new_clauses(self, text: str) -> str:
        """Return `text` without the clauses of sentences so far, "" if none is left."""
        return "，".join(clause for clause in text.split("，") if not self._has_clause(clause))

    def _has_clause(self, clause: str) -> bool:
        """Return whether a sentence has most of `clause`: 新增助餐点, 新增助餐点位."""
        pairs = bigrams(clause)
        return any(
            clause in sentence or (pairs and len(pairs & other) >= _SAME_CLAUSE * len(pairs))
            for sentence, other in zip(self._compared, self._pairs, strict=True)
        )

    def has_placeholder(self, blank: str) -> bool:
        """Return whether a sentence gives or asks for the figure of the placeholder `blank`."""
        item = _BLANK.search(blank)
        return item is not None and any(item[1] in sentence for sentence in self.sentences)


def drop_near_copies(clauses: Iterable[str]) -> list[str]:
    """Return the clauses that do not repeat one before them.

    >>> drop_near_copies(["保障用水安全", "保障市民用水安全", "改造老旧管网"])
    ['保障用水安全', '改造老旧管网']
    """
    found: list[str] = []
    for clause in clauses:
        pairs = bigrams(clause)
        if all(overlap_coefficient(pairs, bigrams(other)) < _TOO_ALIKE for other in found):
            found.append(clause)
    return found


def _is_near_copy(other: frozenset[str], pairs: frozenset[str]) -> bool:
    return len(other) > _SHORT and overlap_coefficient(pairs, other) >= _TOO_ALIKE
