"""Write files as a whole or not at all."""

import contextlib
import os
import time
from pathlib import Path

from assistant.errors import ExportError

_ATTEMPTS = 20  # Windows refuses to replace a file while a reader has it open
_PAUSE = 0.05  # seconds


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`; a crash leaves the former content. Raises OSError."""
    fresh = path.with_name(path.name + ".new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(fresh, path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def save_result(path: Path, content: bytes) -> None:
    """Write a file that the user asked for, as a whole or not at all. Raises ExportError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    except OSError as error:
        raise ExportError(
            f"写不进文件：{path}（{error.strerror}）",
            hint="请看文件是否正被 Word 打开、磁盘是否已满、目录是否可写，或换个地方存。",
        ) from error


def size_on_disk(folder: Path) -> int:
    """Return the bytes of all files under `folder`; files deleted meanwhile count as 0."""
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def _replace(fresh: Path, path: Path) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            fresh.replace(path)
        except PermissionError:
            if attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
        else:
            return
