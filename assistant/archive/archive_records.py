"""The records that the archive receives, searches by and returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from assistant.records import Function, Kind, Level, Report, ReportEntry, SkippedFile, Span
from assistant.scan_records import Doubt

FORMAT_VERSION = 7  # of archive.db and manifest.json; one more with each migration


class VectorSpace(StrEnum):
    """A space in which passages have vectors; vectors of two spaces do not compare."""

    STATIC = "static"  # of the model that embeds all passages at once after an ingest
    ENCODER = "encoder"  # of the slower model that reads the passages afterwards


class Rereading(StrEnum):
    """Which stored files an ingest reads anew."""

    NOTHING = "nothing"
    OUTDATED = "outdated"  # those that an older version of the reader read
    ALL = "all"


class Progress(Protocol):
    """A receiver of the progress of a long job."""

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` items."""

    def advance(self, count: int = 1) -> None:
        """Report `count` more items as done."""

    def added(self, report_id: str, title: str, file: str) -> None:
        """Report a stored report; it is on disk, whatever happens next."""

    def note(self, text: str) -> None:
        """Report a message for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that was read and parsed, ready to be stored."""

    path: Path  # absolute
    size: int  # bytes
    content_hash: str
    format: str
    has_line_numbers: bool
    reports: tuple[Report, ...]
    secrecy_mark: str = ""  # as on the first page or in a head: 机密★1年
    note: str = ""  # what a person should look at: figures that a scan shows badly
    doubts: tuple[Doubt, ...] = ()  # of a scan
    left_out: tuple[SkippedFile, ...] = ()  # of pictures read as one report: those that are no page


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of which the archive has the reports."""

    name: str  # its path in readable form
    content_hash: str
    size: int  # bytes
    is_current: bool  # whether the present reader read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What became of a stored file that was read anew."""

    path: Path
    changed: tuple[ReportEntry, ...] = ()  # the others read as before
    lost_corrections: int = 0  # of lines that are no more


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStatus:
    """The size and state of an archive."""

    folder: Path
    files: int
    reports: int
    passages: int
    texts: int  # distinct passages
    model: str  # "" before the first ingest
    dimension: int
    vectors: int
    vector_index: str  # its kind, in FAISS's terms
    generation: int  # grows with every change
    bytes: int  # on disk
    pending: int  # changed texts that cannot be found yet
    sections: tuple[tuple[Function, int], ...]  # the number of sections by function
    doubts: int  # stretches of scans to be confirmed
    outdated: int = 0  # files that an older version of the reader read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """How far the encoder has read the distinct passages of an archive."""

    model: str  # the encoder's name; "" without one
    read: int
    texts: int

    @property
    def unread(self) -> int:
        """The number of passages that are ranked without the encoder; 0 without one."""
        return self.texts - self.read if self.model else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A passage in one report, the unit of all counts."""

    passage_id: int
    report_id: str
    function: Function
    clean: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingQuery:
    """Conditions on heading sets; None and () do not limit."""

    count: int | None = None  # headings
    clauses: int | None = None  # of the usual heading
    length: tuple[int, int] | None = None  # least and most characters of the usual heading
    containing: tuple[str, ...] = ()  # one of these strings in one of the headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The metadata of a report."""

    title: str
    organisation: str  # "" if unknown
    org_type: str
    level: Level
    year: int | None
    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A user's correction of a report."""

    metadata: Metadata
    functions: Mapping[int, Function]  # by the section's line; others stay
    # By the line of the paragraph, where its passages after the first begin; others stay.
    splits: Mapping[int, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordEntry:
    """A text for the keyword index, with the facets of all its occurrences."""

    id: int
    clean: str
    paragraph: str  # the whole paragraph, clean: its sentences explain each other
    headings: str
    years: frozenset[int]
    spans: frozenset[str]
    org_types: frozenset[str]
    levels: frozenset[str]
    functions: frozenset[str]
    reports: frozenset[str]
