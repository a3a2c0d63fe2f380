"""Measure how near sentences are to a query, as an encoder reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import Embedder, Vector
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.retrieval.chance_nearness import unrelated_queries

_ROUNDING = 1e-6  # of cosines
_UNRELATED = 12  # queries; 48 changed nothing

_readers: dict[str, TextNearness] = {}  # that of the encoder used last, by its fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """The nearness of some texts to a query, and how far that of unrelated pairs varies about 0."""

    values: NDArray[np.float64]
    deviation: float


def read_nearness(encoder: Embedder, query: str, texts: Sequence[str]) -> Nearness:
    """Return how much nearer each text is to `query` than to queries about anything else.

    An encoder finds some texts near to everything: short ones, general ones. Raises EncoderError
    where it cannot run.
    """
    cosines = _reader(encoder).of([query, *unrelated_queries()[:_UNRELATED]], texts)
    own, others = cosines[0].astype(np.float64), cosines[1:].astype(np.float64)
    usual = others.mean(axis=0)
    return Nearness(values=own - usual, deviation=max(float((others - usual).std()), _ROUNDING))


def vector_beyond_chance(encoder: Embedder, query: str) -> Vector:
    """Return the query's vector less the mean of unrelated ones: it searches as the above ranks.

    Raises EncoderError where the encoder cannot run.
    """
    own, *others = _reader(encoder).read([query, *unrelated_queries()[:_UNRELATED]], []).queries
    vector: Vector = own - np.mean(others, axis=0, dtype=np.float32)
    return vector


def _reader(encoder: Embedder) -> TextNearness:
    """Return what keeps the vectors of this encoder; queries about one thing read the same."""
    reader = _readers.get(encoder.fingerprint)
    if reader is None:
        reader = TextNearness(encoder)
        _readers.clear()
        _readers[encoder.fingerprint] = reader
    return reader
