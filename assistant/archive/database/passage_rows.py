"""Store passages as rows of the database; equal clean texts share one row of `texts`."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.records import Paragraph

_HASH_LENGTH = 16  # bytes
Row = tuple[Any, ...]


def passage_rows(paragraph: Paragraph, place: int, section: int) -> Iterator[Row]:
    """Yield a row for each passage of the paragraph with id `place`."""
    for passage in paragraph.passages:
        start, end, clean = passage.start, passage.end, passage.clean
        differing = None if clean == paragraph.text[start:end] else clean
        yield place, start, end, section, differing, text_hash(clean.encode())


def text_hash(text: bytes) -> bytes:
    """Return the hash by which equal clean texts, in UTF-8, are found to be one."""
    return hashlib.blake2b(text, digest_size=_HASH_LENGTH).digest()


def insert_passages(database: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Insert rows of `passage_rows`, and their texts where these are new."""
    database.executemany(
        "INSERT OR IGNORE INTO texts (hash) VALUES (?)", [row[-1:] for row in rows]
    )
    database.executemany(
        "INSERT OR IGNORE INTO passages VALUES"
        " (?, ?, ?, ?, (SELECT id FROM texts WHERE hash = ?6), ?5)",
        rows,
    )
