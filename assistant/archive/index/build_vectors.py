"""Update the vectors and their index from the database."""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from pathlib import Path

import numpy as np

from assistant.archive.archive_records import Progress
from assistant.archive.database.database_state import Model
from assistant.archive.database.indexed_texts import (
    changed_texts,
    clean_texts,
    store_vectors,
    texts_without_vector,
    vector_chunks,
)
from assistant.archive.database.schema import transaction
from assistant.archive.database.stored_vectors import pack_half
from assistant.archive.embedding import Embedder
from assistant.archive.index.vector_index import VectorIndex, VectorIndexError
from assistant.archive.storage.atomic_write import replace_file

_SMALLEST_COMMIT, _LARGEST_COMMIT = 64, 4096  # texts embedded for one commit
_SECONDS_PER_COMMIT = 2.0  # of work that an interruption loses, with a fast, slow or paid model


def embed_missing(
    database: sqlite3.Connection, model: Model, embedder: Embedder, *, progress: Progress
) -> None:
    """Compute the vectors that the database lacks for this model, a batch per commit."""
    missing = texts_without_vector(database, model.id)
    if not missing:
        return
    progress.start("计算向量", len(missing))
    count = _SMALLEST_COMMIT
    while missing:
        ids, missing = missing[:count], missing[count:]
        started = time.monotonic()
        texts = clean_texts(database, ids)
        vectors = embedder.encode(list(texts.values()))
        with transaction(database):
            store_vectors(database, model.id, texts, pack_half(vectors))
        progress.advance(len(ids))
        count = next_count(count, time.monotonic() - started, least=_SMALLEST_COMMIT)


def next_count(count: int, seconds: float, *, least: int) -> int:
    """Return the number of texts before the next commit, after `count` took `seconds`."""
    if seconds < _SECONDS_PER_COMMIT / 2:
        return min(2 * count, _LARGEST_COMMIT)
    return count if seconds <= _SECONDS_PER_COMMIT else max(count // 2, least)


def update_vectors(
    path: Path,
    database: sqlite3.Connection,
    model: Model,
    since: int | None,
    progress: Progress,
) -> VectorIndex:
    """Write the index updated from `since`, and return it."""
    index = None if since is None else _update_or_build(path, database, model, since)
    if index is None:
        (count,) = database.execute(
            "SELECT count(*) FROM vectors WHERE model = ?", [model.id]
        ).fetchone()
        progress.start("建立向量索引", 1)
        chunks = partial(vector_chunks, database, model.id, model.dimension, None)
        index = VectorIndex.build(chunks, count=count, dimension=model.dimension)
        progress.advance()
    replace_file(path, index.to_bytes())
    return index


def _update_or_build(
    path: Path, database: sqlite3.Connection, model: Model, since: int
) -> VectorIndex | None:
    """Return the stored index with the changes after `since`; None where it must be rebuilt."""
    try:
        index = VectorIndex.from_bytes(path.read_bytes())
    except (OSError, VectorIndexError):
        return None
    changed = changed_texts(database, since)
    index.remove(np.array(changed, dtype=np.int64))
    for ids, vectors in vector_chunks(database, model.id, model.dimension, since):
        index.add(ids, vectors)
    return index if index.suits(len(index)) else None
