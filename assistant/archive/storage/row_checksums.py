"""Let rows of the database carry a checksum of what they say, and refuse those that say otherwise.

SQLite itself notices a damaged page only where its structure is hurt: a changed character, or
number of a vector, would be shown and searched like any other.
"""

from __future__ import annotations

import sqlite3
import zlib

# What a row says, by table; the rest are ids, which SQLite's own check compares.
SEALED_COLUMNS = {
    "reports": ("title", "organisation", "org_type", "level", "year", "span", "kind"),
    "sections": ("path", "function"),
    "paragraphs": ("text",),
    "vectors": ("vector",),
}
_ALIASES = {"reports": "r", "sections": "s", "paragraphs": "g", "vectors": "v"}


_Value = str | bytes | int | float | None  # of a column


class DamagedRowError(Exception):
    """A row does not say what was written into it."""


def checksum(*values: _Value) -> int:
    """Return the checksum of the columns of a row; text counts as its bytes.

    >>> checksum("建成公园", 2023) == checksum("建成公园".encode(), b"2023")
    True
    """
    return zlib.crc32(b"\x1f".join(map(_to_bytes, values)))


def sound_value(table: str) -> str:
    """Return the SQL for the first column of a row, which raises an error if the row is damaged.

    >>> sound_value("sections")
    'sound(s.path, s.checksum, s.function)'
    """
    alias, (first, *others) = _ALIASES[table], SEALED_COLUMNS[table]
    columns = [first, "checksum", *others]
    return f"sound({', '.join(f'{alias}.{column}' for column in columns)})"


def seal_rows(table: str) -> str:
    """Return the SQL that gives rows of a table their checksums; a condition may follow.

    >>> seal_rows("sections")
    'UPDATE sections SET checksum = checksum(path, function)'
    """
    return f"UPDATE {table} SET checksum = checksum({', '.join(SEALED_COLUMNS[table])})"  # noqa: S608


def register_functions(database: sqlite3.Connection) -> None:
    """Let SQL on this connection compute and compare checksums."""
    database.create_function("checksum", -1, checksum, deterministic=True)
    database.create_function("sound", -1, _sound, deterministic=True)


def add_checksums(database: sqlite3.Connection) -> None:
    """Give the rows of an older archive their checksums, as a migration; once is enough."""
    for table in SEALED_COLUMNS:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        if "checksum" in columns:
            continue
        database.execute(f"ALTER TABLE {table} ADD COLUMN checksum INTEGER")
        database.execute(seal_rows(table))


def _sound(value: _Value, said: int, *others: _Value) -> _Value:
    if checksum(value, *others) != said:
        raise DamagedRowError
    return value


def _to_bytes(value: _Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return b"" if value is None else str(value).encode()
