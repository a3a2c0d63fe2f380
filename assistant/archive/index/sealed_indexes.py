"""Tell which of the indexes on disk may be built upon: those that the manifest seals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from assistant.archive.database.database_state import DatabaseState, Model
from assistant.archive.index.vector_index import VectorIndex, VectorIndexError
from assistant.archive.storage.manifest import (
    ENCODED,
    KEYWORDS,
    VECTORS,
    Manifest,
    Seal,
    find_broken_indexes,
    index_of,
    read_sealed,
)

INDEXES = frozenset({VECTORS, KEYWORDS, ENCODED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedIndexes:
    """The indexes on disk that may be built upon; the `lost` ones are built anew."""

    folder: Path
    manifest: Manifest | None  # None where it does not lead to the state of the database
    lost: frozenset[str]

    @classmethod
    def find(cls, folder: Path, state: DatabaseState, manifest: Manifest | None) -> Self:
        """Return them after a look at the sizes and times of their files: enough to search."""
        return cls._find(folder, state, manifest, thoroughly=False)

    @classmethod
    def verify(
        cls, folder: Path, state: DatabaseState, manifest: Manifest | None, anew: Iterable[str]
    ) -> Self:
        """Return them after their checksums were read: before anything is built upon them.

        Those in `anew` count as lost.
        """
        found = cls._find(folder, state, manifest, thoroughly=True)
        return cls(folder=folder, manifest=found.manifest, lost=found.lost | frozenset(anew))

    @classmethod
    def _find(
        cls, folder: Path, state: DatabaseState, manifest: Manifest | None, *, thoroughly: bool
    ) -> Self:
        if manifest is None or not state.can_update(manifest):
            return cls(folder=folder, manifest=None, lost=INDEXES)
        lost = find_broken_indexes(folder, manifest, thoroughly=thoroughly)
        return cls(folder=folder, manifest=manifest, lost=frozenset(lost))

    def generation(self, name: str) -> int | None:
        """Return the generation of the database that an index shows; None for a lost one."""
        return None if self.manifest is None or name in self.lost else self.manifest.generation

    def vectors(self, name: str, model: Model) -> VectorIndex | None:
        """Return `VECTORS` or `ENCODED`; None where it is lost, or of another model."""
        if self.generation(name) is None or self.manifest is None:
            return None
        shown = self.manifest.encoded if name == ENCODED else self.manifest
        if shown is None or shown.fingerprint != model.fingerprint:
            return None
        try:
            return read_vectors(self.folder, name, self.manifest)
        except (OSError, VectorIndexError):
            return None

    @property
    def seals(self) -> Mapping[str, Seal]:
        """The seals of their files."""
        sealed = self.manifest.seals if self.manifest else {}
        return {name: seal for name, seal in sealed.items() if index_of(name) not in self.lost}


def read_vectors(folder: Path, name: str, manifest: Manifest) -> VectorIndex:
    """Return `VECTORS` or `ENCODED` as sealed. Raises VectorIndexError, OSError."""
    try:
        return VectorIndex.from_bytes(read_sealed(folder, name, manifest))
    except ValueError as error:
        raise VectorIndexError(str(error)) from error
