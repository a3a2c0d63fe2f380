"""Store uploaded files beside the archive, so that reports can name a file that stays."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from filecmp import cmp
from itertools import count
from pathlib import Path

from assistant.archive.storage.disk_faults import storage_faults


def store_uploads(index: Path, files: Sequence[Path]) -> list[Path]:
    """Return copies of these files in a folder beside `index`, under their own names.

    The same file uploaded twice on one day is stored once; a different file with an existing name
    gets a number.
    """
    folder = received_folder(index) / date.today().isoformat()
    with storage_faults(index):
        folder.mkdir(parents=True, exist_ok=True)
        return [_store_upload(file, folder) for file in files]


def received_folder(index: Path) -> Path:
    """Return the folder beside an archive for files that came without a place of their own."""
    return index.with_name(f"{index.name}-收到的文件")


def _store_upload(file: Path, folder: Path) -> Path:
    for number in count(1):
        target = folder / (file.name if number == 1 else f"{file.stem}（{number}）{file.suffix}")
        if not target.exists():
            shutil.copyfile(file, target)
            return target
        if cmp(file, target, shallow=False):
            return target
    raise AssertionError  # unreachable: there is always a next number
