"""Convert records of the archive to the JSON of the contract."""

from assistant.archive.archive_records import ArchiveStatus, ReadingState
from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.contract.json_values import JsonRow, to_json, to_row
from assistant.records import Hit, Place, Section
from assistant.scan_records import Doubt


def ingest_row(summary: IngestSummary) -> JsonRow:
    """Return the counts of an ingest and the skipped files."""
    return to_row(summary, "files", "reports", "passages", "unchanged") | {
        "skipped": [to_row(one, "file", "reason") for one in summary.skipped]
    }


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


def status_row(status: ArchiveStatus, reading: ReadingState) -> JsonRow:
    """Return size and state of the archive, and how many of its texts the encoder has read."""
    encoder = {"encoder": reading.model, "read": reading.read}
    return {**to_row(status), **encoder, "sections": to_json(dict(status.sections))}
