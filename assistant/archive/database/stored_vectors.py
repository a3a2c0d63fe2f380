"""Pack vectors for the database, and unpack them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.archive.embedding.embedder import Vectors

_HALF, _SMALL = np.dtype("<f2"), np.dtype("i1")
_LARGEST = 127  # of a signed byte


def pack_half(vectors: Vectors) -> Iterator[bytes]:
    """Yield each row as float16, little-endian."""
    return (row.tobytes() for row in vectors.astype(_HALF))


def pack_small(vectors: Vectors) -> Iterator[bytes]:
    """Yield each row as a signed byte for each component, its largest one 127.

    The length of the row is lost, which is 1 except for a row of zeros.
    """
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True, initial=0), 1e-12)
    return (row.tobytes() for row in np.rint(vectors / largest * _LARGEST).astype(_SMALL))


def unpack_vectors(packed: Sequence[bytes], dimension: int) -> Vectors:
    """Return the rows that either function packed: their sizes tell them apart."""
    rows = np.empty((len(packed), dimension), dtype=np.float32)
    sizes = np.fromiter(map(len, packed), dtype=np.int64, count=len(packed))
    for kind in (_HALF, _SMALL):
        chosen = np.flatnonzero(sizes == kind.itemsize * dimension).tolist()
        values = np.frombuffer(b"".join(packed[number] for number in chosen), dtype=kind)
        rows[chosen] = values.reshape(-1, dimension)
    small = sizes == _SMALL.itemsize * dimension
    lengths = np.linalg.norm(rows[small], axis=1, keepdims=True)
    rows[small] /= np.maximum(lengths, 1e-9)
    return rows
