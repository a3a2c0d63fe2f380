"""Define the records of scans: what is doubtful, what is left out, how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class DoubtKind(StrEnum):
    """What of a scan was recognised with little certainty."""

    FIGURE = "数字"
    WORDING = "文字"
    OMITTED = "没有读入"  # a line of which hardly anything is certain


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A stretch of a scan that was recognised with little certainty, to be confirmed."""

    kind: DoubtKind
    page: int  # from 1
    text: str
    score: float  # the certainty, from 0 to 1
    printed: str  # the line on paper that it stands in, as recognised
    line: int = 1  # `Line.number` of the paragraph; for a line left out, of the one before
    start: int = 0  # offsets into the text of that line; both 0 where it was not found there
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLeftOut:
    """A scanned page that is no part of the text, and the reason."""

    page: int  # from 1
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProgress:
    """How many pages of a scan are recognised."""

    file: Path
    done: int
    total: int
