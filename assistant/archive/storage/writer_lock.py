"""Admit one writer at a time to an archive folder, and beside it one reading encoder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.archive.storage.disk_faults import storage_faults
from assistant.errors import ArchiveError

_WRITER, _READER = "writer.lock", "encoder.lock"
_PATIENCE = 10.0  # seconds


@contextmanager
def lock_for_writing(folder: Path, *, waits_for_encoder: bool = True) -> Iterator[None]:
    """Lock the folder for writing. Raises ArchiveError at once where another program has the lock.

    An encoder at work has it for a second or two at a time, and is waited for unless the caller is
    that encoder. The system frees the lock of a process that dies.
    """
    busy = ArchiveBusyError(
        f"另一个程序正在写入这个档案：{folder}",
        hint="请等它结束后再试。这期间查找和起草照常可用。",
    )
    with _lock(folder, _WRITER, busy, patient=waits_for_encoder):
        yield


@contextmanager
def lock_for_reading(folder: Path) -> Iterator[None]:
    """Admit one encoder, which stores vectors and nothing else, while others may write.

    Raises ArchiveError at once where another program reads.
    """
    busy = ArchiveBusyError(
        f"另一个程序正在读懂这个档案：{folder}",
        hint="不用等它：它会接着读新收录的段落，查找照常可用。",
    )
    with _lock(folder, _READER, busy, patient=False):
        yield


@contextmanager
def _lock(folder: Path, name: str, busy: ArchiveError, *, patient: bool) -> Iterator[None]:
    lock = FileLock(folder / name)
    with storage_faults(folder):
        if not _acquire(lock, 0) and not (
            patient and _is_being_read(folder) and _acquire(lock, _PATIENCE)
        ):
            raise busy
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, seconds: float) -> bool:
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        return False
    return True


def _is_being_read(folder: Path) -> bool:
    """Return whether an encoder is at work."""
    lock = FileLock(folder / _READER)
    if not _acquire(lock, 0):
        return True
    lock.release()
    return False


class ArchiveBusyError(ArchiveError):
    """Another program is writing, or reading with the encoder."""
