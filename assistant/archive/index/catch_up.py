"""Update the derived indexes from the database.

This also repairs what a crash left unfinished: each step may be repeated, and the manifest,
which marks the end, is written last.
"""

from __future__ import annotations

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
from assistant.archive.index.encoded_index import describe_encoded, update_encoded
from assistant.archive.index.keyword_index import KeywordIndexError
from assistant.archive.index.sealed_indexes import INDEXES, SealedIndexes
from assistant.archive.storage.database import Database
from assistant.archive.storage.disk_faults import keyword_write_error, storage_faults
from assistant.archive.storage.manifest import (
    ENCODED,
    KEYWORDS,
    VECTORS,
    Manifest,
    read_manifest,
    seal_indexes,
    write_manifest,
)

_NAMES = {VECTORS: "向量索引", KEYWORDS: "关键词索引", ENCODED: "语义索引"}


def is_out_of_date(folder: Path, database: Database) -> bool:
    """Return whether an index is outdated, damaged or missing."""
    state = read_state(database)
    if state.model is None:
        return False
    return lacks_patterns(database) or not _is_current(folder, state, read_manifest(folder))


def pending_texts(database: Database, manifest: Manifest | None) -> int:
    """Return the number of texts changed after the state of `manifest`."""
    query = "SELECT count(*) FROM changes WHERE generation > ?"
    (count,) = database.execute(query, [manifest.generation if manifest else -1]).fetchone()
    return int(count)


def pending_work_notice(database: Database, manifest: Manifest | None) -> str:
    """Return the notice for unfinished work, "" for a mere repair."""
    if pending_texts(database, manifest):
        return "上次的收录没有做完，正在补建索引……"
    return "正在统计已收录报告的句式（只做一次）……" if lacks_patterns(database) else ""


def catch_up(
    folder: Path,
    database: Database,
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
        if not anew and _is_current(folder, state, manifest):
            return
        sealed = SealedIndexes.verify(folder, state, manifest, anew)
        _note_damage(sealed, state, set(anew), progress)
        embed_missing(database, state.model, embedder, progress=progress)
        _update_indexes(sealed, database, state, state.model, progress)
        prune_log(database, state.generation)


def rebuild_indexes(
    folder: Path, database: Database, embedder: Embedder, *, progress: Progress
) -> None:
    """Switch to the vectors of `embedder`, and rebuild all indexes.

    Until all vectors are computed the archive answers with those of the former model. The caller
    holds the folder's lock. Raises ArchiveError where the disk refuses.
    """
    with storage_faults(folder):
        model = register_model(database, embedder)
        embed_missing(database, model, embedder, progress=progress)
        adopt_model(database, model)
    catch_up(folder, database, embedder, progress=progress, anew=INDEXES)


def _is_current(folder: Path, state: DatabaseState, manifest: Manifest | None) -> bool:
    """Return whether the indexes show the state of the database, as far as their seals say."""
    return state.matches(manifest) and not SealedIndexes.find(folder, state, manifest).lost


def _note_damage(
    sealed: SealedIndexes, state: DatabaseState, anew: set[str], progress: Progress
) -> None:
    """Tell the user which indexes are lost that nobody asked to build anew."""
    if sealed.manifest is not None:
        for name in sorted(sealed.lost - anew):
            progress.note(f"{_NAMES[name]}缺失或已损坏，正在从数据库重建……")
    elif state.log_start:  # otherwise this is the first build
        progress.note("档案清单缺失或已损坏，正在从数据库重建索引……")


def _update_indexes(
    sealed: SealedIndexes,
    database: Database,
    state: DatabaseState,
    model: Model,
    progress: Progress,
) -> None:
    """Update all indexes, then the manifest.

    What takes long is done in memory first: from the first file that changes to the manifest,
    programs that have just been started must wait before they can search.
    """
    folder = sealed.folder
    vectors = update_vectors(sealed, database, model, progress)
    # Not from the state before: a first reading may have begun while this job was at work.
    encoder = read_state(database).encoder
    encoded = update_encoded(sealed, database, encoder) if encoder else None
    texts = _update_keywords(sealed, database, state, progress)
    vectors.write(folder / VECTORS)
    if encoded:
        encoded.write(folder / ENCODED)
    manifest = Manifest(
        archive=state.archive,
        generation=state.generation,
        model=model.name,
        fingerprint=model.fingerprint,
        dimension=model.dimension,
        vector_index=vectors.index.kind,
        vectors=len(vectors.index),
        texts=texts,
        seals=seal_indexes(folder, sealed.seals, with_encoded=encoded is not None),
        encoded=describe_encoded(encoded.index, encoder) if encoded and encoder else None,
    )
    write_manifest(folder, manifest)


def _update_keywords(
    sealed: SealedIndexes, database: Database, state: DatabaseState, progress: Progress
) -> int:
    since = sealed.generation(KEYWORDS)
    if sealed.manifest and since == state.generation:
        return sealed.manifest.texts
    try:
        return update_keywords(sealed.folder / KEYWORDS, database, since, progress)
    except KeywordIndexError as error:
        raise keyword_write_error(error, sealed.folder) from error
