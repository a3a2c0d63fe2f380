"""Store users' splits of paragraphs apart from the reports, so that they survive another ingest.

The table is created with the first split, so that older programs can still read the archive.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.archive.database.passage_rows import insert_passages, passage_rows
from assistant.archive.storage.database import Database
from assistant.errors import ArchiveError
from assistant.records import Paragraph, Section
from assistant.reports.passages import cut_at_offsets

Splits = Mapping[int, Sequence[int]]  # line of a paragraph → starts of its passages after the first
_TABLE = """
CREATE TABLE IF NOT EXISTS cuts (
    report TEXT NOT NULL,  -- its key, which outlives the report
    line INTEGER NOT NULL,
    starts TEXT NOT NULL,  -- JSON list of offsets
    PRIMARY KEY (report, line)
) WITHOUT ROWID
"""


def split_paragraphs(database: Database, number: int, key: str, splits: Splits) -> None:
    """Split paragraphs of a stored report anew and keep the splits.

    The caller commits and logs its texts. Raises ArchiveError for a line without a paragraph.
    """
    rows = database.execute(
        "SELECT id, section, line, page, text FROM paragraphs"
        " WHERE section IN (SELECT id FROM sections WHERE report = ?)",
        [number],
    ).fetchall()
    if unknown_lines := sorted(splits.keys() - {line for _, _, line, _, _ in rows}):
        raise ArchiveError(
            f"这篇报告在第 {unknown_lines[0]} 行没有段落。",
            hint="报告可能刚被重新收录，请再打开看看。",
        )
    for paragraph_id, section, line, page, text in rows:
        if line in splits:
            whole = Paragraph(line=line, page=page, text=text, passages=())
            database.execute("DELETE FROM passages WHERE paragraph = ?", [paragraph_id])
            cut = cut_at_offsets(whole, splits[line])
            insert_passages(database, list(passage_rows(cut, paragraph_id, section)))
    database.execute(
        "UPDATE reports SET passages = (SELECT count(*) FROM passages"
        " WHERE section IN (SELECT id FROM sections WHERE report = ?)) WHERE id = ?",
        [number, number],
    )
    _store_splits(database, key, splits)


def apply_splits(database: Database, key: str, sections: Sequence[Section]) -> list[Section]:
    """Return sections that were just read, with their stored splits applied."""
    splits = _read_splits(database, key)
    return [
        replace(
            section,
            paragraphs=tuple(
                cut_at_offsets(one, splits[one.line]) if one.line in splits else one
                for one in section.paragraphs
            ),
        )
        for section in sections
    ]


def move_splits(database: Database, key: str, lines: Mapping[int, int | None]) -> int:
    """Move the splits of a report to other lines; return how many had to be dropped.

    `lines` has for each line of a paragraph the one where it stands now, None where it is gone.
    """
    splits = _read_splits(database, key)
    moved = {new: starts for line, starts in splits.items() if (new := lines.get(line)) is not None}
    if splits and moved != splits:
        forget_splits(database, key)
        _store_splits(database, key, moved)
    return len(splits) - len(moved)


def forget_splits(database: Database, key: str) -> None:
    """Delete the splits of a report that the user removes."""
    if database.has_table("cuts"):
        database.execute("DELETE FROM cuts WHERE report = ?", [key])


def _store_splits(database: Database, key: str, splits: Splits) -> None:
    if not database.has_table("cuts"):
        database.execute(_TABLE)
    database.executemany(
        "INSERT INTO cuts (report, line, starts) VALUES (?, ?, ?)"
        " ON CONFLICT (report, line) DO UPDATE SET starts = excluded.starts",
        [(key, line, json.dumps(sorted(starts))) for line, starts in splits.items()],
    )


def _read_splits(database: Database, key: str) -> dict[int, list[int]]:
    if not database.has_table("cuts"):
        return {}
    rows = database.execute("SELECT line, starts FROM cuts WHERE report = ?", [key])
    return {line: json.loads(starts) for line, starts in rows}
