"""Convert records of the archive to the JSON of the contract."""

from assistant.archive.archive_records import ArchiveStatus, ReadingState
from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.contract.json_values import JsonRow, to_json, to_row
from assistant.records import Hit, Place, ReportEntry, Section
from assistant.scan_records import Doubt


def ingest_row(summary: IngestSummary) -> JsonRow:
    """Return the counts of an ingest and the skipped files."""
    return to_row(summary, "files", "reports", "passages", "unchanged") | {
        "skipped": [to_row(one, "file", "reason") for one in summary.skipped],
        "gone": [to_json(file) for file in summary.gone],
    }


def report_row(entry: ReportEntry, missing: frozenset[str]) -> JsonRow:
    """Return one report, and whether all its files are among the `missing`."""
    return {**to_row(entry), "missing": entry.files <= missing}


def section_row(section: Section) -> JsonRow:
    """Return one section with its paragraphs and their passages."""
    return to_row(section, "path", "function", "line") | {
        "paragraphs": [
            to_row(paragraph, "line", "text")
            | {"passages": [[passage.start, passage.end] for passage in paragraph.passages]}
            for paragraph in section.paragraphs
        ]
    }


def doubt_row(doubt: Doubt) -> JsonRow:
    """Return what of a scan is to be confirmed; `start` and `end` within its paragraph."""
    return to_row(doubt, "kind", "page", "text", "score", "printed", "line", "start", "end")


def hit_row(hit: Hit) -> JsonRow:
    """Return one hit of a search."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        **to_row(passage, "text", "report_id", "report_title", "year", "section", "function"),
        **place_row(passage.place),
        "also_at": [place_row(place) for place in passage.also_at],
    }


def place_row(place: Place) -> JsonRow:
    """Return the place of a text; the page only where the format has pages."""
    return to_row(place, "file", "line", *([] if place.page is None else ["page"]))


def status_row(status: ArchiveStatus, reading: ReadingState, missing: frozenset[str]) -> JsonRow:
    """Return size and state of the archive, what the encoder has read, and how many files miss."""
    encoder = {"encoder": reading.model, "read": reading.read, "missing": len(missing)}
    return {**to_row(status), **encoder, "sections": to_json(dict(status.sections))}
