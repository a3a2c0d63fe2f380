"""Convert records of the archive to the JSON of the contract."""

from dataclasses import fields
from typing import Any

from assistant.archive.archive_records import ArchiveStatus
from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.records import Hit, Place, ReportEntry, Section

JsonRow = dict[str, Any]


def ingest_row(summary: IngestSummary) -> JsonRow:
    """Return the counts of an ingest and the skipped files."""
    return {
        "files": summary.files,
        "reports": summary.reports,
        "passages": summary.passages,
        "unchanged": summary.unchanged,
        "skipped": [{"file": str(s.file), "reason": s.reason} for s in summary.skipped],
    }


def report_row(entry: ReportEntry) -> JsonRow:
    """Return one report of the list."""
    return {
        "id": entry.id,
        "title": entry.title,
        "organisation": entry.organisation,
        "org_type": entry.org_type,
        "level": entry.level.value,
        "year": entry.year,
        "span": entry.span.value,
        "kind": entry.kind.value,
        "file": entry.file,
        "first_line": entry.first_line,
        "last_line": entry.last_line,
        "passages": entry.passages,
        "also_at": list(entry.also_at),
    }


def section_row(section: Section) -> JsonRow:
    """Return one section with its paragraphs and their passages."""
    return {
        "path": list(section.path),
        "function": section.function.value,
        "line": section.line,
        "paragraphs": [
            {
                "line": paragraph.line,
                "text": paragraph.text,
                "passages": [[passage.start, passage.end] for passage in paragraph.passages],
            }
            for paragraph in section.paragraphs
        ],
    }


def hit_row(hit: Hit) -> JsonRow:
    """Return one hit of a search."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "text": passage.text,
        "report_id": passage.report_id,
        "report_title": passage.report_title,
        "year": passage.year,
        "section": list(passage.section),
        "function": passage.function.value,
        **place_row(passage.place),
        "also_at": [place_row(place) for place in passage.also_at],
    }


def place_row(place: Place) -> JsonRow:
    """Return the place of a text; the page only where the format has pages."""
    row: JsonRow = {"file": place.file, "line": place.line}
    return row if place.page is None else {**row, "page": place.page}


def status_row(status: ArchiveStatus) -> JsonRow:
    """Return size and state of the archive."""
    return {field.name: getattr(status, field.name) for field in fields(status)} | {
        "folder": str(status.folder),
        "sections": {function.value: number for function, number in status.sections},
    }
