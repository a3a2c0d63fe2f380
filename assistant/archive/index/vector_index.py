"""Rank texts by the cosine of their vectors with FAISS."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from math import sqrt
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from assistant.archive.database.filter_sql import Ids
from assistant.archive.embedding.embedder import Vectors

Chunk = tuple[Ids, Vectors]  # ids, and a row for each
Chunks = Callable[[], Iterable[Chunk]]  # called twice: to train, then to fill

FLAT_UP_TO = 100_000  # texts; a full comparison is exact and takes a few milliseconds
_PROBES = 64  # lists read by an unfiltered search
_TRAINING_ROWS_PER_LIST = 40  # FAISS warns below 39
_FINE_BITS = 8  # of a component; cosines of such vectors, in older archives, are near to exact
_MARGIN = 50  # results; then 4 bits find what 8 bits do (docs/archive.md)
_RETRAIN_FACTOR = 2.0  # factor in list count after which an inverted index is trained anew

# The stubs of these two describe the C++ classes, not the Python interface.
_Bitmap: Any = faiss.IDSelectorBitmap
_InvertedParameters: Any = faiss.SearchParametersIVF


class VectorIndexError(Exception):
    """The bytes are no index; it can be rebuilt from the database."""


class VectorIndex:
    """A FAISS index over unit vectors, with our ids."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, chunks: Chunks, *, count: int, dimension: int) -> Self:
        """Return an index of the kind that suits `count` vectors, filled from `chunks`."""
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        index = (
            _flat_index(dimension)
            if count <= FLAT_UP_TO
            else _inverted_index(chunks, count, dimension)
        )
        made = cls(index)
        for ids, vectors in chunks():
            made.add(ids, vectors)
        return made

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the index that `to_bytes` wrote. Raises VectorIndexError."""
        try:
            return cls(faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8)))
        except RuntimeError as error:
            raise VectorIndexError(str(error)) from error

    def to_bytes(self) -> bytes:
        """Return the index as bytes; FAISS itself cannot open Chinese paths on Windows."""
        data: bytes = faiss.serialize_index(self._index).tobytes()
        return data

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return int(self._index.d)

    @property
    def kind(self) -> str:
        """The kind of index, in FAISS's terms."""
        return f"IVF{self._index.nlist},SQ{self._bits}" if self._lists else "Flat,fp16"

    @property
    def margin(self) -> int:
        """How many more results to ask for where cosines are rough, to be ranked exactly."""
        return _MARGIN if self._lists and self._bits < _FINE_BITS else 0

    @property
    def _bits(self) -> int:
        """The number of bits of a component in an inverted index."""
        return int(8 * self._index.sq.code_size / self._index.d)

    @property
    def _lists(self) -> int:
        """The number of inverted lists; 0 for a flat index."""
        return int(getattr(self._index, "nlist", 0))

    def ids(self) -> Ids:
        """Return the ids of all vectors, in no order."""
        if not self._lists:
            return np.array(faiss.vector_to_array(self._index.id_map), dtype=np.int64)
        lists = self._index.invlists
        parts = [
            faiss.rev_swig_ptr(lists.get_ids(number), size).copy()
            for number in range(self._lists)
            if (size := lists.list_size(number))
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *parts])

    def suits(self, count: int) -> bool:
        """Return whether this kind of index still suits `count` vectors."""
        if not self._lists:
            return count <= FLAT_UP_TO
        return count > FLAT_UP_TO / 2 and _list_count(count) < self._lists * _RETRAIN_FACTOR

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add these vectors, except zero vectors, which no query can find."""
        known = np.any(vectors, axis=1)
        self._index.add_with_ids(
            np.ascontiguousarray(vectors[known]), np.ascontiguousarray(ids[known])
        )

    def remove(self, ids: Ids) -> None:
        """Remove these ids; unknown ids are ignored."""
        self._index.remove_ids(np.ascontiguousarray(ids))

    def search(
        self, query: Vectors, *, limit: int, allowed: Ids | None = None
    ) -> list[tuple[int, float]]:
        """Return (id, cosine) of the nearest vectors, best first.

        `allowed` are the ids to search, ascending; None for all.
        """
        if limit < 1 or not len(self) or not np.any(query):
            return []
        if allowed is not None and not len(allowed):
            return []
        row = np.ascontiguousarray(query[None, :], dtype=np.float32)
        # For one query, to wake other threads and wait for them takes longer than what they save;
        # on a busy machine, a hundred times as long.
        faiss.omp_set_num_threads(1)
        # The bitmap must outlive the search: FAISS keeps a pointer to it only.
        bitmap = None if allowed is None else _bitmap(allowed)
        scores, ids = self._index.search(row, limit, params=self._parameters(bitmap, allowed))
        # FAISS fills missing results with id -1.
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def _parameters(self, bitmap: NDArray[np.uint8] | None, allowed: Ids | None) -> Any:
        selection = {} if bitmap is None else {"sel": _Bitmap(bitmap)}
        if not self._lists:
            return faiss.SearchParameters(**selection) if selection else None
        # A narrow filter leaves little in each list: read more of them.
        share = 1.0 if allowed is None else len(allowed) / len(self)
        probes = min(self._lists, round(_PROBES / max(share, _PROBES / self._lists)))
        return _InvertedParameters(nprobe=max(probes, 1), **selection)


def _flat_index(dimension: int) -> Any:
    scalar = faiss.IndexScalarQuantizer(
        dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    return faiss.IndexIDMap(scalar)


def _inverted_index(chunks: Chunks, count: int, dimension: int) -> Any:
    lists = _list_count(count)
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension),
        dimension,
        lists,
        faiss.ScalarQuantizer.QT_4bit,  # a million vectors are many; see `margin`
        faiss.METRIC_INNER_PRODUCT,
    )
    index.cp.niter = 8
    every = max(1, count // (lists * _TRAINING_ROWS_PER_LIST))
    index.train(np.concatenate(list(_sample(chunks(), every))))
    return index


def _sample(chunks: Iterable[Chunk], every: int) -> Iterator[Vectors]:
    """Yield every `every`th vector: neighbours share a report, so the sample is spread evenly."""
    for _, vectors in chunks:
        yield vectors[::every]


def _list_count(count: int) -> int:
    return max(1, round(2 * sqrt(count)))


def _bitmap(ids: Ids) -> NDArray[np.uint8]:
    flags = np.zeros(int(ids[-1]) + 1, dtype=np.bool_)
    flags[ids] = True
    return np.packbits(flags, bitorder="little")
