"""Store and search reports in one folder: SQLite holds the data, FAISS and tantivy index it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import Self, TypeVar
from weakref import finalize

from assistant.archive.archive_records import (
    ArchiveStatus,
    Progress,
    ReadingState,
    VectorSpace,
)
from assistant.archive.archive_status import read_status
from assistant.archive.database.database_files import DatabaseFiles
from assistant.archive.database.database_state import require_model
from assistant.archive.database.open_for_writing import open_for_writing
from assistant.archive.database.schema import open_database
from assistant.archive.database.similarities import rank_exactly
from assistant.archive.database.write_reports import ReportWriter
from assistant.archive.embedding import Embedder, Vector
from assistant.archive.embedding.embedder import OpenEncoder, no_encoder
from assistant.archive.index.catch_up import catch_up, pending_texts, rebuild_indexes
from assistant.archive.index.encode_passages import encode_passages
from assistant.archive.index.keyword_index import KeywordIndex
from assistant.archive.index.open_indexes import OpenIndexes
from assistant.archive.index.repair_indexes import IndexRepair
from assistant.archive.storage.atomic_write import size_on_disk
from assistant.archive.storage.disk_faults import storage_faults
from assistant.archive.storage.manifest import ENCODED, KEYWORDS, VECTORS
from assistant.archive.stored_archive import Notice, StoredArchive
from assistant.records import Filter

__all__ = ["Archive", "ArchiveStatus"]

_Found = TypeVar("_Found")
_ALL = Filter()


class Archive(StoredArchive):
    """The reports of one office in a folder. A context manager; threads may share it."""

    def __init__(
        self,
        folder: Path,
        *,
        embedder: Embedder,
        encoder: OpenEncoder,
        notice: Notice,
        create: bool,
    ) -> None:
        database = open_database(folder, create=create)
        super().__init__(
            database,
            folder=folder,
            embedder=embedder,
            encoder=encoder,
            notice=notice,
            faults=partial(storage_faults, folder),
        )
        finalize(self, database.close)  # where nobody does it: other threads may still read
        self._indexes = OpenIndexes(folder, database)
        self._repair = IndexRepair(
            folder=folder,
            database=database,
            indexes=self._indexes,
            embedder=embedder,
            notice=notice,
        )
        try:
            self._repair.repair_if_needed()
        except BaseException:
            self.close()
            raise
        self._files = DatabaseFiles(folder, database)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        embedder: Embedder,
        encoder: OpenEncoder = no_encoder,
        notice: Notice = lambda _text: None,
    ) -> Self:
        """Return the archive in `folder`, repaired where a crash left it unfinished.

        Raises ArchiveError where there is none, it is damaged, or from a newer program.
        """
        return cls(folder, embedder=embedder, encoder=encoder, notice=notice, create=False)

    @classmethod
    def create_or_open(
        cls,
        folder: Path,
        *,
        embedder: Embedder,
        encoder: OpenEncoder = no_encoder,
        notice: Notice = lambda _text: None,
    ) -> Self:
        """Return the archive in `folder`, a new one where there is none."""
        return cls(folder, embedder=embedder, encoder=encoder, notice=notice, create=True)

    def close(self) -> None:
        """Close all files."""
        self._indexes.reset()
        self._database.close()

    def is_in_place(self) -> bool:
        """Return whether this is still the archive in its folder, and nobody put another there."""
        return self._files.are_in_place()

    def has_own_model(self) -> bool:
        """Return whether it is open with the model that its vectors are of."""
        return self._repair.is_same_model()

    def search_vectors(
        self,
        vector: Vector,
        *,
        limit: int,
        filter: Filter = _ALL,
        space: VectorSpace = VectorSpace.STATIC,
    ) -> list[tuple[int, float]]:
        """Return (passage id, cosine) of the nearest passages inside the filter, best first.

        Raises ArchiveError where the archive was built with another static model.
        """
        is_static, fingerprint = space is VectorSpace.STATIC, self._fingerprint(space)
        name = VECTORS if is_static else ENCODED

        def query() -> list[tuple[int, float]]:
            if is_static:
                self._repair.require_own_vectors()
            index = self._indexes.vector_index(name, fingerprint)
            if index is None:
                return []
            allowed = self._indexes.allowed_ids(filter)
            found = index.search(vector, limit=limit + index.margin, allowed=allowed)
            if index.margin:
                found = rank_exactly(self._database, fingerprint, vector, found)
            return found[:limit]

        return self._repair.run_query(query, name)

    def encoded_passages(self) -> int:
        """Return how many passages can be found in the encoder's space."""
        manifest = self._indexes.manifest
        return manifest.encoded.vectors if manifest and manifest.encoded else 0

    def search_keywords(
        self, query_text: str, *, limit: int, filter: Filter = _ALL
    ) -> list[tuple[int, float]]:
        """Return (passage id, BM25 score) of matching passages inside the filter, best first."""
        return self._ask_keywords(lambda one: one.search(query_text, limit=limit, filter=filter))

    def passages_containing(
        self, pieces: Sequence[str], *, limit: int, filter: Filter = _ALL
    ) -> list[int]:
        """Return ids of all passages that contain these strings, and of some that do not."""
        return self._ask_keywords(
            lambda one: one.passages_containing(pieces, limit=limit, filter=filter)
        )

    @contextmanager
    def open_writer(self, *, progress: Progress) -> Iterator[ReportWriter]:
        """Lock the archive and yield its writer; update the indexes on leaving.

        Raises ArchiveError where another program writes, or the embedding model differs.
        """
        with open_for_writing(self._folder) as database:
            with storage_faults(self._folder):
                require_model(database, self._embedder)
                writer = ReportWriter(database, self._faults)
            yield writer
            catch_up(self._folder, database, self._embedder, progress=progress)

    def reindex(self, *, progress: Progress) -> None:
        """Rebuild all indexes, with the embedder the archive was opened with, without the files."""
        with open_for_writing(self._folder) as database:
            rebuild_indexes(self._folder, database, self._embedder, progress=progress)

    def encode_passages(self, *, progress: Progress, stop: Event | None = None) -> ReadingState:
        """Let the encoder read what it has not read; ArchiveError where another one reads."""
        if encoder := self._open_encoder():
            encode_passages(self._folder, encoder, progress=progress, stop=stop)
        return self.reading_state()

    def status(self) -> ArchiveStatus:
        """Return the size and state of the archive."""
        with storage_faults(self._folder):
            manifest = self._indexes.manifest
            return read_status(
                self._database,
                folder=self._folder,
                size=size_on_disk(self._folder),
                pending=pending_texts(self._database, manifest),
                vectors=manifest.vectors if manifest else 0,
                vector_index=manifest.vector_index if manifest else "",
            )

    def _ask_keywords(self, ask: Callable[[KeywordIndex], list[_Found]]) -> list[_Found]:
        return self._repair.run_query(
            lambda: ask(index) if (index := self._indexes.keyword_index()) else [], KEYWORDS
        )
