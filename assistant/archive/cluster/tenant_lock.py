"""Admit one writer at a time to the archive of a tenant, and beside it one reading encoder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.archive.cluster.postgres import PostgresDatabase
from assistant.archive.storage.writer_lock import ArchiveBusyError

_WRITER, _READER = 1, 2
_PATIENCE, _PAUSE = 10.0, 0.2  # seconds


@contextmanager
def lock_for_writing(
    database: PostgresDatabase, *, waits_for_encoder: bool = True
) -> Iterator[None]:
    """Lock the archive for writing, on this connection; the server frees the lock with it.

    Raises ArchiveBusyError at once where another program writes; an encoder that shows what it
    read is waited for.
    """
    busy = ArchiveBusyError(
        "另一个程序正在写入这个单位的档案。",
        hint="请等它结束后再试。这期间查找和起草照常可用。",
    )
    until = time.monotonic() + _PATIENCE
    while not _acquire(database, _WRITER):
        is_patient = waits_for_encoder and _is_being_read(database)
        if not is_patient or time.monotonic() > until:
            raise busy
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _release(database, _WRITER)


@contextmanager
def lock_for_reading(database: PostgresDatabase) -> Iterator[None]:
    """Admit one encoder, while others may write. Raises ArchiveBusyError where another reads."""
    if not _acquire(database, _READER):
        raise ArchiveBusyError(
            "另一个程序正在读懂这个单位的档案。",
            hint="不用等它：它会接着读新收录的段落，查找照常可用。",
        )
    try:
        yield
    finally:
        _release(database, _READER)


def _acquire(database: PostgresDatabase, kind: int) -> bool:
    query = "SELECT pg_try_advisory_lock(%s, %s)"
    return bool(database.ask(query, [kind, database.tenant]).fetchone()[0])


def _release(database: PostgresDatabase, kind: int) -> None:
    if not database.is_closed:  # the lock has gone with the connection
        database.ask("SELECT pg_advisory_unlock(%s, %s)", [kind, database.tenant])


def _is_being_read(database: PostgresDatabase) -> bool:
    """Return whether an encoder is at work."""
    if not _acquire(database, _READER):
        return True
    _release(database, _READER)
    return False
