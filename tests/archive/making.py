"""Make reports, files, embedders and progress for the tests of the archive."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from assistant.archive.archive_records import ReadFile
from assistant.archive.embedding.embedder import Vectors
from assistant.archive.protocol import ReportArchive
from assistant.records import (
    Function,
    Kind,
    Level,
    Paragraph,
    Passage,
    Period,
    Report,
    Section,
    SkippedFile,
    Span,
)

CRASH, BAD = "!crash", "!bad"


class HashEmbedder:
    """Vectors of hashed character pairs: alike texts are near, and nothing is learned."""

    def __init__(self, name: str = "hash", *, dimension: int = 48) -> None:
        self.name = name
        self.fingerprint = f"{name}-{dimension}"
        self.dimension = dimension
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for first, second in pairwise(text):
                row[zlib.crc32((self.name + first + second).encode()) % self.dimension] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        made: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return made

    def encode_query(self, text: str) -> Vectors:
        row: Vectors = self.encode([text])[0]
        return row


class Record:
    """Progress that remembers what it was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int]] = []
        self.advanced = 0
        self.announced: list[str] = []
        self.notes: list[str] = []

    def start(self, step: str, total: int) -> None:
        self.steps.append((step, total))

    def advance(self, count: int = 1) -> None:
        self.advanced += count

    def added(self, report_id: str, title: str, file: str) -> None:
        self.announced.append(report_id)

    def note(self, text: str) -> None:
        self.notes.append(text)


def paragraph(line: int, text: str, *stretches: tuple[int, int, str]) -> Paragraph:
    """Return a paragraph with these (start, end, clean) passages; else one passage, itself."""
    cut = stretches or ((0, len(text), text),)
    passages = tuple(Passage(start=start, end=end, clean=clean) for start, end, clean in cut)
    return Paragraph(line=line, page=None, text=text, passages=passages)


def section(line: int, heading: str, function: Function, *texts: str) -> Section:
    """Return a section whose paragraphs follow its heading, a line each."""
    paragraphs = tuple(paragraph(n, text) for n, text in enumerate(texts, start=line + 1))
    return Section(path=(heading,), function=function, line=line, paragraphs=paragraphs)


def report(
    title: str,
    *sections: Section,
    year: int | None = 2023,
    org_type: str = "城管局",
    level: Level = Level.COUNTY,
    first_line: int = 1,
) -> Report:
    """Return a report of these sections."""
    lines = [p.line for part in sections for p in part.paragraphs]
    return Report(
        title=title,
        organisation="云溪县城管局",
        org_type=org_type,
        level=level,
        period=Period(year=year, span=Span.YEAR),
        kind=Kind.SUMMARY,
        first_line=first_line,
        last_line=max(lines, default=first_line),
        sections=sections,
    )


def file(path: Path | str, *reports: Report, content: str = "", numbered: bool = True) -> ReadFile:
    """Return a read file; its bytes are named by `content`."""
    return ReadFile(
        path=Path(path),
        size=len(content),
        content_hash=hashlib.sha256((content or str(path)).encode()).hexdigest(),
        format="md" if numbered else "docx",
        has_line_numbers=numbered,
        reports=reports,
    )


def store(archive: ReportArchive, *files: ReadFile) -> list[str]:
    """Put files into the archive; return the ids of their reports."""
    with archive.open_writer(progress=Record()) as intake:
        return [entry.id for entry in intake.add(files)]


def write_report(path: Path, title: str, *lines: str) -> Path:
    """Write a file that `read_simple` understands: a title, then a paragraph a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([title, *lines]), "utf-8")
    return path


def read_simple(path: Path) -> ReadFile | SkippedFile:
    """Stand in for loading and parsing; a file can ask to be refused, or to kill its reader."""
    data = path.read_bytes()
    title, *lines = data.decode().split("\n")
    if title == CRASH:
        os._exit(9)
    if title == BAD:
        return SkippedFile(file=path, reason="不是报告")
    return ReadFile(
        path=path,
        size=len(data),
        content_hash=hashlib.sha256(data).hexdigest(),
        format="md",
        has_line_numbers=True,
        reports=(report(title, section(1, "一、工作成效", Function.RESULTS, *lines)),),
    )
