"""Unpack ZIP files beside the archive, so that the reports in them are files that stay."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from assistant.errors import LoadError
from assistant.reports.loading import find_files
from assistant.reports.loading.zip_bounds import is_swollen

MAX_TOTAL = 2_000_000_000  # bytes unpacked, over all levels
MAX_ENTRIES = 20_000
MAX_DEPTH = 3  # ZIP files within ZIP files
_RATIO_COUNTS_FROM = 10_000_000  # bytes
_LONGEST_NAME = 80  # characters: 240 bytes in UTF-8
_UTF8_NAME = 0x800  # flag of an entry whose name is UTF-8 (APPNOTE.TXT, 4.4.4)
_ENCRYPTED = 0x1
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_TOO_LARGE = "压缩包解压后异常庞大，为安全起见没有解开。"


def unpack_zip(path: Path, target: Path) -> list[Path]:
    """Return the files in a ZIP file, unpacked into a folder of their own under `target`.

    The same file is unpacked once, as a whole or not at all. Names in GBK are read as such, ZIP
    files inside are unpacked too. Raises LoadError for a damaged, encrypted or oversized one.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    folder = target / f"{path.stem[:_LONGEST_NAME]}-{digest[:12]}"
    if not folder.exists():
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target, prefix=".") as work:
            unpacked = Path(work) / "unpacked"
            _Unpacking().unpack(path, unpacked, depth=1)
            unpacked.replace(folder)
    return find_files([folder])


class _Unpacking:
    """What one ZIP file, with those inside it, may still take."""

    def __init__(self) -> None:
        self._bytes, self._entries = MAX_TOTAL, MAX_ENTRIES

    def unpack(self, path: Path, folder: Path, *, depth: int) -> None:
        """Unpack the entries of a ZIP file, and those of ZIP files in it."""
        folder.mkdir()
        try:
            with zipfile.ZipFile(path) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
                self._count(entries)
                for entry in entries:
                    self._extract(archive, entry, folder)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, zipfile.LargeZipFile) as error:
            raise LoadError("压缩包不完整或已损坏，解不开。", hint="请重新复制或下载。") from error
        for inner in [one for one in folder.rglob("*") if one.suffix.lower() == ".zip"]:
            if depth == MAX_DEPTH:
                raise LoadError("压缩包里一层套一层，套得太深。", hint="请先自己解开再收录。")
            self.unpack(inner, inner.with_name(f"{inner.stem}（解开）"), depth=depth + 1)
            inner.unlink()

    def _count(self, entries: list[zipfile.ZipInfo]) -> None:
        self._entries -= len(entries)
        self._bytes -= sum(entry.file_size for entry in entries)
        swollen = is_swollen(entries, counts_from=_RATIO_COUNTS_FROM)
        if swollen or self._entries < 0 or self._bytes < 0:
            raise LoadError(_TOO_LARGE, hint="请确认文件来源，自己解开后再收录其中的报告。")
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise LoadError("压缩包有密码。", hint="请输入密码解开后再收录。")

    def _extract(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
        place = folder.joinpath(*_safe_parts(_entry_name(entry)))
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as source, place.open("wb") as file:
            shutil.copyfileobj(source, file)


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; without the UTF-8 flag, Chinese programs write GBK."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        data = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


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
