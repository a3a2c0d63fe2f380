"""Let one writer at a time into an archive folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.archive.storage.disk_faults import storage_faults
from assistant.errors import ArchiveError

_LOCK_FILE = "writer.lock"


@contextmanager
def lock_for_writing(folder: Path) -> Iterator[None]:
    """Hold the folder for writing; ArchiveError at once where somebody else does.

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
    """Somebody else is writing."""
