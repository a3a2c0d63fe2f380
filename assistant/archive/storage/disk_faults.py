"""Explain in the user's words why the disk or the database refused."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from assistant.errors import ArchiveError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}
_FULL_IN_RUST = ("os error 28", "os error 112")  # Linux and macOS, Windows
_LEAST_ROOM = 1 << 17  # bytes; SQLite maps files of 32 KiB, and calls a full disk an I/O error
_RETRY_HINT = "此前报告“已收录”的都在，问题解决后再运行一次即可。"


@contextmanager
def storage_faults(folder: Path) -> Iterator[None]:
    """Turn errors of disk and database into ArchiveError; errors in our SQL pass."""
    try:
        yield
    except OSError as error:
        raise _disk_error(error, folder) from error
    except sqlite3.Error as error:
        known = _database_error(str(error), folder)
        if known is None:
            raise
        raise known from error


def disk_full_error(folder: Path) -> ArchiveError:
    """Return the error for a disk with no space left."""
    return ArchiveError(
        f"磁盘空间不足，档案没有写完：{folder}", hint=f"请先清理磁盘空间。{_RETRY_HINT}"
    )


def keyword_write_error(error: Exception, folder: Path) -> ArchiveError:
    """Return the error for a failed write of tantivy, which has the code in its text."""
    if any(code in str(error) for code in _FULL_IN_RUST):
        return disk_full_error(folder)
    return ArchiveError(
        f"关键词索引写不进去：{error}", hint=f"请检查磁盘空间和文件夹权限。{_RETRY_HINT}"
    )


def damaged_archive_error(folder: Path) -> ArchiveError:
    """Return the error for an unreadable database, which only an ingest can replace."""
    return ArchiveError(
        f"档案数据库已损坏：{folder / 'archive.db'}",
        hint="请换上备份的 archive.db；没有备份的，把整个档案文件夹移到别处，再重新收录原来的文件"
        "（“档案”页，或 assistant ingest）。",
    )


def damaged_text_error(folder: Path) -> ArchiveError:
    """Return the error for a row of the database that is not as it was written."""
    return ArchiveError(
        f"档案数据库里有内容已损坏，不再是收录时的样子：{folder / 'archive.db'}",
        hint="请运行 assistant doctor --deep：逐条核对，能补的补好，其余列出要重新收录的文件。",
    )


def _disk_error(error: OSError, folder: Path) -> ArchiveError:
    if error.errno in _FULL:
        return disk_full_error(folder)
    if error.errno in _FORBIDDEN:
        return _permission_error(folder)
    return ArchiveError(f"档案读写失败：{error}", hint=f"请检查磁盘或网络驱动器。{_RETRY_HINT}")


def _database_error(message: str, folder: Path) -> ArchiveError | None:
    if "full" in message:
        return disk_full_error(folder)
    if "readonly" in message or "unable to open" in message:
        return _permission_error(folder)
    if "not a database" in message or "malformed" in message:
        return damaged_archive_error(folder)
    if "not as it was written" in message or "decode to UTF-8" in message:
        return damaged_text_error(folder)
    if "disk I/O" in message:
        if disk_usage(folder).free < _LEAST_ROOM:
            return disk_full_error(folder)
        return ArchiveError(
            f"档案读写失败：{message}", hint=f"请检查磁盘或网络驱动器。{_RETRY_HINT}"
        )
    if "locked" in message:
        return ArchiveError("档案正忙。", hint="请稍候再试。")
    return None


def _permission_error(folder: Path) -> ArchiveError:
    return ArchiveError(
        f"没有权限读写档案文件夹：{folder}",
        hint="请检查文件夹权限，或用 --index 指定另一个文件夹。",
    )


def lost_database_error(folder: Path) -> ArchiveError:
    """Return the error for an archive that is there, but for its database."""
    return ArchiveError(
        f"档案的数据库 archive.db 不见了，或是空的：{folder}",
        hint="请放回备份的 archive.db；没有备份的，重新收录原来的文件"
        "（“档案”页，或 assistant ingest）。",
    )


def absent_archive_error(folder: Path) -> ArchiveError:
    """Return the error for an archive that was open, and is no longer in its folder."""
    return ArchiveError(
        f"档案不在原处了：{folder}",
        hint="文件夹可能被移走、改名，或正在恢复备份。放回原处即可继续；"
        "移到别处的，用 --index 指明新的位置再打开。",
    )


def newer_archive_error(folder: Path) -> ArchiveError:
    """Return the error for an archive that a newer program wrote."""
    return ArchiveError(
        f"这个档案由更新版本的程序建立：{folder}",
        hint="请升级本程序，或用 --index 指定另一个文件夹。",
    )
