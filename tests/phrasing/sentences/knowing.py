"""An encoder that knows which words mean one thing, and finds some texts near to everything."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from assistant.archive.embedding import Vector, Vectors
from assistant.errors import EncoderError

SUBJECTS = (("人手", "编制", "力量"), ("终端", "自助"), ("渣土", "运输"))
_HUB = len(SUBJECTS)  # the direction that all texts share
_NOISE = 24  # further directions


class KnowingEncoder:
    """Each subject is a direction; a text points to its subjects, to the hub and a little aside."""

    name = "knowing"
    dimension = _HUB + 1 + _NOISE

    def __init__(self, fingerprint: str = "knowing", *, broken: bool = False) -> None:
        self.fingerprint = fingerprint
        self.broken = broken
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.broken:
            raise EncoderError("读不了。", hint="换一台。")
        self.read += texts
        return np.array([self._vector(text) for text in texts], dtype=np.float32)

    def encode_query(self, text: str) -> Vector:
        if self.broken:
            raise EncoderError("读不了。", hint="换一台。")
        return self._vector(text)

    def _vector(self, text: str) -> Vector:
        row = np.zeros(self.dimension, dtype=np.float32)
        for subject, words in enumerate(SUBJECTS):
            row[subject] = any(word in text for word in words)
        row[_HUB] = 3 + 40 / len(text)  # short texts are nearer to everything
        row[_HUB + 1 :] = np.random.default_rng(zlib.crc32(text.encode())).normal(0, 0.15, _NOISE)
        vector: Vector = row / np.linalg.norm(row)
        return vector
