"""Let an archive die at the n-th of its writes, as a kill would: nothing is written afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.database import schema
from assistant.archive.database.schema import LocalDatabase
from assistant.archive.index import build_keywords
from assistant.archive.index.keyword_index import KeywordIndex, remove_index
from assistant.archive.storage import atomic_write


class Death(BaseException):
    """The end of the process."""


class Writes:
    """A count of the writes that are left before the process dies."""

    def __init__(self, left: int) -> None:
        self.left = left

    def count(self) -> None:
        """Count one write, or refuse it: also those of blocks that clean up after the death."""
        self.left -= 1
        if self.left < 0:
            raise Death


@contextmanager
def dying_after(writes: int) -> Iterator[Writes]:
    """Count writes before and after each: commits, files replaced, entries and commits of tantivy.

    Yields the count, whose `left` is negative where the process died.
    """
    counted = Writes(writes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "LocalDatabase", _counting(counted))
        patch.setattr(atomic_write, "_replace", _around(atomic_write._replace, counted))
        patch.setattr(build_keywords, "remove_index", _around(remove_index, counted))
        patch.setattr(KeywordIndex, "update", _counting_update(counted))
        yield counted


def _counting(counted: Writes) -> type[LocalDatabase]:
    class Database(LocalDatabase):
        def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
            if sql.startswith(("BEGIN", "COMMIT", "PRAGMA wal_checkpoint")):
                counted.count()
            done = super().execute(sql, *arguments)
            if sql == "COMMIT":
                counted.count()
            return done

    return Database


def _around(write: Callable[..., None], counted: Writes) -> Callable[..., None]:
    def write_and_count(*arguments: Any) -> None:
        counted.count()
        write(*arguments)
        counted.count()

    return write_and_count


def _counting_update(counted: Writes) -> Callable[..., None]:
    update = KeywordIndex.update

    def update_and_count(
        index: KeywordIndex, *, gone: Sequence[int], entries: Iterable[KeywordEntry]
    ) -> None:
        def count_entries() -> Iterator[KeywordEntry]:
            for entry in entries:
                counted.count()
                yield entry

        update(index, gone=gone, entries=count_entries())
        counted.count()

    return update_and_count
