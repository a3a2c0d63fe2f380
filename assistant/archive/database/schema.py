"""Create the tables of archive.db, and migrate an older database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from assistant.archive.archive_records import FORMAT_VERSION
from assistant.archive.database.corrections import add_corrections
from assistant.archive.database.heading_sets import add_heading_sets
from assistant.archive.database.stored_doubts import add_doubts
from assistant.archive.storage.database import Database
from assistant.archive.storage.disk_faults import (
    lost_database_error,
    newer_archive_error,
    storage_faults,
)
from assistant.archive.storage.manifest import MANIFEST
from assistant.archive.storage.row_checksums import add_checksums, register_converters
from assistant.errors import ArchiveError

DATABASE = "archive.db"
_BUSY_TIMEOUT = 10.0  # seconds that a reader waits for a commit


def _m001_create(database: LocalDatabase) -> None:
    """Create the tables of the first version.

    Text ids are never used twice (AUTOINCREMENT), so that an outdated index cannot show a newer
    passage under an old id. `changes` logs the texts that the indexes must read again.
    """
    for statement in _TABLES.split(";\n"):
        database.execute(statement)
    database.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?)",
        [("archive", uuid4().hex), ("generation", 0), ("log_start", 0), ("model", None)],
    )


_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    numbered INTEGER NOT NULL,  -- whether its lines are lines of a text file
    size INTEGER NOT NULL,
    complete INTEGER NOT NULL DEFAULT 1  -- 0 after a report was removed: read again next time
);
CREATE INDEX documents_size ON documents (size);

CREATE TABLE files (
    path TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX files_document ON files (document);

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    title TEXT NOT NULL,
    organisation TEXT NOT NULL,
    org_type TEXT NOT NULL,
    level TEXT NOT NULL,
    year INTEGER,
    span TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    passages INTEGER NOT NULL
);
CREATE INDEX reports_document ON reports (document);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    path TEXT NOT NULL,  -- JSON list of headings
    function TEXT NOT NULL,
    line INTEGER NOT NULL
);
CREATE INDEX sections_report ON sections (report);

CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY,
    section INTEGER NOT NULL REFERENCES sections ON DELETE CASCADE,
    line INTEGER NOT NULL,
    page INTEGER,
    text TEXT NOT NULL  -- raw
);
CREATE INDEX paragraphs_section ON paragraphs (section);

CREATE TABLE texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE  -- of the clean text
);

CREATE TABLE passages (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    section INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES texts,
    clean TEXT,  -- NULL where the raw stretch is clean already
    PRIMARY KEY (paragraph, start, "end")
) WITHOUT ROWID;
CREATE INDEX passages_text ON passages (text);
CREATE INDEX passages_section ON passages (section, text);

CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    dimension INTEGER NOT NULL
);

CREATE TABLE vectors (
    text INTEGER NOT NULL REFERENCES texts ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES models,
    vector BLOB NOT NULL,  -- float16, little-endian; or int8
    PRIMARY KEY (text, model)
);

CREATE TABLE changes (text INTEGER PRIMARY KEY, generation INTEGER NOT NULL)
"""


def _m002_heading_sets(database: LocalDatabase) -> None:
    """Find the heading sets of the stored reports, which are read by their checksums."""
    add_checksums(database)
    add_heading_sets(database)


def _m003_patterns(database: LocalDatabase) -> None:
    """Create the tables of skeletons and their counts; the next catch-up fills them."""
    for statement in _PATTERN_TABLES.split(";\n"):
        database.execute(statement)
    database.execute("INSERT INTO meta (key, value) VALUES ('mined_reports', 0)")


_PATTERN_TABLES = """
CREATE TABLE patterns (
    id INTEGER PRIMARY KEY,  -- from 0; those of most reports first
    skeleton TEXT NOT NULL UNIQUE
);

CREATE TABLE pattern_counts (
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    function TEXT NOT NULL,
    counts BLOB NOT NULL,  -- pairs of uint16, little-endian: pattern id, sentences
    PRIMARY KEY (report, function)
)
"""


def _m005_encoder(database: LocalDatabase) -> None:
    """Name the encoder, whose vectors have a byte for each component instead of two."""
    database.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('encoder', NULL)")


_MIGRATIONS = (
    _m001_create,
    _m002_heading_sets,
    _m003_patterns,
    add_corrections,
    _m005_encoder,
    add_doubts,
    add_checksums,
)


class LocalDatabase(sqlite3.Connection):
    """A connection to archive.db."""

    def has_table(self, name: str) -> bool:
        """Return whether there is a table; some are created when they are first filled."""
        query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        return self.execute(query, [name]).fetchone() is not None

    def data_version(self) -> int:
        """Return a number that differs after each change by another connection."""
        (version,) = self.execute("PRAGMA data_version").fetchone()
        return int(version)


def open_database(folder: Path, *, create: bool = False) -> LocalDatabase:
    """Return a connection to the archive in `folder`, migrated to this version.

    Raises ArchiveError where there is none, it is lost, or a newer program wrote it.
    """
    path = folder / DATABASE
    if not create and has_lost_database(folder):
        raise lost_database_error(folder)
    if not create and not has_database(folder):
        raise ArchiveError(
            f"这里还没有档案：{folder}",
            hint="请先收录以往的报告：在网页的“档案”页，或运行 assistant ingest 文件或文件夹",
        )
    with storage_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        fixed = is_read_only(path)
        register_converters()
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}{'?immutable=1' if fixed else ''}",
            timeout=_BUSY_TIMEOUT,
            isolation_level=None,
            check_same_thread=False,
            detect_types=sqlite3.PARSE_COLNAMES,
            uri=True,
            factory=LocalDatabase,
        )
        try:
            _prepare(database, folder, fixed=fixed)
        except BaseException:
            database.close()
            raise
        return database


def has_database(folder: Path) -> bool:
    """Return whether a folder has the database of an archive.

    A file without a byte is none: what was in it is lost, and SQLite would begin it in silence.
    """
    path = folder / DATABASE
    return path.is_file() and path.stat().st_size > 0


def has_lost_database(folder: Path) -> bool:
    """Return whether a folder has an archive without its database."""
    return not has_database(folder) and (folder / MANIFEST).is_file()


def is_read_only(path: Path) -> bool:
    """Return whether a database lies complete on a disk that cannot be written.

    SQLite then has to be told: its log of changes needs a file of its own beside the database.
    """
    log = path.with_name(f"{path.name}-wal")
    is_complete = path.is_file() and not (log.exists() and log.stat().st_size)
    return is_complete and not os.access(path.parent, os.W_OK)


def _prepare(database: LocalDatabase, folder: Path, *, fixed: bool) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")[fixed:]:
        database.execute(f"PRAGMA {pragma}")
    database.execute("PRAGMA cache_size = -32000")  # KiB
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > FORMAT_VERSION:
        raise newer_archive_error(folder)
    if version < FORMAT_VERSION:
        _migrate(database)


def _migrate(database: LocalDatabase) -> None:
    with transaction(database):
        # Read again inside the transaction: another process may have migrated meanwhile.
        (version,) = database.execute("PRAGMA user_version").fetchone()
        for migrate in _MIGRATIONS[version:]:
            migrate(database)
        database.execute(f"PRAGMA user_version = {FORMAT_VERSION}")


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Commit the changes of the block, or none of them."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
