"""A model that knows some matters by their words; every other text is a matter of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.archive.embedding import Vector, Vectors
from assistant.archive.embedding.text_nearness import report_paragraphs

_FIRST_OWN = 40  # axes before it are for matters and for the paragraphs of reference


class MatterModel:
    """Gives all texts that name one matter the same vector, and a part that all have in common."""

    name, fingerprint, dimension = "matters", "0", 512

    def __init__(self, matters: Sequence[tuple[str, ...]]) -> None:
        self._matters = matters
        self._own: dict[str, int] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text) for text in texts], dtype=np.float32)

    def encode_query(self, text: str) -> Vector:
        raise AssertionError("what is compared is no query")

    def _vector(self, text: str) -> Vector:
        vector = np.full(self.dimension, 0.1)
        vector[self._axis(text)] += 2
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def _axis(self, text: str) -> int:
        if text in report_paragraphs():
            return len(self._matters) + report_paragraphs().index(text)
        for axis, words in enumerate(self._matters):
            if any(word in text for word in words):
                return axis
        return _FIRST_OWN + self._own.setdefault(text, len(self._own))
