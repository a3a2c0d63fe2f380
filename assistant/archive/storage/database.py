"""Protocol of a database that holds an archive: SQLite, or PostgreSQL through its door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Rows(Protocol):
    """The rows that a statement found."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows that are left."""

    def fetchone(self) -> Any:
        """Return the next row, None after the last."""

    def fetchmany(self, size: int = ..., /) -> list[Any]:
        """Return the next rows, at most `size`."""

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""


class Database(Protocol):
    """A connection, whose statements are written in the SQL that both databases understand."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Rows:
        """Return the rows of a statement; `?` stands for a parameter."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> object:
        """Execute a statement with each of these parameters."""

    def has_table(self, name: str) -> bool:
        """Return whether there is a table; some are created when they are first filled."""

    def data_version(self) -> int:
        """Return a number that differs after each change by another connection."""

    def close(self) -> None:
        """Close the connection."""
