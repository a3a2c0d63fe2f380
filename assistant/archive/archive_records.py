"""The records of the archive: what goes in, what is asked for, what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from assistant.records import Function, Kind, Level, Report, Span

FORMAT_VERSION = 4  # of archive.db and manifest.json; one more with each migration


class Progress(Protocol):
    """Where a long job says how far it is."""

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` things."""

    def advance(self, count: int = 1) -> None:
        """Say that `count` more are done."""

    def added(self, report_id: str, title: str, file: str) -> None:
        """Announce a report that is now on disk, whatever happens next."""

    def note(self, text: str) -> None:
        """Say something worth knowing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file, read and understood, on its way into the archive."""

    path: Path  # absolute
    size: int  # bytes
    content_hash: str
    format: str
    has_line_numbers: bool
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStatus:
    """Size and state of an archive."""

    folder: Path
    files: int
    reports: int
    passages: int
    texts: int  # distinct passages
    model: str  # "" before the first ingest
    dimension: int
    vectors: int
    vector_index: str  # what kind, for a person who knows FAISS
    generation: int  # grows with every change
    bytes: int  # on disk
    pending: int  # texts that changed and cannot be found yet
    sections: tuple[tuple[Function, int], ...]  # how many of each function


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A passage as it stands in one report: what is counted is made of these."""

    passage_id: int
    report_id: str
    function: Function
    clean: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingQuery:
    """Which sets of headings are asked for; None and () do not limit."""

    count: int | None = None  # headings
    clauses: int | None = None  # of the usual heading
    length: tuple[int, int] | None = None  # least and most characters of the usual heading
    containing: tuple[str, ...] = ()  # any of these strings in any heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """All that is said about a report as a whole."""

    title: str
    organisation: str  # "" where it is not known
    org_type: str
    level: Level
    year: int | None
    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A report as a person says it is."""

    metadata: Metadata
    functions: Mapping[int, Function]  # by the line of the section; those not named stay
    # By the line of the paragraph, where its passages after the first begin; others stay.
    splits: Mapping[int, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordEntry:
    """A text as it is indexed: its words, and the facets of all its occurrences."""

    id: int
    clean: str
    paragraph: str  # clean, the whole one that the text is a stretch of: items explain each other
    headings: str
    years: frozenset[int]
    spans: frozenset[str]
    org_types: frozenset[str]
    levels: frozenset[str]
    functions: frozenset[str]
    reports: frozenset[str]
