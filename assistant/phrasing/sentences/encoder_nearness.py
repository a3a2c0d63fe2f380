"""Measure how near sentences are to a query, as an encoder reads them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import Embedder, Vector, Vectors
from assistant.retrieval.chance_nearness import unrelated_queries

_UNRELATED = 12  # queries; 48 changed nothing
_KEPT = 8192  # vectors of sentences: some 12 MB
_CHANCE = 4.0  # standard deviations of random pairs; the best of a thousand reaches them


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """The nearness of some texts to a query, and what texts about anything else reach."""

    values: NDArray[np.float64]
    chance: float


@dataclass(slots=True)
class _KnownVectors:
    """The vectors that were computed last; queries about one thing read the same sentences."""

    vectors: OrderedDict[tuple[str, str], Vector] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def look_up(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Vector]:
        with self.lock:
            found = {key: self.vectors[key] for key in keys if key in self.vectors}
            for key in found:
                self.vectors.move_to_end(key)
        return found

    def add(self, vectors: dict[tuple[str, str], Vector]) -> None:
        with self.lock:
            self.vectors.update(vectors)
            while len(self.vectors) > _KEPT:
                self.vectors.popitem(last=False)


_known = _KnownVectors()
_unrelated: dict[str, Vectors] = {}  # of the encoder used last, by its fingerprint


def read_nearness(encoder: Embedder, query: str, texts: Sequence[str]) -> Nearness:
    """Return how much nearer each text is to `query` than to queries about anything else.

    An encoder finds some texts near to everything: short ones, general ones. So the mean of
    unrelated queries is taken off the query. Raises EncoderError where the encoder cannot run.
    """
    unrelated = _unrelated_vectors(encoder)
    usual = unrelated.mean(axis=0)
    vectors = _encode(encoder, texts)
    by_chance = vectors @ (unrelated - usual).T
    values = (vectors @ (encoder.encode_query(query) - usual)).astype(np.float64)
    return Nearness(values=values, chance=_CHANCE * float(by_chance.std()))


def _encode(encoder: Embedder, texts: Sequence[str]) -> Vectors:
    keys = [(encoder.fingerprint, text) for text in texts]
    known = _known.look_up(keys)
    missing = [key for key in dict.fromkeys(keys) if key not in known]
    if missing:
        read = dict(zip(missing, encoder.encode([text for _, text in missing]), strict=True))
        _known.add(read)
        known |= read
    return np.array([known[key] for key in keys], dtype=np.float32)


def _unrelated_vectors(encoder: Embedder) -> Vectors:
    """Return the vectors of some queries about anything else, those of one encoder kept."""
    vectors = _unrelated.get(encoder.fingerprint)
    if vectors is None:
        queries = unrelated_queries()[:_UNRELATED]
        vectors = np.array([encoder.encode_query(one) for one in queries], dtype=np.float32)
        _unrelated.clear()
        _unrelated[encoder.fingerprint] = vectors
    return vectors
