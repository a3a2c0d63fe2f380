"""Store and search reports in one folder: SQLite holds the data, FAISS and tantivy index it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event
from typing import Self, TypeVar
from weakref import finalize

from assistant.archive.archive_records import (
    ArchiveStatus,
    Correction,
    HeadingQuery,
    Occurrence,
    Progress,
    ReadingState,
    VectorSpace,
)
from assistant.archive.archive_status import read_reading_state, read_status
from assistant.archive.database import read_reports as stored
from assistant.archive.database.database_files import DatabaseFiles
from assistant.archive.database.database_state import require_model
from assistant.archive.database.heading_sets import read_heading_sets
from assistant.archive.database.open_for_writing import open_for_writing
from assistant.archive.database.schema import open_database
from assistant.archive.database.similarities import rank_exactly, read_similarities
from assistant.archive.database.stored_doubts import read_doubts
from assistant.archive.database.write_reports import ReportWriter
from assistant.archive.embedding import Embedder, Vector
from assistant.archive.embedding.embedder import OpenEncoder, no_encoder
from assistant.archive.index.catch_up import catch_up, rebuild_indexes
from assistant.archive.index.encode_passages import encode_passages
from assistant.archive.index.keyword_index import KeywordIndex
from assistant.archive.index.open_indexes import OpenIndexes
from assistant.archive.index.repair_indexes import IndexRepair
from assistant.archive.occurrences import find_occurrences, reports_containing
from assistant.archive.patterns.pattern_counts import PatternCounts, StoredPatterns
from assistant.archive.quiet_progress import QuietProgress
from assistant.archive.storage.disk_faults import storage_faults
from assistant.archive.storage.manifest import ENCODED, KEYWORDS, VECTORS
from assistant.records import Filter, HeadingSet, ReportEntry, Section, StoredPassage
from assistant.scan_records import Doubt

__all__ = ["Archive", "ArchiveStatus"]

_Notice = Callable[[str], None]
_Found = TypeVar("_Found")
_ALL, _EVERY = Filter(), 1_000_000  # passages


class Archive(AbstractContextManager["Archive"]):
    """The reports of one office in a folder. A context manager; threads may share it."""

    def __init__(
        self,
        folder: Path,
        *,
        embedder: Embedder,
        encoder: OpenEncoder,
        notice: _Notice,
        create: bool,
    ) -> None:
        self._folder = folder
        self._embedder = embedder
        self._open_encoder = encoder
        self._notice = notice
        self._database = open_database(folder, create=create)
        finalize(self, self._database.close)  # where nobody does it: other threads may still read
        self._indexes = OpenIndexes(folder, self._database)
        self._patterns = StoredPatterns(self._database)
        self._repair = IndexRepair(
            folder=folder,
            database=self._database,
            indexes=self._indexes,
            embedder=embedder,
            notice=notice,
        )
        try:
            self._repair.repair_if_needed()
        except BaseException:
            self.close()
            raise
        self._files = DatabaseFiles(folder, self._database)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        embedder: Embedder,
        encoder: OpenEncoder = no_encoder,
        notice: _Notice = lambda _text: None,
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
        notice: _Notice = lambda _text: None,
    ) -> Self:
        """Return the archive in `folder`, a new one where there is none."""
        return cls(folder, embedder=embedder, encoder=encoder, notice=notice, create=True)

    def __exit__(self, *_: object) -> None:
        self.close()

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

    def reports(self) -> list[ReportEntry]:
        """Return all reports, ordered by file and position in it."""
        with storage_faults(self._folder):
            return stored.read_reports(self._database)

    def report(self, report_id: str) -> ReportEntry:
        """Return one report. Raises ArchiveError for an unknown id."""
        with storage_faults(self._folder):
            return stored.read_report(self._database, report_id)

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order; ArchiveError for an unknown id."""
        self.report(report_id)
        with storage_faults(self._folder):
            return stored.read_sections(self._database, report_id)

    def doubts(self, report_id: str) -> list[Doubt]:
        """Return what of a scanned report is to be confirmed, in reading order."""
        self.report(report_id)
        with storage_faults(self._folder):
            return read_doubts(self._database, report_id)

    def report_passages(self, report_id: str) -> list[StoredPassage]:
        """Return the passages of one report in reading order; ArchiveError for an unknown id."""
        self.report(report_id)
        with storage_faults(self._folder):
            return stored.read_report_passages(self._database, report_id)

    def passages(self, ids: Sequence[int], *, filter: Filter = _ALL) -> list[StoredPassage]:
        """Return these passages in this order, but for deleted ones and those outside `filter`."""
        with storage_faults(self._folder):
            return stored.read_passages(self._database, ids, filter)

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

    def similarities(
        self, vectors: Mapping[VectorSpace, Vector], ids: Sequence[int]
    ) -> dict[VectorSpace, dict[int, tuple[float, float]]]:
        """Return in each space the cosine of each passage with a vector, and its paragraph's."""
        queries = {self._fingerprint(space): vector for space, vector in vectors.items()}
        with storage_faults(self._folder):
            found = read_similarities(self._database, queries, ids).values()
            return dict(zip(vectors, found, strict=True))

    def encoded_passages(self) -> int:
        """Return how many passages can be found in the encoder's space."""
        manifest = self._indexes.manifest
        return manifest.encoded.vectors if manifest and manifest.encoded else 0

    def search_keywords(
        self, query_text: str, *, limit: int, filter: Filter = _ALL
    ) -> list[tuple[int, float]]:
        """Return (passage id, BM25 score) of matching passages inside the filter, best first."""
        return self._ask_keywords(lambda one: one.search(query_text, limit=limit, filter=filter))

    def heading_sets(
        self, query: HeadingQuery, *, limit: int, filter: Filter = _ALL
    ) -> list[HeadingSet]:
        """Return the heading sets that `query` asks for inside the filter, most parallel first."""
        with storage_faults(self._folder):
            return read_heading_sets(self._database, query, limit=limit, filter=filter)

    def passages_containing(
        self, pieces: Sequence[str], *, limit: int, filter: Filter = _ALL
    ) -> list[int]:
        """Return ids of all passages that contain these strings, and of some that do not."""
        return self._ask_keywords(
            lambda one: one.passages_containing(pieces, limit=limit, filter=filter)
        )

    def occurrences(self, ids: Sequence[int], *, filter: Filter = _ALL) -> list[Occurrence]:
        """Return every occurrence of these passages inside the filter."""
        with storage_faults(self._folder):
            return find_occurrences(self._database, ids, filter)

    def reports_containing(self, phrase: str, *, filter: Filter = _ALL) -> dict[str, int]:
        """Return the reports that contain `phrase` inside the filter: report id → passage id."""
        texts = self.passages_containing([phrase], limit=_EVERY, filter=filter)
        with storage_faults(self._folder):
            return reports_containing(self._database, self._patterns, phrase, texts, filter)

    def pattern_counts(self) -> PatternCounts:
        """Return the sentence counts of all mined skeletons."""
        with storage_faults(self._folder):
            return self._patterns.counts()

    def is_own_file(self, path: Path) -> bool:
        """Return whether the file at this absolute path belongs to the archive itself."""
        return path.is_relative_to(os.path.abspath(self._folder))  # noqa: PTH100 (paths as named)

    @contextmanager
    def open_writer(self, *, progress: Progress) -> Iterator[ReportWriter]:
        """Lock the archive and yield its writer; update the indexes on leaving.

        Raises ArchiveError where another program writes, or the embedding model differs.
        """
        with open_for_writing(self._folder) as database:
            with storage_faults(self._folder):
                require_model(database, self._embedder)
                writer = ReportWriter(database, self._folder)
            yield writer
            catch_up(self._folder, database, self._embedder, progress=progress)

    def remove(self, report_ids: Sequence[str]) -> None:
        """Remove these reports. Raises ArchiveError, and removes none, for an unknown id."""
        with self.open_writer(progress=QuietProgress(self._notice)) as writer:
            writer.remove(report_ids)

    def correct(self, report_id: str, correction: Correction) -> None:
        """Store a user's correction of a report; ArchiveError where it does not fit."""
        with self.open_writer(progress=QuietProgress(self._notice)) as writer:
            writer.correct(report_id, correction)

    def reindex(self, *, progress: Progress) -> None:
        """Rebuild all indexes, with the embedder the archive was opened with, without the files."""
        with open_for_writing(self._folder) as database:
            rebuild_indexes(self._folder, database, self._embedder, progress=progress)

    def encode_passages(self, *, progress: Progress, stop: Event | None = None) -> ReadingState:
        """Let the encoder read what it has not read; ArchiveError where another one reads."""
        if encoder := self._open_encoder():
            encode_passages(self._folder, encoder, progress=progress, stop=stop)
        return self.reading_state()

    def reading_state(self) -> ReadingState:
        """Return how far the encoder has read the passages."""
        with storage_faults(self._folder):
            return read_reading_state(self._database, self._open_encoder())

    def status(self) -> ArchiveStatus:
        """Return the size and state of the archive."""
        with storage_faults(self._folder):
            return read_status(self._folder, self._database, self._indexes.manifest)

    def _ask_keywords(self, ask: Callable[[KeywordIndex], list[_Found]]) -> list[_Found]:
        return self._repair.run_query(
            lambda: ask(index) if (index := self._indexes.keyword_index()) else [], KEYWORDS
        )

    def _fingerprint(self, space: VectorSpace) -> str:
        """Return the fingerprint of the model of `space`, "" where there is none."""
        model = self._embedder if space is VectorSpace.STATIC else self._open_encoder()
        return model.fingerprint if model else ""
