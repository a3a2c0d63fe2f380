"""Find the files under the paths that the user named."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from assistant.errors import LoadError
from assistant.reports.loading.file_names import readable_path

READABLE = (
    "能读 .docx、.pdf、.ofd、.html、.md、.txt 和装着它们的 .zip、.rar、.7z；"
    ".doc 和 .wps 需要 LibreOffice，扫描件和图片需要识别组件。"
)
# Left behind by Word, LibreOffice, Windows and macOS; never somebody's report.
_TEMPORARY = ("~$", "~WRL", ".")
_LINKED_FOLDER = "这是指向别处的文件夹链接，没有跟进去；要收录的，请直接写出那个文件夹。"
_LINK_OUT = "这是指向文件夹之外的链接，没有跟过去；要收录的，请直接写出那个文件。"
_NO_CONTENT = "这不是普通文件（管道、设备等），没有读。"
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}


def find_files(
    paths: Iterable[Path], *, on_skip: Callable[[Path, str], None] = lambda _path, _reason: None
) -> list[Path]:
    """Return all files under `paths`, sorted, each once, without temporary and hidden ones.

    Files of unknown kinds are listed too: `load` says why it does not read them. So is a folder
    that may not be opened. Links to folders, and out of the folder that was named, are not
    followed, nor are pipes waited for; `on_skip` gets each with the reason. Raises LoadError for a
    path that does not exist.
    """
    found: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise LoadError(
                f"找不到：{readable_path(path)}",
                hint="请检查路径是否写对，文件是否已被移走或改名。",
            )
        if path.is_dir():
            found.update(_readable(_files_in(path, on_skip), on_skip))
        elif not _is_litter(path.name):
            found.update(_readable([path], on_skip))
    return sorted(found)


def _files_in(folder: Path, on_skip: Callable[[Path, str], None]) -> Iterator[Path]:
    closed: list[Path] = []
    root = folder.resolve()

    def note_closed(error: OSError) -> None:
        closed.append(Path(error.filename))

    for parent, folders, names in os.walk(folder, onerror=note_closed):
        folders[:] = [name for name in folders if not _is_litter(name)]
        for linked in (Path(parent, name) for name in folders):
            if linked.is_symlink():
                on_skip(linked, _LINKED_FOLDER)
        for path in (Path(parent, name) for name in names if not _is_litter(name)):
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                on_skip(path, _LINK_OUT)
            else:
                yield path
    yield from closed


def _readable(paths: Iterable[Path], on_skip: Callable[[Path, str], None]) -> Iterator[Path]:
    """Yield all but pipes, sockets and devices: opening one may wait for ever."""
    for path in paths:
        if _is_special(path):
            on_skip(path, _NO_CONTENT)
        else:
            yield path


def _is_special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # `load` gives the reason
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _is_litter(name: str) -> bool:
    return name.startswith(_TEMPORARY) or name.lower() in _SYSTEM
