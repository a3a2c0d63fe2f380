"""Find the files under the paths that the user named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.errors import LoadError

# Left behind by Word, LibreOffice, Windows and macOS; never somebody's report.
_TEMPORARY = ("~$", "~WRL", ".")
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return all files under `paths`, sorted, each once, without temporary and hidden ones.

    Files of unknown kinds are listed too: `load` says why it does not read them. So is a folder
    that may not be opened. Raises LoadError for a path that does not exist.
    """
    found: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise LoadError(f"找不到：{path}", hint="请检查路径是否写对，文件是否已被移走或改名。")
        if path.is_dir():
            found.update(_files_in(path))
        elif not _is_litter(path.name):
            found.add(path)
    return sorted(found)


def _files_in(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []

    def note_closed(error: OSError) -> None:
        closed.append(Path(error.filename))

    for parent, folders, names in os.walk(folder, onerror=note_closed):
        folders[:] = [name for name in folders if not _is_litter(name)]
        yield from (Path(parent, name) for name in names if not _is_litter(name))
    yield from closed


def _is_litter(name: str) -> bool:
    return name.startswith(_TEMPORARY) or name.lower() in _SYSTEM
