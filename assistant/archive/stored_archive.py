"""Answer from the database of an archive alone, whichever database it is."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from assistant.archive.archive_records import (
    Correction,
    HeadingQuery,
    Occurrence,
    Progress,
    ReadingState,
    VectorSpace,
)
from assistant.archive.archive_status import read_reading_state
from assistant.archive.database import read_reports as stored
from assistant.archive.database.heading_sets import read_heading_sets
from assistant.archive.database.similarities import read_similarities
from assistant.archive.database.stored_doubts import read_doubts
from assistant.archive.database.write_reports import ReportWriter
from assistant.archive.embedding import Embedder, Vector
from assistant.archive.embedding.embedder import OpenEncoder
from assistant.archive.occurrences import find_occurrences, reports_containing
from assistant.archive.patterns.pattern_counts import PatternCounts, StoredPatterns
from assistant.archive.quiet_progress import QuietProgress
from assistant.archive.storage.database import Database
from assistant.records import Filter, HeadingSet, ReportEntry, Section, StoredPassage
from assistant.scan_records import Doubt

_ALL, _EVERY = Filter(), 1_000_000  # passages
Notice = Callable[[str], None]


class StoredArchive(AbstractContextManager["StoredArchive"], ABC):
    """An archive in a database; what answers by rank and by words is another's concern."""

    def __init__(
        self,
        database: Database,
        *,
        folder: Path,
        embedder: Embedder,
        encoder: OpenEncoder,
        notice: Notice,
        faults: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._database = database
        self._folder = folder  # of this machine
        self._embedder = embedder
        self._open_encoder = encoder
        self._notice = notice
        self._faults = faults  # explains what the database or its disk refuses
        self._patterns = StoredPatterns(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Close all files and connections."""

    @abstractmethod
    def passages_containing(
        self, pieces: Sequence[str], *, limit: int, filter: Filter = _ALL
    ) -> list[int]:
        """Return ids of all passages that contain these strings, and of some that do not."""

    @abstractmethod
    def open_writer(self, *, progress: Progress) -> AbstractContextManager[ReportWriter]:
        """Lock the archive and yield its writer; update the indexes on leaving."""

    def reports(self) -> list[ReportEntry]:
        """Return all reports, ordered by file and position in it."""
        with self._faults():
            return stored.read_reports(self._database)

    def report(self, report_id: str) -> ReportEntry:
        """Return one report. Raises ArchiveError for an unknown id."""
        with self._faults():
            return stored.read_report(self._database, report_id)

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order; ArchiveError for an unknown id."""
        self.report(report_id)
        with self._faults():
            return stored.read_sections(self._database, report_id)

    def doubts(self, report_id: str) -> list[Doubt]:
        """Return what of a scanned report is to be confirmed, in reading order."""
        self.report(report_id)
        with self._faults():
            return read_doubts(self._database, report_id)

    def report_passages(self, report_id: str) -> list[StoredPassage]:
        """Return the passages of one report in reading order; ArchiveError for an unknown id."""
        self.report(report_id)
        with self._faults():
            return stored.read_report_passages(self._database, report_id)

    def passages(self, ids: Sequence[int], *, filter: Filter = _ALL) -> list[StoredPassage]:
        """Return these passages in this order, but for deleted ones and those outside `filter`."""
        with self._faults():
            return stored.read_passages(self._database, ids, filter)

    def similarities(
        self, vectors: Mapping[VectorSpace, Vector], ids: Sequence[int]
    ) -> dict[VectorSpace, dict[int, tuple[float, float]]]:
        """Return in each space the cosine of each passage with a vector, and its paragraph's."""
        queries = {self._fingerprint(space): vector for space, vector in vectors.items()}
        with self._faults():
            found = read_similarities(self._database, queries, ids).values()
            return dict(zip(vectors, found, strict=True))

    def heading_sets(
        self, query: HeadingQuery, *, limit: int, filter: Filter = _ALL
    ) -> list[HeadingSet]:
        """Return the heading sets that `query` asks for inside the filter, most parallel first."""
        with self._faults():
            return read_heading_sets(self._database, query, limit=limit, filter=filter)

    def occurrences(self, ids: Sequence[int], *, filter: Filter = _ALL) -> list[Occurrence]:
        """Return every occurrence of these passages inside the filter."""
        with self._faults():
            return find_occurrences(self._database, ids, filter)

    def reports_containing(self, phrase: str, *, filter: Filter = _ALL) -> dict[str, int]:
        """Return the reports that contain `phrase` inside the filter: report id → passage id."""
        texts = self.passages_containing([phrase], limit=_EVERY, filter=filter)
        with self._faults():
            return reports_containing(self._database, self._patterns, phrase, texts, filter)

    def pattern_counts(self) -> PatternCounts:
        """Return the sentence counts of all mined skeletons."""
        with self._faults():
            return self._patterns.counts()

    def is_own_file(self, path: Path) -> bool:
        """Return whether the file at this absolute path belongs to the archive itself."""
        return path.is_relative_to(os.path.abspath(self._folder))  # noqa: PTH100 (paths as named)

    def remove(self, report_ids: Sequence[str]) -> None:
        """Remove these reports. Raises ArchiveError, and removes none, for an unknown id."""
        with self.open_writer(progress=QuietProgress(self._notice)) as writer:
            writer.remove(report_ids)

    def correct(self, report_id: str, correction: Correction) -> None:
        """Store a user's correction of a report; ArchiveError where it does not fit."""
        with self.open_writer(progress=QuietProgress(self._notice)) as writer:
            writer.correct(report_id, correction)

    def reading_state(self) -> ReadingState:
        """Return how far the encoder has read the passages."""
        with self._faults():
            return read_reading_state(self._database, self._open_encoder())

    def _fingerprint(self, space: VectorSpace) -> str:
        """Return the fingerprint of the model of `space`, "" where there is none."""
        model = self._embedder if space is VectorSpace.STATIC else self._open_encoder()
        return model.fingerprint if model else ""
