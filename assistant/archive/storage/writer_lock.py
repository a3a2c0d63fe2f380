"""Admit one writer at a time to an archive folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.archive.storage.disk_faults import storage_faults
from assistant.errors import ArchiveError

_LOCK_FILE = "writer.lock"


@contextmanager
def lock_for_writing(folder: Path) -> Iterator[None]:
    """Lock the folder for writing. Raises ArchiveError at once where another program has the lock.

    The system frees the lock of a process that dies.
    """
    lock = FileLock(folder / _LOCK_FILE)
    with storage_faults(folder):
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ArchiveBusyError(
                f"另一个程序正在写入这个档案：{folder}",
                hint="请等它结束后再试。这期间查找和起草照常可用。",
            ) from error
    try:
        yield
    finally:
        lock.release()


class ArchiveBusyError(ArchiveError):
    """Another program is writing."""
