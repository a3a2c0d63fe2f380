"""Store passages as rows of the database; equal clean texts share one row of `texts`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.archive.storage.database import Database
from assistant.records import Paragraph

_HASH_LENGTH = 16  # bytes
Row = tuple[Any, ...]
_HASH = 4  # column of a row


def passage_rows(paragraph: Paragraph, place: int, section: int) -> Iterator[Row]:
    """Yield a row for each passage of the paragraph with id `place`."""
    for passage in paragraph.passages:
        start, end, clean = passage.start, passage.end, passage.clean
        differing = None if clean == paragraph.text[start:end] else clean
        yield place, start, end, section, text_hash(clean.encode()), differing


def text_hash(text: bytes) -> bytes:
    """Return the hash by which equal clean texts, in UTF-8, are found to be one."""
    return hashlib.blake2b(text, digest_size=_HASH_LENGTH).digest()


def insert_passages(database: Database, rows: Sequence[Row]) -> None:
    """Insert rows of `passage_rows`, and their texts where these are new."""
    database.executemany(
        "INSERT INTO texts (hash) VALUES (?) ON CONFLICT (hash) DO NOTHING",
        [(row[_HASH],) for row in rows],
    )
    database.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, (SELECT id FROM texts WHERE hash = ?), ?)"
        ' ON CONFLICT (paragraph, start, "end") DO NOTHING',
        rows,
    )
