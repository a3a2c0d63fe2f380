"""Open 7z files, through py7zr, which the extra `7z` installs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from assistant.archive.ingest.unpacking.packed_file import PackedEntry, Place, locked
from assistant.errors import LoadError

if TYPE_CHECKING:
    from py7zr import SevenZipFile

_INSTALL = '安装 pip install "report-drafting-assistant[7z]" 后可以打开'


class _SevenZipFile:
    def __init__(self, archive: SevenZipFile, packed: int) -> None:
        if archive.needs_password():
            raise locked()
        self._archive = archive
        # Files are packed together: the size of one alone is not known.
        self.entries = [
            PackedEntry(name=entry.filename, file_size=entry.uncompressed, compress_size=packed)
            for entry in archive.list()
            if entry.is_file
        ]

    def extract_all(self, place: Place) -> None:
        from py7zr.io import WriterFactory

        class Places(WriterFactory):
            def create(self, filename: str) -> Any:
                writers.append(_Writer(place(filename)))
                return writers[-1]

        writers: list[_Writer] = []
        try:
            self._archive.extractall(factory=Places())
        finally:  # py7zr leaves the file open in which it meets an error
            for writer in writers:
                writer.close()


class _Writer:
    """A file as py7zr writes it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._size = file, 0

    def write(self, data: bytes) -> int:
        self._size += len(data)
        return self._file.write(data)

    def read(self, size: int | None = None) -> bytes:
        return self._file.read(size if size is not None else -1)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def flush(self) -> None:
        self._file.flush()

    def size(self) -> int:
        return self._size

    def seekable(self) -> bool:
        return False  # or it is wound back to be read

    def close(self) -> None:
        self._file.close()


def has_seven_zip() -> bool:
    """Return whether the extra is installed."""
    return find_spec("py7zr") is not None


@contextmanager
def open_seven_zip(path: Path) -> Iterator[_SevenZipFile]:
    """Yield a 7z file; LoadError as for every packed file, and without the extra."""
    if not has_seven_zip():
        raise LoadError(f".7z 压缩包；{_INSTALL}。", hint="也可以先自己解开，再收录其中的报告。")

    import py7zr

    try:
        # A file and no path: so it is unpacked in this thread.
        with path.open("rb") as file, py7zr.SevenZipFile(file) as archive:
            yield _SevenZipFile(archive, path.stat().st_size)
    except py7zr.PasswordRequired as error:
        raise locked() from error
