"""Store what of a scan is to be confirmed, with its report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from assistant.archive.storage.database import Database
from assistant.records import Report
from assistant.scan_records import Doubt, DoubtKind

_TABLE = """
CREATE TABLE doubts (
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    kind TEXT NOT NULL,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    score REAL NOT NULL,
    printed TEXT NOT NULL,
    line INTEGER NOT NULL,  -- of the paragraph
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
)
"""


def add_doubts(database: Database) -> None:
    """Create the table, as a migration: scans stored before have none."""
    database.execute(_TABLE)
    database.execute("CREATE INDEX doubts_report ON doubts (report)")


def share_doubts(reports: Sequence[Report], doubts: Sequence[Doubt]) -> list[list[Doubt]]:
    """Return the doubts of each report of a file; those before one, on its cover, are its own."""
    shares: list[list[Doubt]] = [[] for _ in reports]
    ends = [report.last_line for report in reports]
    for doubt in doubts:
        shares[min(bisect_left(ends, doubt.line), len(reports) - 1)].append(doubt)
    return shares


def store_doubts(database: Database, report: int, doubts: Sequence[Doubt]) -> None:
    """Store the doubts of a report; they are deleted with it."""
    database.executemany(
        "INSERT INTO doubts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(report, one.kind, one.page, one.text, one.score),
                *(one.printed, one.line, one.start, one.end),
            )
            for one in doubts
        ],
    )


def replace_doubts(database: Database, report: int, doubts: Sequence[Doubt]) -> None:
    """Store the doubts of a report that was read again, in place of its former ones."""
    database.execute("DELETE FROM doubts WHERE report = ?", [report])
    store_doubts(database, report, doubts)


def read_doubts(database: Database, report_id: str) -> list[Doubt]:
    """Return the doubts of a report in reading order; none for an unknown id."""
    rows = database.execute(
        'SELECT d.kind, d.page, d.text, d.score, d.printed, d.line, d.start, d."end"'
        " FROM doubts d JOIN reports r ON r.id = d.report WHERE r.key = ?"
        " ORDER BY d.page, d.line, d.start, d.rowid",
        [report_id],
    )
    return [
        Doubt(
            kind=DoubtKind(kind),
            page=page,
            text=text,
            score=score,
            printed=printed,
            line=line,
            start=start,
            end=end,
        )
        for kind, page, text, score, printed, line, start, end in rows
    ]
