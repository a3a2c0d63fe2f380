"""Keep the index of the encoder's vectors in step with the database."""

from __future__ import annotations

import numpy as np

from assistant.archive.database.database_state import Model
from assistant.archive.database.indexed_texts import texts_with_vector, vectors_of
from assistant.archive.index.build_vectors import VectorUpdate, build_vectors
from assistant.archive.index.sealed_indexes import SealedIndexes
from assistant.archive.index.vector_index import VectorIndex
from assistant.archive.storage.database import Database
from assistant.archive.storage.manifest import ENCODED, EncodedIndex


def update_encoded(sealed: SealedIndexes, database: Database, model: Model) -> VectorUpdate:
    """Return the index of the encoder `model` as it must become.

    The ids tell what is missing and what is too much: the vector of a text never changes.
    """
    index = sealed.vectors(ENCODED, model)
    if index is not None:
        is_new = _add_and_remove(index, database, model)
        if index.suits(len(index)):
            return VectorUpdate(index=index, is_new=is_new)
    return VectorUpdate(index=build_vectors(database, model), is_new=True)


def describe_encoded(index: VectorIndex, model: Model) -> EncodedIndex:
    """Return what the manifest says about the index of the encoder `model`."""
    return EncodedIndex(
        model=model.name,
        fingerprint=model.fingerprint,
        dimension=model.dimension,
        vector_index=index.kind,
        vectors=len(index),
    )


def _add_and_remove(index: VectorIndex, database: Database, model: Model) -> bool:
    """Make the index hold what the database holds; return whether it changed."""
    before = index.ids()
    known = texts_with_vector(database, model.id)
    gone = np.setdiff1d(before, known)
    if len(gone):
        index.remove(gone)
    new = np.setdiff1d(known, before)
    for ids, vectors in vectors_of(database, model.id, model.dimension, new):
        index.add(ids, vectors)
    return bool(len(gone)) or len(index) != len(before)
