"""The small protocol between the archive and everything above it.

Nothing above `archive/` knows what stands behind it. A second implementation, on an engine for
many machines, offers these and passes the same tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.archive.archive_records import (
    ArchiveStatus,
    HeadingQuery,
    Occurrence,
    Progress,
    ReadFile,
)
from assistant.records import (
    Filter,
    HeadingSet,
    ReportEntry,
    Section,
    StoredPassage,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.archive.archive_records import Correction
    from assistant.archive.patterns.pattern_counts import PatternCounts

    Vector = NDArray[np.float32]


class PassageStore(Protocol):
    """Find passages, and what is known about their reports."""

    def reports(self) -> list[ReportEntry]:
        """Return all reports, by file and place in it."""

    def report(self, report_id: str) -> ReportEntry:
        """Return one report; ArchiveError where there is none with this id."""

    def sections(self, report_id: str) -> list[Section]:
        """Return the sections of one report in reading order."""

    def report_passages(self, report_id: str) -> list[StoredPassage]:
        """Return the passages of one report in reading order."""

    def passages(
        self,
        ids: Sequence[int],
        *,
        filter: Filter = ...,
    ) -> list[StoredPassage]:
        """Return these passages in this order, without those that do not pass the filter."""

    def search_vectors(
        self,
        vector: Vector,
        *,
        limit: int,
        filter: Filter = ...,
    ) -> list[tuple[int, float]]:
        """Return (passage id, cosine), best first, among those that pass the filter."""

    def similarities(self, vector: Vector, ids: Sequence[int]) -> dict[int, tuple[float, float]]:
        """Return for each passage its cosine and that of its whole paragraph.

        Left out are passages that are gone or have no vector.
        """

    def search_keywords(
        self,
        query_text: str,
        *,
        limit: int,
        filter: Filter = ...,
    ) -> list[tuple[int, float]]:
        """Return (passage id, BM25 score), best first, among those that pass the filter."""


class HeadingStore(Protocol):
    """Find headings that stand side by side and are made alike."""

    def heading_sets(
        self, query: HeadingQuery, *, limit: int, filter: Filter = ...
    ) -> list[HeadingSet]:
        """Return the most parallel of those asked for that pass the filter."""


class WordingStore(PassageStore, Protocol):
    """Say how things are put, and how often."""

    def passages_containing(
        self, pieces: Sequence[str], *, limit: int, filter: Filter = ...
    ) -> list[int]:
        """Return ids of passages that may hold all these strings; all that do are among them.

        Nothing is returned for pieces without a Chinese character.
        """

    def occurrences(self, ids: Sequence[int], *, filter: Filter = ...) -> list[Occurrence]:
        """Return every place inside the filter where these passages stand."""

    def reports_containing(self, phrase: str, *, filter: Filter = ...) -> dict[str, int]:
        """Return reports that hold `phrase` word for word inside the filter: id → passage id.

        Of each report one passage is named. A report that copies another is left out.
        """

    def pattern_counts(self) -> PatternCounts:
        """Return in how many sentences the skeletons mined from the archive stand."""


class Intake(Protocol):
    """Take files in. Every method returns after its change is on disk."""

    def is_unchanged(self, path: Path) -> bool:
        """Return whether the archive holds this file with these very bytes."""

    def known_hash(self, path: Path) -> str | None:
        """Return the content hash of the file, if the archive holds these bytes elsewhere."""

    def link(self, copies: Sequence[tuple[Path, str]]) -> None:
        """Note further places of bytes that the archive holds."""

    def add(self, files: Sequence[ReadFile]) -> list[ReportEntry]:
        """Store these files in place of what stood at their paths; return the new reports."""


class ReportArchive(WordingStore, HeadingStore, Protocol):
    """A place for reports that can be filled and asked."""

    def is_own_file(self, path: Path) -> bool:
        """Return whether the file at this absolute path is the archive's own, not a report."""

    def open_writer(self, *, progress: Progress) -> AbstractContextManager[Intake]:
        """Lock the archive for one writer; on leaving, what was added can be found."""

    def remove(self, report_ids: Sequence[str]) -> None:
        """Forget these reports; ArchiveError, and nothing removed, where one is unknown."""

    def correct(self, report_id: str, correction: Correction) -> None:
        """Let a report be what a person says it is, for good; ArchiveError where it cannot."""

    def reindex(self, *, progress: Progress) -> None:
        """Derive vectors and keywords anew, with the embedder the archive was opened with."""

    def status(self) -> ArchiveStatus:
        """Return size and state."""
