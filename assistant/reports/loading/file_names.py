"""Word the name of a file as text that can be stored and shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

# Control characters, half characters, and those that turn the direction of a line.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def readable_path(path: Path) -> str:
    r"""Return a path as text, the same for the same path.

    A name in bytes that are no UTF-8, as a Chinese ZIP unpacked on Linux leaves it, is read as
    GB18030; what no terminal should print stands as its escape, \x1b.

    >>> readable_path(Path("总结\n.md"))
    '总结\\n.md'
    """
    text = str(path)
    if not _UNSHOWN.search(text):
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = os.fsencode(text).decode("gb18030", errors="backslashreplace")
    return _UNSHOWN.sub(lambda one: one[0].encode("unicode_escape").decode(), text)


def is_missing(name: str) -> bool:
    """Return whether a stored file is no longer where it was: deleted, moved, not connected."""
    return not locate_files([name])


def locate_files(names: Iterable[str]) -> dict[str, Path]:
    """Return the path of each file that is still there, by its name of `readable_path`."""
    located: dict[str, Path | None] = {}
    listed: dict[Path, dict[str, Path]] = {}

    def locate(name: str) -> Path | None:
        if name not in located:
            path = Path(name)
            located[name] = path if path.exists() else find_unreadable(path)
        return located[name]

    def find_unreadable(path: Path) -> Path | None:
        """Look for a name in other bytes, which only a list of its folder shows."""
        folder = locate(str(path.parent)) if path.parent != path else None
        if folder is None:
            return None
        if folder not in listed:
            with suppress(OSError):
                listed[folder] = {readable_path(one): one for one in folder.iterdir()}
        return listed.get(folder, {}).get(str(path))

    return {name: path for name in names if (path := locate(name)) is not None}
