"""Read and write manifest.json, which describes the indexes beside it and seals their files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.archive.archive_records import FORMAT_VERSION
from assistant.archive.storage.atomic_write import replace_file
from assistant.archive.storage.disk_faults import newer_archive_error

MANIFEST = "manifest.json"
VECTORS = "vectors.faiss"
ENCODED = "encoder.faiss"
KEYWORDS = "keywords"
_BLOCK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Size, time and checksum of a file when it was written."""

    size: int  # bytes
    mtime: int  # nanoseconds; while it is unchanged, the file is opened without its checksum
    crc32: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedIndex:
    """The index of the encoder's vectors; of as many texts as it had read."""

    model: str
    fingerprint: str
    dimension: int
    vector_index: str
    vectors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The state that the indexes were built from, written after them."""

    archive: str  # the identity of their database
    generation: int  # of the database
    model: str
    fingerprint: str
    dimension: int
    vector_index: str
    vectors: int
    texts: int
    seals: dict[str, Seal]  # by path inside the archive folder
    encoded: EncodedIndex | None = None  # None before the first reading


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest; None where it is missing or damaged.

    Raises ArchiveError for one that a newer program wrote.
    """
    try:
        fields = json.loads((folder / MANIFEST).read_text("utf-8"))
        checksum = fields.pop("checksum", None)  # earlier versions wrote none
        if checksum is not None and checksum != _fields_checksum(fields):
            return None
        version = fields.pop("format_version")
        if version <= FORMAT_VERSION:
            seals = {name: Seal(**seal) for name, seal in fields.pop("seals").items()}
            encoded = fields.pop("encoded", None)
            index = EncodedIndex(**encoded) if encoded else None
            return Manifest(**fields, seals=seals, encoded=index)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    raise newer_archive_error(folder)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest. Raises OSError."""
    fields: dict[str, Any] = {"format_version": FORMAT_VERSION, **asdict(manifest)}
    fields["checksum"] = _fields_checksum(fields)
    text = json.dumps(fields, ensure_ascii=False, indent=1)
    replace_file(folder / MANIFEST, text.encode())


def manifest_state(folder: Path) -> tuple[int, int] | None:
    """Return a value that changes with every new manifest; cheap enough for every call."""
    try:
        state = (folder / MANIFEST).stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_ino


def seal_indexes(
    folder: Path, verified: Mapping[str, Seal], *, with_encoded: bool
) -> dict[str, Seal]:
    """Return a seal for each file of the indexes; of `verified` files that stayed, the old one."""
    names = [*_index_files(folder), *([ENCODED] if with_encoded else [])]
    return {name: _seal(folder / name, verified.get(name)) for name in names}


def seal_file(path: Path) -> Seal:
    """Return the seal of a file that was just written."""
    return _seal(path, None)


def read_sealed(folder: Path, name: str, manifest: Manifest) -> bytes:
    """Return the bytes of an index file. Raises ValueError unless they are those sealed, OSError.

    A file that is not sealed is not one of the manifest's.
    """
    data = (folder / name).read_bytes()
    seal = manifest.seals.get(name)
    if seal is None or zlib.crc32(data) != seal.crc32:
        raise ValueError("the file is not the one that the manifest seals")
    return data


def find_broken_indexes(folder: Path, manifest: Manifest, *, thoroughly: bool = False) -> set[str]:
    """Return the names of the indexes whose files are missing or broke their seal.

    A file of the size and the time of its seal is trusted, which is enough to open it; `thoroughly`
    reads the checksum of every file, before anything is built upon it.
    """
    return {
        index_of(name)
        for name, seal in manifest.seals.items()
        if not _is_intact(folder / name, seal, thoroughly=thoroughly)
    } | {name for name in (VECTORS, KEYWORDS) if not (folder / name).exists()}


def is_as_sealed(folder: Path, manifest: Manifest, index: str) -> bool:
    """Return whether each file of an index has the checksum of its seal."""
    return all(
        _is_intact(folder / name, seal, thoroughly=True)
        for name, seal in manifest.seals.items()
        if index_of(name) == index
    )


def index_of(file: str) -> str:
    """Return the name of the index that a sealed file belongs to.

    >>> index_of("keywords/meta.json"), index_of("vectors.faiss")
    ('keywords', 'vectors.faiss')
    """
    return file.partition("/")[0]


def _index_files(folder: Path) -> list[str]:
    keyword_files = (path.name for path in (folder / KEYWORDS).iterdir())
    return [
        VECTORS,
        # Names with a leading dot are tantivy's locks and its list of files to delete.
        *(f"{KEYWORDS}/{name}" for name in sorted(keyword_files) if not name.startswith(".")),
    ]


def _seal(path: Path, former: Seal | None) -> Seal:
    state = path.stat()
    if former and (state.st_size, state.st_mtime_ns) == (former.size, former.mtime):
        return former
    return Seal(size=state.st_size, mtime=state.st_mtime_ns, crc32=_checksum(path))


def _is_intact(path: Path, seal: Seal, *, thoroughly: bool) -> bool:
    try:
        state = path.stat()
        if state.st_size != seal.size:
            return False
        is_trusted = state.st_mtime_ns == seal.mtime and not thoroughly
        return is_trusted or _checksum(path) == seal.crc32
    except OSError:
        return False


def _fields_checksum(fields: Mapping[str, Any]) -> int:
    return zlib.crc32(json.dumps(fields, sort_keys=True).encode())


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            checksum = zlib.crc32(block, checksum)
    return checksum
