"""Keep files that somebody sent beside the archive: a report says where it can be read again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from filecmp import cmp
from itertools import count
from pathlib import Path

from assistant.archive.storage.disk_faults import storage_faults


def store_uploads(index: Path, files: Sequence[Path]) -> list[Path]:
    """Return copies of these files in a folder beside `index`, under the names they came with.

    The same file sent twice on a day is kept once; another of its name gets a number.
    """
    folder = index.with_name(f"{index.name}-收到的文件") / date.today().isoformat()
    with storage_faults(index):
        folder.mkdir(parents=True, exist_ok=True)
        return [_store_upload(file, folder) for file in files]


def _store_upload(file: Path, folder: Path) -> Path:
    for number in count(1):
        target = folder / (file.name if number == 1 else f"{file.stem}（{number}）{file.suffix}")
        if not target.exists():
            shutil.copyfile(file, target)
            return target
        if cmp(file, target, shallow=False):
            return target
    raise AssertionError  # the numbers never end
