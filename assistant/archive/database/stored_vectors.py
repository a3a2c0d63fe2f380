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
    sizes = set(map(len, packed))
    if len(sizes) < 2:  # nearly always
        return _unpack_alike(packed, dimension, small=dimension in sizes)
    rows = np.empty((len(packed), dimension), dtype=np.float32)
    for small in (False, True):
        chosen = [n for n, row in enumerate(packed) if (len(row) == dimension) is small]
        rows[chosen] = _unpack_alike([packed[n] for n in chosen], dimension, small=small)
    return rows


def _unpack_alike(packed: Sequence[bytes], dimension: int, *, small: bool) -> Vectors:
    values = np.frombuffer(b"".join(packed), dtype=_SMALL if small else _HALF)
    rows = values.reshape(-1, dimension).astype(np.float32)
    if small:
        lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
        rows /= np.maximum(lengths, 1e-9)[:, None]
    return rows
