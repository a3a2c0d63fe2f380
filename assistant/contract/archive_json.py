"""Turn records into the JSON rows of the command-line contract."""

from dataclasses import fields
from typing import Any

from assistant.archive.archive_records import ArchiveStatus
from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection
from assistant.records import Hit, Place, ReportEntry, Section

Row = dict[str, Any]


def ingest_row(summary: IngestSummary) -> Row:
    """Return what an ingest did."""
    return {
        "files": summary.files,
        "reports": summary.reports,
        "passages": summary.passages,
        "unchanged": summary.unchanged,
        "skipped": [{"file": str(s.file), "reason": s.reason} for s in summary.skipped],
    }


def report_row(entry: ReportEntry) -> Row:
    """Return one line of the list of reports."""
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


def section_row(section: Section) -> Row:
    """Return one section with its paragraphs and the passages they are cut into."""
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


def hit_row(hit: Hit) -> Row:
    """Return one answer of a search."""
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


def place_row(place: Place) -> Row:
    """Return where a text stands; the page only where the format has pages."""
    row: Row = {"file": place.file, "line": place.line}
    return row if place.page is None else {**row, "page": place.page}


def status_row(status: ArchiveStatus) -> Row:
    """Return size and state of the archive."""
    return {field.name: getattr(status, field.name) for field in fields(status)} | {
        "folder": str(status.folder),
        "sections": {function.value: number for function, number in status.sections},
    }


def draft_row(kept: StoredDraft) -> Row:
    """Return one line of the list of drafts."""
    return {
        "id": kept.id,
        "title": kept.plan.title,
        "made": kept.made,
        "changed": kept.changed,
        "written": kept.written,
        "sections": len(kept.sections),
        "open": len(kept.draft().unresolved),
    }


def section_versions_row(section: StoredSection) -> Row:
    """Return one section of a draft with its history, the oldest version first."""
    return {
        "heading": section.heading,
        "locked": section.is_locked,
        "versions": [
            {
                "made": version.made,
                "how": version.how.value,
                "instruction": version.instruction,
                "text": version.text,
            }
            for version in section.versions
        ],
    }
