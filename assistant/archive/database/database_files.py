"""Tell whether an open database is still the one in its folder."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from assistant.archive.database.database_state import read_state
from assistant.archive.database.schema import DATABASE, LocalDatabase

_LOG = f"{DATABASE}-wal"  # a connection keeps the one it has opened, also after it was deleted


class DatabaseFiles:
    """The files behind an open connection, as they were when it was last looked at."""

    def __init__(self, folder: Path, database: LocalDatabase) -> None:
        self._folder = folder
        self._database = database
        self._files = self._find_files()
        self._written = self._last_write()
        self._state = read_state(database)

    def are_in_place(self) -> bool:
        """Return whether the connection shows what is in the folder; cheap enough for every call.

        Not after the folder was moved, or another database was put there: a backup, by another
        name or over the same file. Nor after another program has changed the model in use.
        """
        if self._find_files() != self._files:
            return False
        if (written := self._last_write()) == self._written:
            return True
        # What was written over the file is not in the log: SQLite would go on from its memory.
        try:
            self._database.execute("PRAGMA shrink_memory")
            former, self._state = self._state, read_state(self._database)
        except sqlite3.Error:
            return False
        self._written = written
        now = self._state
        has_model = former.model in (None, now.model)
        return has_model and now.archive == former.archive and now.generation >= former.generation

    def _find_files(self) -> list[tuple[int, int] | None]:
        """Return volume and number of each file, on Windows too; None for a missing one."""
        return [_file_number(self._folder / name) for name in (DATABASE, _LOG)]

    def _last_write(self) -> tuple[int, int]:
        state = (self._folder / DATABASE).stat()
        return state.st_size, state.st_mtime_ns


def _file_number(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino
