"""Update the vectors and their index from the database."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from assistant.archive.archive_records import Progress
from assistant.archive.database.database_state import Model
from assistant.archive.database.indexed_texts import (
    changed_texts,
    clean_texts,
    count_vectors,
    store_vectors,
    texts_without_vector,
    vector_chunks,
)
from assistant.archive.database.schema import transaction
from assistant.archive.database.stored_vectors import pack_half
from assistant.archive.embedding import Embedder
from assistant.archive.index.sealed_indexes import SealedIndexes
from assistant.archive.index.vector_index import VectorIndex
from assistant.archive.storage.atomic_write import replace_file
from assistant.archive.storage.database import Database
from assistant.archive.storage.manifest import VECTORS

_SMALLEST_COMMIT, _LARGEST_COMMIT = 64, 4096  # texts embedded for one commit
_SECONDS_PER_COMMIT = 2.0  # of work that an interruption loses, with a fast, slow or paid model


def embed_missing(
    database: Database, model: Model, embedder: Embedder, *, progress: Progress
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
    sealed: SealedIndexes, database: Database, model: Model, progress: Progress
) -> VectorUpdate:
    """Return the index of the static model as it must become."""
    index = sealed.vectors(VECTORS, model)
    since = sealed.generation(VECTORS)
    if index is not None and since is not None:
        changed = changed_texts(database, since)
        index.remove(np.array(changed, dtype=np.int64))
        for ids, vectors in vector_chunks(database, model.id, model.dimension, since):
            index.add(ids, vectors)
        if index.suits(len(index)):
            return VectorUpdate(index=index, is_new=bool(changed))
    progress.start("建立向量索引", 1)
    index = build_vectors(database, model)
    progress.advance()
    return VectorUpdate(index=index, is_new=True)


def build_vectors(database: Database, model: Model) -> VectorIndex:
    """Return an index over all vectors of `model`."""
    chunks = partial(vector_chunks, database, model.id, model.dimension, None)
    count = count_vectors(database, model.id)
    return VectorIndex.build(chunks, count=count, dimension=model.dimension)


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorUpdate:
    """An index of vectors as it must become, and whether it differs from the one on disk."""

    index: VectorIndex
    is_new: bool

    def write(self, path: Path) -> None:
        """Replace the file where it differs. Raises OSError."""
        if self.is_new:
            replace_file(path, self.index.to_bytes())
