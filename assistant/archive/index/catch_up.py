"""Update the derived indexes from the database.

This also repairs what a crash left unfinished: each step may be repeated, and the manifest,
which marks the end, is written last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from assistant.archive.archive_records import Progress
from assistant.archive.database.database_state import (
    DatabaseState,
    Model,
    adopt_model,
    prune_log,
    read_state,
    register_model,
)
from assistant.archive.embedding import Embedder
from assistant.archive.index.build_keywords import update_keywords
from assistant.archive.index.build_patterns import lacks_patterns, update_patterns
from assistant.archive.index.build_vectors import embed_missing, update_vectors
from assistant.archive.index.encoded_index import update_encoded
from assistant.archive.index.keyword_index import KeywordIndexError
from assistant.archive.index.vector_index import VectorIndex
from assistant.archive.storage.disk_faults import keyword_write_error, storage_faults
from assistant.archive.storage.manifest import (
    ENCODED,
    KEYWORDS,
    VECTORS,
    EncodedIndex,
    Manifest,
    find_broken_indexes,
    read_manifest,
    seal_indexes,
    write_manifest,
)

_NAMES = {VECTORS: "向量索引", KEYWORDS: "关键词索引", ENCODED: "语义索引"}


def is_out_of_date(folder: Path, database: sqlite3.Connection) -> bool:
    """Return whether an index is outdated, damaged or missing."""
    state, manifest = read_state(database), read_manifest(folder)
    if state.model is None:
        return False
    if lacks_patterns(database):
        return True
    return (
        manifest is None
        or not state.matches(manifest)
        or bool(find_broken_indexes(folder, manifest))
    )


def pending_texts(database: sqlite3.Connection, manifest: Manifest | None) -> int:
    """Return the number of texts changed after the state of `manifest`."""
    query = "SELECT count(*) FROM changes WHERE generation > ?"
    (count,) = database.execute(query, [manifest.generation if manifest else -1]).fetchone()
    return int(count)


def pending_work_notice(database: sqlite3.Connection, manifest: Manifest | None) -> str:
    """Return the notice for unfinished work, "" for a mere repair."""
    if pending_texts(database, manifest):
        return "上次的收录没有做完，正在补建索引……"
    return "正在统计已收录报告的句式（只做一次）……" if lacks_patterns(database) else ""


def catch_up(
    folder: Path,
    database: sqlite3.Connection,
    embedder: Embedder,
    *,
    progress: Progress,
    anew: Iterable[str] = (),
) -> None:
    """Update the indexes from the database; rebuild those named in `anew`.

    The caller holds the folder's lock. Raises ArchiveError where the disk refuses.
    """
    with storage_faults(folder):
        state, manifest = read_state(database), read_manifest(folder)
        if state.model is None:
            return
        update_patterns(database, progress=progress)
        rebuilt = _stale_indexes(folder, state, manifest, progress) | set(anew)
        if not rebuilt and state.matches(manifest):
            return
        reflected = manifest.generation if manifest else None
        since = {name: None if name in rebuilt else reflected for name in (KEYWORDS, VECTORS)}
        embed_missing(database, state.model, embedder, progress=progress)
        texts = _update_keywords(folder, database, since[KEYWORDS], progress)
        vectors = update_vectors(folder / VECTORS, database, state.model, since[VECTORS], progress)
        encoded = _update_encoded(folder, database, manifest, anew=ENCODED in rebuilt)
        _write_manifest(folder, state, state.model, vectors, texts, encoded, manifest)
        prune_log(database, state.generation)


def rebuild_indexes(
    folder: Path, database: sqlite3.Connection, embedder: Embedder, *, progress: Progress
) -> None:
    """Switch to the vectors of `embedder`, and rebuild all indexes.

    Until all vectors are computed the archive answers with those of the former model. The caller
    holds the folder's lock. Raises ArchiveError where the disk refuses.
    """
    with storage_faults(folder):
        model = register_model(database, embedder)
        embed_missing(database, model, embedder, progress=progress)
        adopt_model(database, model)
    catch_up(folder, database, embedder, progress=progress, anew=_NAMES)


def _stale_indexes(
    folder: Path, state: DatabaseState, manifest: Manifest | None, progress: Progress
) -> set[str]:
    """Return the indexes that the change log cannot update, and note them to the user."""
    if manifest is None or not state.can_update(manifest):
        if state.log_start:  # otherwise this is the first build
            progress.note("档案清单缺失或已损坏，正在从数据库重建索引……")
        return {VECTORS, KEYWORDS}
    rebuilt = find_broken_indexes(folder, manifest) if state.matches(manifest) else set()
    for name in sorted(rebuilt):
        progress.note(f"{_NAMES[name]}缺失或已损坏，正在从数据库重建……")
    if state.model and manifest.fingerprint != state.model.fingerprint:
        rebuilt.add(VECTORS)
    return rebuilt


def _write_manifest(
    folder: Path,
    state: DatabaseState,
    model: Model,
    index: VectorIndex,
    texts: int,
    encoded: EncodedIndex | None,
    former: Manifest | None,
) -> None:
    manifest = Manifest(
        archive=state.archive,
        generation=state.generation,
        model=model.name,
        fingerprint=model.fingerprint,
        dimension=model.dimension,
        vector_index=index.kind,
        vectors=len(index),
        texts=texts,
        seals=seal_indexes(folder, former, with_encoded=encoded is not None),
        encoded=encoded,
    )
    write_manifest(folder, manifest)


def _update_encoded(
    folder: Path, database: sqlite3.Connection, manifest: Manifest | None, *, anew: bool
) -> EncodedIndex | None:
    # Not from the state before: a first reading may have begun while this job was at work.
    encoder = read_state(database).encoder
    return update_encoded(folder, database, encoder, manifest, anew=anew) if encoder else None


def _update_keywords(
    folder: Path, database: sqlite3.Connection, since: int | None, progress: Progress
) -> int:
    try:
        return update_keywords(folder / KEYWORDS, database, since, progress)
    except KeywordIndexError as error:
        raise keyword_write_error(error, folder) from error
