"""Measure how near texts are to one another, as far as a model understands them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

import numpy as np

from assistant.archive.embedding.embedder import Embedder, Vector, Vectors
from assistant.archive.embedding.encoder import Encoder
from assistant.errors import EncoderError, ProviderError
from assistant.resources import data_lines

_KEPT = 16_384  # vectors of each model: some 25 MB

_LEAST = 1e-6  # length of a vector, or spread of cosines; less is rounding

_Result = TypeVar("_Result")
_Key = tuple[str, str]  # what the text is, "query" or "text"; and the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The vectors of some queries and texts, all by one model."""

    fingerprint: str  # of the model
    queries: Vectors
    texts: Vectors


class TextNearness:
    """The nearness of texts by the encoder; by the static model where there is none.

    Vectors are kept: jobs ask about the same texts again and again. Threads may share it.
    """

    def __init__(self, static: Embedder, encoder: Embedder | None = None) -> None:
        self.static = static
        self.encoder = encoder  # as given; it may be unable to run
        self._models = [_Remembering(one) for one in (encoder, static) if one is not None]

    def of(self, queries: Sequence[str], texts: Sequence[str]) -> Vectors:
        """Return a row of cosines for each query, with one for each text.

        Cosines of two models do not compare; all of one call are of the same model.
        """
        return self._first_able(lambda model: model.queries(queries) @ model.texts(texts).T)

    def read(self, queries: Sequence[str], texts: Sequence[str]) -> Readings:
        """Return the vectors of both, for those who compare in several ways."""
        return self._first_able(
            lambda model: Readings(
                fingerprint=model.model.fingerprint,
                queries=model.queries(queries),
                texts=model.texts(texts),
            )
        )

    def between(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        """Return a row of cosines for each of `texts`, with one for each of its equals."""
        return self._first_able(lambda model: model.texts(texts) @ model.texts(others).T)

    def beyond_chance(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        """Return how much nearer each of `texts` is to each of its equals than chance brings them.

        The unit is the spread of paragraphs about different work, so it means the same for every
        model. What all paragraphs of reports have in common is taken off: an encoder finds any
        two of them much alike.
        """
        return self._first_able(lambda model: _deviations(model, texts, others))

    def _first_able(self, compute: Callable[[_Remembering], _Result]) -> _Result:
        *encoders, static = self._models
        for model in encoders:
            try:
                return compute(model)
            except (EncoderError, ProviderError):
                self._models = [one for one in self._models if one is not model]
        return compute(static)


def _deviations(model: _Remembering, texts: Sequence[str], others: Sequence[str]) -> Vectors:
    """Return the cosines of what is particular to the texts, in deviations of chance pairs."""
    paragraphs = model.texts(report_paragraphs())
    usual = paragraphs.mean(axis=0)
    by_chance = _directions(paragraphs - usual)
    apart = (by_chance @ by_chance.T)[np.triu_indices(len(by_chance), k=1)]
    mine, theirs = (_directions(model.texts(some) - usual) for some in (texts, others))
    return np.asarray(mine @ theirs.T / max(float(apart.std()), _LEAST), dtype=np.float32)


def _directions(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _LEAST), dtype=np.float32)


def report_paragraphs() -> tuple[str, ...]:
    """Return paragraphs of our example reports, each about other work."""
    return data_lines("report_paragraphs.txt")


@dataclass(slots=True)
class _Remembering:
    """A model that keeps the vectors it computed last."""

    model: Embedder
    _vectors: OrderedDict[_Key, Vector] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each query."""
        return self._rows("query", texts, self._encode_queries)

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text."""
        return self._rows("text", texts, self.model.encode)

    def _encode_queries(self, texts: Sequence[str]) -> Iterable[Vector]:
        if isinstance(self.model, Encoder):  # many at once cost it half of one by one
            return self.model.encode_queries(texts)
        return [self.model.encode_query(one) for one in texts]

    def _rows(
        self, kind: str, texts: Sequence[str], encode: Callable[[list[str]], Iterable[Vector]]
    ) -> Vectors:
        known = self._look_up([(kind, text) for text in texts])
        new = [text for text in dict.fromkeys(texts) if (kind, text) not in known]
        if new:
            computed = {(kind, text): vector for text, vector in zip(new, encode(new), strict=True)}
            known |= computed
            self._keep(computed)
        rows = [known[kind, text] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.model.dimension)

    def _look_up(self, keys: Sequence[_Key]) -> dict[_Key, Vector]:
        with self._lock:
            found = {key: self._vectors[key] for key in keys if key in self._vectors}
            for key in found:
                self._vectors.move_to_end(key)
        return found

    def _keep(self, vectors: dict[_Key, Vector]) -> None:
        with self._lock:
            self._vectors.update(vectors)
            while len(self._vectors) > _KEPT:
                self._vectors.popitem(last=False)
