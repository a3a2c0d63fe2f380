"""Unpack packed files beside the archive, so that the reports in them are files that stay."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from assistant.archive.ingest.unpacking.open_packed import open_packed
from assistant.archive.ingest.unpacking.packed_file import (
    BY_HAND,
    PackedEntry,
    PackedFile,
    is_packed,
)
from assistant.errors import LoadError
from assistant.records import SkippedFile
from assistant.reports.loading import find_files
from assistant.reports.loading.zip_bounds import is_swollen

MAX_TOTAL = 2_000_000_000  # bytes unpacked, over all levels
MAX_ENTRIES = 20_000
MAX_DEPTH = 3  # packed files within packed files
_RATIO_COUNTS_FROM = 10_000_000  # bytes
_LONGEST_NAME = 80  # characters: 240 bytes in UTF-8
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_TOO_LARGE = "压缩包解压后异常庞大，为安全起见没有解开。"
_UNPACKED = "（解开）"  # behind the name of a folder: what was in the packed file beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """The files in a packed file, and the packed files in it that cannot be opened."""

    files: tuple[Path, ...]
    skipped: tuple[SkippedFile, ...]


def unpack(path: Path, target: Path) -> Unpacked:
    """Return the files in a packed file, unpacked into a folder of their own under `target`.

    The same file is unpacked once, as a whole or not at all; packed files inside it are unpacked
    too, and one that cannot be is left packed, with the reason. Raises LoadError for a damaged,
    encrypted or oversized one, and where nothing in it can be opened.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    folder = target / f"{path.stem[:_LONGEST_NAME]}-{digest[:12]}"
    unpacking = _Unpacking()
    if not folder.exists():
        target.mkdir(parents=True, exist_ok=True)
        unpacking.unpack(path, folder)
    skipped = unpacking.unpack_inner(folder)
    closed = {one.file for one in skipped}
    files = tuple(one for one in find_files([folder]) if one not in closed)
    if skipped and not files:
        shutil.rmtree(folder)
        raise LoadError(skipped[0].reason, hint="")  # the reason has one
    return Unpacked(files=files, skipped=tuple(skipped))


class _Unpacking:
    """What one packed file, with those inside it, may still take."""

    def __init__(self) -> None:
        self._bytes, self._entries = MAX_TOTAL, MAX_ENTRIES

    def unpack(self, path: Path, folder: Path) -> None:
        """Unpack the entries of a packed file into a new folder, as a whole or not at all."""
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as work:
            unpacked = Path(work) / "unpacked"
            unpacked.mkdir()
            with open_packed(path) as packed:
                self._count(packed, path.stat().st_size)
                packed.extract_all(partial(_new_file, unpacked))
            unpacked.replace(folder)

    def unpack_inner(self, folder: Path) -> list[SkippedFile]:
        """Unpack the packed files in a folder and in each other; return those left, with why."""
        skipped: list[SkippedFile] = []
        waiting = [one for one in find_files([folder]) if is_packed(one)]
        while waiting:
            inner = waiting.pop(0)
            place = inner.with_name(f"{inner.stem}{_UNPACKED}")
            try:
                _refuse_deep(inner.relative_to(folder))
                self.unpack(inner, place)
            except LoadError as error:
                skipped.append(SkippedFile(file=inner, reason=error.advice))
                continue
            inner.unlink()
            waiting += [one for one in find_files([place]) if is_packed(one)]
        return skipped

    def _count(self, packed: PackedFile, size: int) -> None:
        entries = packed.entries
        if not entries:
            raise LoadError("压缩包里没有文件，或已损坏。", hint="请重新复制或下载。")
        total = sum(entry.file_size for entry in entries)
        whole = PackedEntry(name="", file_size=total, compress_size=size)
        swollen = is_swollen([*entries, whole], counts_from=_RATIO_COUNTS_FROM)
        if swollen or len(entries) > self._entries or total > self._bytes:
            raise LoadError(_TOO_LARGE, hint="请确认文件来源，自己解开后再收录其中的报告。")
        self._entries -= len(entries)
        self._bytes -= total


def _refuse_deep(inner: Path) -> None:
    """Raise LoadError for a packed file that lies in too many others."""
    around = sum(part.endswith(_UNPACKED) for part in inner.parent.parts) + 1
    if around >= MAX_DEPTH:
        raise LoadError("压缩包里一层套一层，套得太深。", hint=BY_HAND)


def _new_file(folder: Path, name: str) -> BinaryIO:
    """Return a new file for an entry of this name; two names may become one."""
    parts = _safe_parts(name)
    place = folder.joinpath(*parts)
    for number in count(2):
        if not place.exists():
            break
        place = folder.joinpath(*parts).with_stem(f"{Path(parts[-1]).stem}（{number}）")
    place.parent.mkdir(parents=True, exist_ok=True)
    return place.open("wb")


def _safe_parts(name: str) -> list[str]:
    """Return the parts of a name that stay within a folder, on any system.

    >>> _safe_parts("../2024年/总结?.docx")
    ['2024年', '总结_.docx']
    """
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part.strip("./ ")]
    return [_shorten(_NOT_IN_NAMES.sub("_", part).strip()) for part in parts] or ["未命名"]


def _shorten(name: str) -> str:
    path = PurePosixPath(name)
    return path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix[:_LONGEST_NAME]
