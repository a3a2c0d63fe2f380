"""Protocols of the archive for all layers above it.

A second implementation, such as one on a database server, offers these methods and passes the
same tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from assistant.archive.archive_records import (
    ArchiveStatus,
    HeadingQuery,
    Occurrence,
    Progress,
    ReadFile,
    ReadingState,
    Renewal,
    StoredFile,
    VectorSpace,
)
from assistant.records import Filter, HeadingSet, ReportEntry, Section, StoredPassage
from assistant.scan_records import Doubt

if TYPE_CHECKING:
    from assistant.archive.archive_records import Correction
    from assistant.archive.embedding.embedder import Vector
    from assistant.archive.patterns.pattern_counts import PatternCounts


class ReportCatalog(Protocol):
    """The reports of an archive and their sections."""

    def reports(self) -> list[ReportEntry]:
        """Return all reports, ordered by file and position in it."""

    def report(self, report_id: str) -> ReportEntry:
        """Return one report. Raises ArchiveError for an unknown id."""

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order."""


class PassageStore(ReportCatalog, Protocol):
    """Reports, sections and passages, and the search for them."""

    def report_passages(self, report_id: str) -> list[StoredPassage]:
        """Return the passages of one report in reading order."""

    def passages(
        self,
        ids: Sequence[int],
        *,
        filter: Filter = ...,
    ) -> list[StoredPassage]:
        """Return these passages in this order, without those outside the filter."""

    def search_vectors(
        self,
        vector: Vector,
        *,
        limit: int,
        filter: Filter = ...,
        space: VectorSpace = ...,
    ) -> list[tuple[int, float]]:
        """Return (passage id, cosine) of the nearest passages inside the filter, best first.

        `vector` is of the model of `space`; without `space`, of the static one. Passages that the
        encoder has not read are not found in its space. A vector of zeros finds nothing.
        """

    def similarities(
        self, vectors: Mapping[VectorSpace, Vector], ids: Sequence[int]
    ) -> dict[VectorSpace, dict[int, tuple[float, float]]]:
        """Return in each space the cosine of each passage and that of its whole paragraph.

        Deleted passages are left out, and passages without a vector in the space: in that of the
        encoder those it has not read. The paragraph counts as far as it has been read.
        """

    def encoded_passages(self) -> int:
        """Return how many passages can be found in the encoder's space."""

    def search_keywords(
        self,
        query_text: str,
        *,
        limit: int,
        filter: Filter = ...,
    ) -> list[tuple[int, float]]:
        """Return (passage id, BM25 score) of matching passages inside the filter, best first."""


class HeadingStore(Protocol):
    """Sets of parallel headings."""

    def heading_sets(
        self, query: HeadingQuery, *, limit: int, filter: Filter = ...
    ) -> list[HeadingSet]:
        """Return the heading sets that `query` asks for inside the filter, most parallel first."""


class WordingStore(PassageStore, Protocol):
    """Occurrences of phrases and skeletons, and their counts."""

    def passages_containing(
        self, pieces: Sequence[str], *, limit: int, filter: Filter = ...
    ) -> list[int]:
        """Return ids of all passages that contain these strings, and of some that do not.

        Strings without a Chinese character return nothing.
        """

    def occurrences(self, ids: Sequence[int], *, filter: Filter = ...) -> list[Occurrence]:
        """Return every occurrence of these passages inside the filter."""

    def reports_containing(self, phrase: str, *, filter: Filter = ...) -> dict[str, int]:
        """Return the reports that contain `phrase` inside the filter: report id → passage id.

        One passage of each report is named. Copies of earlier reports are left out.
        """

    def pattern_counts(self) -> PatternCounts:
        """Return the sentence counts of all mined skeletons."""


class Intake(Protocol):
    """A writer of files. Every method returns after its change is on disk."""

    def is_unchanged(self, *paths: Path) -> bool:
        """Return whether the archive has this path with the same bytes.

        Several are pictures read as one report, under the path of the first.
        """

    def known_hash(self, *paths: Path) -> str | None:
        """Return the content hash of a file whose bytes the archive has at another path."""

    def has_content(self, content_hash: str) -> bool:
        """Return whether the archive has a file with this content hash, with all its reports."""

    def link(self, copies: Sequence[tuple[Path, str]]) -> None:
        """Add further paths of bytes that the archive has."""

    def add(self, files: Sequence[ReadFile]) -> list[ReportEntry]:
        """Store these files in place of the former ones at their paths; return the new reports."""

    def renew(self, files: Sequence[ReadFile]) -> list[Renewal]:
        """Store files that were read anew; ids and corrections of their reports stay."""

    def stored_files(self) -> list[StoredFile]:
        """Return all files of the archive, by path."""


class ReportArchive(WordingStore, HeadingStore, Protocol):
    """A store of reports that can be searched and changed."""

    def doubts(self, report_id: str) -> list[Doubt]:
        """Return what of a scanned report is to be confirmed, in reading order."""

    def is_own_file(self, path: Path) -> bool:
        """Return whether the file at this absolute path belongs to the archive itself."""

    def open_writer(self, *, progress: Progress) -> AbstractContextManager[Intake]:
        """Lock the archive and yield its writer; update the indexes on leaving."""

    def remove(self, report_ids: Sequence[str]) -> None:
        """Remove these reports. Raises ArchiveError, and removes none, for an unknown id."""

    def correct(self, report_id: str, correction: Correction) -> None:
        """Store a user's correction of a report; it survives another ingest."""

    def reindex(self, *, progress: Progress) -> None:
        """Rebuild all indexes, with the embedder the archive was opened with."""

    def encode_passages(self, *, progress: Progress, stop: Event | None = ...) -> ReadingState:
        """Let the encoder read what it has not read; return how far it is."""

    def reading_state(self) -> ReadingState:
        """Return how far the encoder has read the passages."""

    def status(self) -> ArchiveStatus:
        """Return the size and state of the archive."""
