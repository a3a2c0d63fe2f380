"""Open the database of an archive for its one writer, and leave its file whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from assistant.archive.database.database_state import draw_identity, read_state
from assistant.archive.database.schema import LocalDatabase, open_database
from assistant.archive.storage.disk_faults import storage_faults
from assistant.archive.storage.manifest import read_manifest
from assistant.archive.storage.writer_lock import lock_for_writing

_PATIENCE = 1000  # milliseconds that a reader in the midst of a query is waited for


@contextmanager
def open_for_writing(folder: Path) -> Iterator[LocalDatabase]:
    """Lock the folder and yield a connection. Raises ArchiveError where another program writes.

    A database whose own indexes know a later or an unknown state was restored from a backup. It
    becomes another archive here, before its first change: what was derived from the state that is
    lost can then never be taken for its own, though generations and ids come again.
    """
    with lock_for_writing(folder), closing(open_database(folder)) as database:
        with storage_faults(folder):
            state, manifest = read_state(database), read_manifest(folder)
            if manifest and manifest.archive == state.archive and not state.can_update(manifest):
                draw_identity(database)
        try:
            yield database
        finally:
            empty_log(database)


def empty_log(database: LocalDatabase) -> None:
    """Move what was committed into archive.db itself: a copy of that file alone is then whole."""
    with suppress(sqlite3.Error):  # all is in the log still, and is moved by the next writer
        database.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
