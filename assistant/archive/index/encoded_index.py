"""Keep the index of the encoder's vectors in step with the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np

from assistant.archive.database.database_state import Model
from assistant.archive.database.indexed_texts import (
    count_vectors,
    texts_with_vector,
    vector_chunks,
    vectors_of,
)
from assistant.archive.index.vector_index import Chunk, VectorIndex, VectorIndexError
from assistant.archive.storage.atomic_write import replace_file
from assistant.archive.storage.manifest import ENCODED, EncodedIndex, Manifest, read_sealed


def update_encoded(
    folder: Path,
    database: sqlite3.Connection,
    model: Model,
    manifest: Manifest | None,
    *,
    anew: bool = False,
) -> EncodedIndex:
    """Return what the index of `model` holds, after an update of its file.

    The ids tell what is missing and what is too much: the vector of a text never changes. The
    caller holds the folder's lock and writes the manifest.
    """
    index = None if anew else _stored_index(folder, manifest, model)
    is_current = index is not None and not _add_and_remove(index, database, model)
    if index is None or not index.suits(len(index)):
        index, is_current = _build(database, model), False
    if not is_current:
        replace_file(folder / ENCODED, index.to_bytes())
    return EncodedIndex(
        model=model.name,
        fingerprint=model.fingerprint,
        dimension=model.dimension,
        vector_index=index.kind,
        vectors=len(index),
    )


def _stored_index(folder: Path, manifest: Manifest | None, model: Model) -> VectorIndex | None:
    """Return the index on disk; None where it is of another model, damaged or missing."""
    encoded = manifest.encoded if manifest else None
    if manifest is None or encoded is None or encoded.fingerprint != model.fingerprint:
        return None
    try:
        return VectorIndex.from_bytes(read_sealed(folder, ENCODED, manifest))
    except (OSError, ValueError, VectorIndexError):
        return None


def _add_and_remove(index: VectorIndex, database: sqlite3.Connection, model: Model) -> bool:
    """Make the index hold what the database holds; return whether it changed."""
    before = index.ids()
    known = texts_with_vector(database, model.id)
    gone = np.setdiff1d(before, known)
    if len(gone):
        index.remove(gone)
    new = np.setdiff1d(known, before)
    _fill(index, vectors_of(database, model.id, model.dimension, new))
    return bool(len(gone)) or len(index) != len(before)


def _build(database: sqlite3.Connection, model: Model) -> VectorIndex:
    chunks = partial(vector_chunks, database, model.id, model.dimension, None)
    count = count_vectors(database, model.id)
    return VectorIndex.build(chunks, count=count, dimension=model.dimension)


def _fill(index: VectorIndex, chunks: Iterable[Chunk]) -> None:
    for ids, vectors in chunks:
        index.add(ids, vectors)
