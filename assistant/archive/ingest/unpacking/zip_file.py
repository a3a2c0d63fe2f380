"""Open ZIP files, whose Chinese names are often GBK."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.archive.ingest.unpacking.packed_file import PackedEntry, Place, locked

_UTF8_NAME = 0x800  # flag of an entry whose name is UTF-8 (APPNOTE.TXT, 4.4.4)
_ENCRYPTED = 0x1


class _ZipFile:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._files = [entry for entry in archive.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & _ENCRYPTED for entry in self._files):
            raise locked()
        self.entries = [
            PackedEntry(
                name=_entry_name(entry),
                file_size=entry.file_size,
                compress_size=entry.compress_size,
            )
            for entry in self._files
        ]

    def extract_all(self, place: Place) -> None:
        for entry, packed in zip(self._files, self.entries, strict=True):
            with self._archive.open(entry) as source, place(packed.name) as file:
                shutil.copyfileobj(source, file)


@contextmanager
def open_zip(path: Path) -> Iterator[_ZipFile]:
    """Yield a ZIP file; LoadError as for every packed file."""
    with zipfile.ZipFile(path) as archive:
        yield _ZipFile(archive)


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
