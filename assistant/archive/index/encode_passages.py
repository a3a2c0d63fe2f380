"""Compute the encoder's vectors of all passages, in steps that an interruption cannot undo."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event

from assistant.archive.archive_records import Progress
from assistant.archive.database.database_state import (
    Model,
    adopt_encoder,
    read_state,
    register_model,
)
from assistant.archive.database.indexed_texts import clean_texts, store_vectors, unread_texts
from assistant.archive.database.open_for_writing import empty_log
from assistant.archive.database.schema import open_database, transaction
from assistant.archive.database.stored_vectors import pack_small
from assistant.archive.embedding import Embedder
from assistant.archive.index.build_vectors import next_count
from assistant.archive.index.encoded_index import describe_encoded, update_encoded
from assistant.archive.index.sealed_indexes import SealedIndexes
from assistant.archive.storage.database import Database
from assistant.archive.storage.disk_faults import storage_faults
from assistant.archive.storage.manifest import ENCODED, read_manifest, seal_file, write_manifest
from assistant.archive.storage.writer_lock import (
    ArchiveBusyError,
    lock_for_reading,
    lock_for_writing,
)

_STEP = "读懂段落"
_FEWEST = 8  # texts for one commit, whose end a stop waits for
# Seconds until the index shows what was read so far; twice as long each time.
_FIRST_UPDATE = 30.0
_ATTEMPTS, _PAUSE = 10, 0.3  # seconds


def _ignore(_texts: Iterable[int]) -> None:
    """Log nothing: the index of the encoder is brought up to date by comparing ids."""


def encode_passages(
    folder: Path, encoder: Embedder, *, progress: Progress, stop: Event | None = None
) -> None:
    """Compute and store the vectors of `encoder` that the archive in `folder` lacks.

    Reports of the newest years come first. Once `stop` is set, or after an interruption, what was
    read is kept and can be found, and the next call continues. Others may write meanwhile. Raises
    ArchiveError where another program reads, or the disk refuses.
    """
    with (
        storage_faults(folder),
        lock_for_reading(folder),
        closing(open_database(folder)) as database,
    ):
        try:
            read_passages(
                database,
                encoder,
                update_index=partial(_update_index, folder, database),
                progress=progress,
                stop=stop,
            )
        finally:
            empty_log(database)


def read_passages(
    database: Database,
    encoder: Embedder,
    *,
    update_index: Callable[[Model], None],
    log: Callable[[Iterable[int]], None] = _ignore,
    progress: Progress,
    stop: Event | None,
) -> None:
    """Let `encoder` read what it has not read, newest reports first.

    `update_index` lets searches find what was read so far, `log` is told of texts before they are
    committed. The caller admits one encoder at a time.
    """
    model = register_model(database, encoder)
    if read_state(database).encoder != model:
        adopt_encoder(database, model)
    reading = _Reading(
        database=database,
        model=model,
        encoder=encoder,
        update_index=partial(update_index, model),
        log=log,
    )
    try:
        reading.read_all(progress, stop or Event())
    finally:
        reading.update_index()


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One reading of an archive."""

    database: Database
    model: Model
    encoder: Embedder
    update_index: Callable[[], None]
    log: Callable[[Iterable[int]], None]
    _updated_at: float = field(default_factory=time.monotonic)
    _wait: float = _FIRST_UPDATE

    def read_all(self, progress: Progress, stop: Event) -> None:
        """Read until nothing is left, also of what is added meanwhile."""
        while unread := unread_texts(self.database, self.model.id):
            progress.start(_STEP, len(unread))
            remaining, count = iter(unread), _FEWEST
            while ids := list(islice(remaining, count)):
                if stop.is_set():
                    return
                started = time.monotonic()
                self._read(ids)
                progress.advance(len(ids))
                count = next_count(count, time.monotonic() - started, least=_FEWEST)
                if time.monotonic() - self._updated_at > self._wait:
                    self.update_index()
                    self._updated_at, self._wait = time.monotonic(), 2 * self._wait

    def _read(self, ids: Iterable[int]) -> None:
        texts = clean_texts(self.database, ids)
        vectors = self.encoder.encode(list(texts.values()))
        with transaction(self.database):
            store_vectors(self.database, self.model.id, texts, pack_small(vectors))
            self.log(texts)


def _update_index(folder: Path, database: Database, model: Model) -> None:
    """Let searches find what was read; where another program writes, it does so at its end."""
    for _ in range(_ATTEMPTS):
        try:
            with lock_for_writing(folder, waits_for_encoder=False):
                _write_index(folder, database, model)
        except ArchiveBusyError:
            time.sleep(_PAUSE)
        else:
            return


def _write_index(folder: Path, database: Database, model: Model) -> None:
    manifest = read_manifest(folder)
    sealed = SealedIndexes.find(folder, read_state(database), manifest)
    if sealed.manifest is None:
        return  # the first ingest, or a repair, builds all indexes
    update = update_encoded(sealed, database, model)
    update.write(folder / ENCODED)
    encoded = describe_encoded(update.index, model)
    if update.is_new or encoded != sealed.manifest.encoded:
        seals = {**sealed.manifest.seals, ENCODED: seal_file(folder / ENCODED)}
        write_manifest(folder, replace(sealed.manifest, encoded=encoded, seals=seals))
