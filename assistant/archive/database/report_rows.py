"""Store a report as rows of the database, with the id that it is known by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import count

from assistant.archive.archive_records import ReadFile
from assistant.archive.database.passage_rows import Row, insert_passages, passage_rows
from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import checksum
from assistant.records import Report, ReportEntry
from assistant.reports.loading.file_names import readable_path

_KEY_LENGTH = 10  # hexadecimal digits: short enough to type, unique among a million reports
_ID_TABLES = ("documents", "reports", "sections", "paragraphs")
RowIds = dict[str, Iterator[int]]  # the next ids of each table


def report_key(content_hash: str, report: Report) -> str:
    """Return the id of a new report; equal bytes give equal ids, in every archive."""
    name = f"{content_hash}\n{report.first_line}\n{report.title}"
    return hashlib.sha256(name.encode()).hexdigest()[:_KEY_LENGTH]


def report_metadata(report: Report) -> tuple[str | int | None, ...]:
    """Return what the archive knows of a report as a whole, in the order of its columns."""
    period = report.period
    who = (report.title, report.organisation, report.org_type, report.level)
    return (*who, period.year, period.span, report.kind)


def next_ids(database: Database) -> RowIds:
    """Return the ids that no row has yet, of each table that gets rows."""
    queries = {table: f"SELECT max(id) FROM {table}" for table in _ID_TABLES}  # noqa: S608
    return {
        table: count((database.execute(query).fetchone()[0] or 0) + 1)
        for table, query in queries.items()
    }


def insert_report(
    database: Database, report: Report, key: str, place: tuple[int, int], ids: RowIds
) -> None:
    """Insert a report, its sections, paragraphs and passages; `place` is its id and its document.

    The caller commits and logs its texts.
    """
    number, document = place
    said = report_metadata(report)
    database.execute(
        "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(number, key, document, *said),
            *(report.first_line, report.last_line, _count_passages(report), checksum(*said)),
        ],
    )
    _insert_sections(database, report, number, ids)


def report_entry(report: Report, key: str, file: ReadFile) -> ReportEntry:
    """Return a report as the archive lists it."""
    return ReportEntry(
        id=key,
        title=report.title,
        organisation=report.organisation,
        org_type=report.org_type,
        level=report.level,
        year=report.period.year,
        span=report.period.span,
        kind=report.kind,
        file=readable_path(file.path),
        first_line=report.first_line if file.has_line_numbers else None,
        last_line=report.last_line if file.has_line_numbers else None,
        passages=_count_passages(report),
    )


def _insert_sections(database: Database, report: Report, number: int, ids: RowIds) -> None:
    sections: list[Row] = []
    paragraphs: list[Row] = []
    passages: list[Row] = []
    for section in report.sections:
        owner = next(ids["sections"])
        path = json.dumps(section.path, ensure_ascii=False)
        sealed = checksum(path, section.function)
        sections.append((owner, number, path, section.function, section.line, sealed))
        for paragraph in section.paragraphs:
            place = next(ids["paragraphs"])
            row = (place, owner, paragraph.line, paragraph.page, paragraph.text)
            paragraphs.append((*row, checksum(paragraph.text)))
            passages.extend(passage_rows(paragraph, place, owner))
    database.executemany("INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?)", sections)
    database.executemany("INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?)", paragraphs)
    insert_passages(database, passages)


def _count_passages(report: Report) -> int:
    return sum(len(part.passages) for section in report.sections for part in section.paragraphs)
