"""Store with each file which version of the reader read it.

The table is created with the first file, so that older programs can still read the archive; what
they stored stands in no row.
"""

from __future__ import annotations

from assistant.archive.archive_records import StoredFile
from assistant.archive.storage.database import Database
from assistant.reports.reader_version import READER_VERSION

_TABLE = """
CREATE TABLE IF NOT EXISTS readers (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    version INTEGER NOT NULL
)
"""


def store_reader_version(database: Database, document: int) -> None:
    """Note that the present reader read a document; the caller commits."""
    if not database.has_table("readers"):
        database.execute(_TABLE)
    database.execute(
        "INSERT INTO readers (document, version) VALUES (?, ?)"
        " ON CONFLICT (document) DO UPDATE SET version = excluded.version",
        [document, READER_VERSION],
    )


def count_outdated(database: Database) -> int:
    """Return how many documents an older version of the reader read."""
    return sum(not current for current in _currency(database).values())


def read_stored_files(database: Database) -> list[StoredFile]:
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


def _currency(database: Database) -> dict[int, bool]:
    """Return for each document whether the present reader read it."""
    documents = [number for (number,) in database.execute("SELECT id FROM documents")]
    if not database.has_table("readers"):
        return dict.fromkeys(documents, False)
    versions = dict(database.execute("SELECT document, version FROM readers"))
    return {number: versions.get(number, 0) >= READER_VERSION for number in documents}
