"""Put a file on disk so that it is there whole or not at all."""

import contextlib
import os
import time
from pathlib import Path

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


def size_on_disk(folder: Path) -> int:
    """Return the bytes of all files under `folder`; files that vanish meanwhile count nothing."""
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
