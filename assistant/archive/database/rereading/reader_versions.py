"""Store with each file which version of the reader read it.

The table is created with the first file, so that older programs can still read the archive; what
they stored stands in no row.
"""

from __future__ import annotations

import sqlite3

from assistant.archive.archive_records import StoredFile
from assistant.reports.reader_version import READER_VERSION

_TABLE = """
CREATE TABLE IF NOT EXISTS readers (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    version INTEGER NOT NULL
)
"""


def store_reader_version(database: sqlite3.Connection, document: int) -> None:
    """Note that the present reader read a document; the caller commits."""
    database.execute(_TABLE)
    database.execute("INSERT OR REPLACE INTO readers VALUES (?, ?)", [document, READER_VERSION])


def count_outdated(database: sqlite3.Connection) -> int:
    """Return how many documents an older version of the reader read."""
    return sum(not current for current in _currency(database).values())


def read_stored_files(database: sqlite3.Connection) -> list[StoredFile]:
    """Return all files of the archive by path; copies have the same content hash."""
    current = _currency(database)
    rows = database.execute(
        "SELECT f.path, d.hash, d.size, d.id FROM files f JOIN documents d ON d.id = f.document"
        " ORDER BY f.path"
    )
    return [
        StoredFile(name=path, content_hash=digest, size=size, is_current=current[document])
        for path, digest, size, document in rows
    ]


def _currency(database: sqlite3.Connection) -> dict[int, bool]:
    """Return for each document whether the present reader read it."""
    documents = [number for (number,) in database.execute("SELECT id FROM documents")]
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'readers'"
    if database.execute(query).fetchone() is None:
        return dict.fromkeys(documents, False)
    versions = dict(database.execute("SELECT document, version FROM readers").fetchall())
    return {number: versions.get(number, 0) >= READER_VERSION for number in documents}
