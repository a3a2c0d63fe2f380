"""Open RAR files: their table is read here, what is compressed needs a program of the computer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

from assistant.archive.ingest.unpacking.packed_file import (
    BY_HAND,
    PackedEntry,
    Place,
    locked,
)
from assistant.errors import LoadError

_MOST_WORK = 20_000_000_000  # bytes: of a solid file each entry is unpacked with all before it
_VOLUMES = "请把各卷放在一起，收录第一卷。"
_CHARSET = "gb18030"  # of names in old files that say no encoding
_PROGRAMS = ("UNRAR_TOOL", "UNAR_TOOL", "SEVENZIP_TOOL", "SEVENZIP2_TOOL", "BSDTAR_TOOL")
# Where programs lie that are not on the path, by the name that rarfile has for them.
_PLACES = {
    "UNRAR_TOOL": [
        r"C:\Program Files\WinRAR\UnRAR.exe",
        r"C:\Program Files (x86)\WinRAR\UnRAR.exe",
    ],
    "SEVENZIP_TOOL": [r"C:\Program Files\7-Zip\7z.exe", r"C:\Program Files (x86)\7-Zip\7z.exe"],
    "BSDTAR_TOOL": [r"C:\Windows\System32\tar.exe"],
}


class _RarFile:
    def __init__(self, archive: Any) -> None:
        if archive.needs_password():
            raise locked()
        self._archive = archive
        self._files = [entry for entry in archive.infolist() if entry.is_file()]
        self.entries = [
            PackedEntry(
                name=entry.filename,
                file_size=entry.file_size,
                compress_size=entry.compress_size,
            )
            for entry in self._files
        ]

    def extract_all(self, place: Place) -> None:
        if self._archive.is_solid():
            work = sum(accumulate(entry.file_size for entry in self._files))
            if work > _MOST_WORK:
                raise LoadError("压缩包是固实压缩的，文件又多，解开太慢。", hint=BY_HAND)
        for entry, packed in zip(self._files, self.entries, strict=True):
            with self._archive.open(entry) as source, place(packed.name) as file:
                shutil.copyfileobj(source, file)


@contextmanager
def open_rar(path: Path) -> Iterator[_RarFile]:
    """Yield a RAR file; LoadError as for every packed file, and where a program is missing."""
    import rarfile

    _prepare(rarfile)
    try:
        with rarfile.RarFile(path, charset=_CHARSET) as archive:
            yield _RarFile(archive)
    except rarfile.NeedFirstVolume as error:
        raise LoadError("这是分卷压缩包中间的一卷。", hint=_VOLUMES) from error
    except FileNotFoundError as error:
        raise LoadError("分卷压缩包缺少后面的卷。", hint=_VOLUMES) from error
    except (rarfile.PasswordRequired, rarfile.RarWrongPassword) as error:
        raise locked() from error
    except rarfile.BadRarFile as error:
        raise LoadError(
            "压缩包解不开：已损坏，或本机的解压软件不认识它的压缩方式。",
            hint="请重新复制，或先自己解开再收录。",
        ) from error
    except rarfile.RarCannotExec as error:
        raise LoadError(
            ".rar 需要借助解压软件打开，本机没有找到。",
            hint="请安装 7-Zip（免费）或 WinRAR 后重试，或先自己解开再收录。",
        ) from error


def has_program() -> bool:
    """Return whether this computer has a program that rarfile works with."""
    import rarfile

    _prepare(rarfile)
    return any(shutil.which(getattr(rarfile, name)) for name in _PROGRAMS)


def _prepare(rarfile: Any) -> None:
    """Let rarfile read names in GBK, and find programs where they are installed."""
    rarfile.TRY_ENCODINGS = ("utf8",)  # its other guess makes other characters of GBK
    for name, places in _PLACES.items():
        found = next((place for place in places if Path(place).is_file()), None)
        if found and not shutil.which(getattr(rarfile, name)):
            setattr(rarfile, name, found)
