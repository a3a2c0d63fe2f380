"""Let rows of the database carry a checksum of what they say, and refuse those that say otherwise.

SQLite itself notices a damaged page only where its structure is hurt: a changed character, or
number of a vector, would be shown and searched like any other.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from functools import partial

from assistant.archive.storage.database import Database

# What a row says, by table; the rest are ids, which SQLite's own check compares.
SEALED_COLUMNS = {
    "reports": ("title", "organisation", "org_type", "level", "year", "span", "kind"),
    "sections": ("path", "function"),
    "paragraphs": ("text",),
    "vectors": ("vector",),
}
_SEPARATOR = b"\x1f"
_ALIASES = {"reports": "r", "sections": "s", "paragraphs": "g", "vectors": "v"}


_Value = str | bytes | int | float | None  # of a column


class DamagedRowError(sqlite3.DatabaseError):
    """A row does not say what was written into it."""

    def __init__(self) -> None:
        super().__init__("a row is not as it was written")


def checksum(*values: _Value) -> int:
    """Return the checksum of the columns of a row; text counts as its bytes.

    >>> checksum("建成公园", 2023) == checksum("建成公园".encode(), b"2023")
    True
    """
    return zlib.crc32(_SEPARATOR.join(map(_to_bytes, values)))


def sound_value(table: str) -> str:
    """Return the SQL for the first column of a row, which is refused where the row is damaged.

    All its columns come packed with their checksum, and a converter of the connection takes them
    apart as the row is fetched: functions of ours within SQL would need Python's lock while SQLite
    holds its own, and threads that share a connection could wait for each other for ever.

    >>> print(sound_value("paragraphs"))
    g.checksum || ':' || g.text AS "_ [paragraphs]"
    """
    alias, columns = _ALIASES[table], SEALED_COLUMNS[table]
    # The only column of a row is null where an outer join has no row.
    values = (
        [f"coalesce(CAST({alias}.{column} AS TEXT), '')" for column in columns]
        if len(columns) > 1
        else [f"{alias}.{columns[0]}"]
    )
    joined = f" || '{_SEPARATOR.decode()}' || ".join(values)
    return f"""{alias}.checksum || ':' || {joined} AS "_ [{table}]\""""


def no_value(table: str) -> str:
    """Return the SQL for a null in the place of such a column."""
    return f'NULL AS "_ [{table}]"'


def reseal_rows(
    database: Database, table: str, condition: str, parameters: Sequence[object]
) -> None:
    """Give the rows that meet a condition their checksums after a change; the caller commits."""
    columns = ", ".join(SEALED_COLUMNS[table])
    rows = database.execute(f"SELECT id, {columns} FROM {table} WHERE {condition}", parameters)  # noqa: S608
    database.executemany(
        f"UPDATE {table} SET checksum = ? WHERE id = ?",  # noqa: S608
        [(checksum(*values), number) for number, *values in rows.fetchall()],
    )


def register_converters() -> None:
    """Let connections that parse the names of columns take packed rows apart and verify them."""
    for table in SEALED_COLUMNS:
        sqlite3.register_converter(table, partial(unpack_sealed, table))


def unpack_sealed(table: str, packed: bytes | str) -> str | bytes:
    """Return the first column of a row that `sound_value` packed. Raises DamagedRowError."""
    data = packed if isinstance(packed, bytes) else packed.encode()
    said, _, values = data.partition(b":")
    if str(zlib.crc32(values)).encode() != said:
        raise DamagedRowError
    first = values.rsplit(_SEPARATOR, len(SEALED_COLUMNS[table]) - 1)[0]
    return first if table == "vectors" else first.decode()


def add_checksums(database: sqlite3.Connection) -> None:
    """Give the rows of an older archive their checksums, as a migration; once is enough."""
    for table in SEALED_COLUMNS:
        there = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        if "checksum" in there:
            continue
        database.execute(f"ALTER TABLE {table} ADD COLUMN checksum INTEGER")
        # No other thread has the connection yet.
        database.create_function("checksum", -1, checksum, deterministic=True)
        columns = ", ".join(SEALED_COLUMNS[table])
        database.execute(f"UPDATE {table} SET checksum = checksum({columns})")  # noqa: S608


def _to_bytes(value: _Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return b"" if value is None else str(value).encode()
