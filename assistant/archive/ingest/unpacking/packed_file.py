"""Say what a packed file offers, whatever its kind, and why one cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from assistant.errors import LoadError
from assistant.reports.loading.sniff import is_zipped_document

PACKED_SUFFIXES = {".zip", ".rar", ".7z"}
BY_HAND = "请先自己解开，再收录其中的报告。"
Place = Callable[[str], BinaryIO]  # a new file for the entry of this name


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedEntry:
    """A file in a packed file."""

    name: str
    file_size: int  # bytes, as the packed file says
    compress_size: int


class PackedFile(Protocol):
    """A packed file whose table of contents is read."""

    @property
    def entries(self) -> Sequence[PackedEntry]:
        """The files in it, without folders and links."""

    def extract_all(self, place: Place) -> None:
        """Write each file to where `place` says, at most as long as the table says."""


def is_packed(path: Path) -> bool:
    """Return whether a file is unpacked rather than read: by its suffix, unless a document."""
    return path.suffix.lower() in PACKED_SUFFIXES and not is_zipped_document(path)


def damaged() -> LoadError:
    """Return the refusal of a packed file that is cut off or broken."""
    return LoadError("压缩包不完整或已损坏，解不开。", hint="请重新复制或下载。")


def locked() -> LoadError:
    """Return the refusal of a packed file with a password."""
    return LoadError("压缩包有密码。", hint="请输入密码解开后再收录。")
