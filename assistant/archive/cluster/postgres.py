"""Speak to PostgreSQL as to SQLite: the one door to psycopg.

Statements are those that the archive sends to SQLite, translated. A connection belongs to one
tenant; the server itself adds the tenant to every statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any

from assistant.archive.cluster import server_faults as faults
from assistant.archive.cluster.common_sql import translate
from assistant.archive.storage.row_checksums import SEALED_COLUMNS, DamagedRowError, unpack_sealed
from assistant.errors import ArchiveError

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

_PATIENCE = 10  # seconds until a server that does not answer is given up
_SEALED = {f"_ [{table}]": table for table in SEALED_COLUMNS}
_PASSWORD_REFUSED = ("password authentication failed", "no password supplied", "28P01")
_NO_DATABASE = ("does not exist", "3D000")


class FetchedRows:
    """The rows of a statement, all in memory."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        """Return the next row, None after the last."""
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        """Return the next rows, at most `size`."""
        return list(islice(self._rows, size))

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        return list(self._rows)


class PostgresDatabase:
    """A connection for one tenant; threads may share it, and take turns."""

    def __init__(self, address: str, *, reopens: bool = True) -> None:
        """Connect. Raises ArchiveError where the server does not answer, or refuses.

        A broken connection is opened again for the next statement; not that of a writer, whose
        lock and transaction go with it.
        """
        self.address = address
        self._reopens = reopens
        self.tenant = 0  # none: no row is seen, and none can be stored
        self._guard = RLock()
        self._connection = _connect(address)
        self._tell_tenant()

    def enter_tenant(self, number: int) -> None:
        """See and change the rows of this tenant, and no others, from now on."""
        self.tenant = number
        self._tell_tenant()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return not self.is_closed and bool(self._connection.info.transaction_status)

    @property
    def is_closed(self) -> bool:
        """Whether the connection was closed, or broke."""
        return bool(self._connection.closed)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> FetchedRows:
        """Return the rows of a statement."""
        text, lists = translate(sql)
        return self.ask(text, _values(parameters, lists))

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> FetchedRows:
        """Return the rows of a statement in PostgreSQL's own words, `%s` for a parameter."""
        with self._guard, server_faults(self.address):
            self._reopen_if_broken()
            cursor = self._connection.execute(sql.encode(), parameters)
            if cursor.description is None:
                return FetchedRows([])
            names = [column.name for column in cursor.description]
            return FetchedRows(_verified(names, cursor.fetchall()))

    def run_script(self, script: str) -> None:
        """Execute statements separated by semicolons, in PostgreSQL's own words."""
        with self._guard, server_faults(self.address):
            self._connection.execute(script.encode())

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> None:
        """Execute a statement with each of these parameters."""
        text, lists = translate(sql)
        rows = [_values(one, lists) for one in parameters]
        with self._guard, server_faults(self.address), self._connection.cursor() as cursor:
            cursor.executemany(text.encode(), rows)

    def has_table(self, name: str) -> bool:
        """Return True: the schema has all tables."""
        return bool(name)

    def data_version(self) -> int:
        """Return a number that grows with each change of reports or of what is counted in them."""
        query = "SELECT sum(value)::BIGINT FROM meta WHERE key IN ('generation', 'counted')"
        return int(self.ask(query).fetchone()[0])

    def close(self) -> None:
        """Close the connection; what was not committed is undone."""
        self._connection.close()

    def _reopen_if_broken(self) -> None:
        if self.is_closed and self._reopens:
            self._connection = _connect(self.address)
            self._tell_tenant()

    def _tell_tenant(self) -> None:
        self.ask("SELECT set_config('assistant.tenant', %s, FALSE)", [str(self.tenant)])


@contextmanager
def server_faults(address: str) -> Iterator[None]:
    """Turn what the server refuses into ArchiveError; errors in our SQL pass."""
    import psycopg

    try:
        yield
    except psycopg.errors.InvalidPassword as error:
        raise faults.wrong_password_error(address) from error
    except (
        psycopg.errors.InsufficientPrivilege,
        psycopg.errors.DiskFull,
        psycopg.errors.ReadOnlySqlTransaction,
        psycopg.errors.ConfigurationLimitExceeded,
        psycopg.DataError,
    ) as error:
        raise faults.database_refused_error(address, str(error)) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise faults.database_down_error(address) from error
    except DamagedRowError as error:
        raise faults.database_refused_error(address, "有内容不再是收录时的样子") from error


def _connect(address: str) -> psycopg.Connection[TupleRow]:
    try:
        import psycopg
        from psycopg.types.string import StrDumper
    except ImportError as error:
        raise faults.absent_extra_error("psycopg") from error
    try:
        connection = psycopg.connect(address, autocommit=True, connect_timeout=_PATIENCE)
    except psycopg.OperationalError as error:
        raise _refusal(address, str(error)) from error
    except psycopg.ProgrammingError as error:
        raise faults.wrong_address_error(address) from error
    connection.adapters.register_dumper(StrEnum, StrDumper)
    return connection


def _refusal(address: str, said: str) -> ArchiveError:
    """Return the error for a connection that the server, or the network, refused in these words."""
    if any(words in said for words in _PASSWORD_REFUSED):
        return faults.wrong_password_error(address)
    if any(words in said for words in _NO_DATABASE):
        return faults.absent_database_error(address)
    return faults.database_down_error(address)


def _values(parameters: Sequence[Any], lists: Sequence[bool]) -> list[Any]:
    return [
        json.loads(value) if is_list else value
        for value, is_list in zip(parameters, lists, strict=True)
    ]


def _verified(names: Sequence[str], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the rows with what came packed with its checksum taken apart and verified."""
    sealed = {n: _SEALED[name] for n, name in enumerate(names) if name in _SEALED}
    if not sealed:
        return rows
    return [
        tuple(
            unpack_sealed(sealed[n], value) if n in sealed and value is not None else value
            for n, value in enumerate(row)
        )
        for row in rows
    ]
