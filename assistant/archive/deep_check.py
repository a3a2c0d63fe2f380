"""Verify all that an archive holds against its checksums, and make anew what can be derived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.archive.archive_records import Progress
from assistant.archive.database.heading_sets import read_set_rows, store_heading_sets
from assistant.archive.database.open_for_writing import open_for_writing
from assistant.archive.database.passage_rows import text_hash
from assistant.archive.database.read_reports import read_sections
from assistant.archive.database.schema import LocalDatabase, transaction
from assistant.archive.embedding import Embedder
from assistant.archive.index.catch_up import catch_up
from assistant.archive.storage.disk_faults import storage_faults
from assistant.archive.storage.manifest import find_broken_indexes, read_manifest
from assistant.archive.storage.row_checksums import SEALED_COLUMNS, checksum

_FAULTS_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedReport:
    """A report that is not as it was stored, and the files to take it in from again."""

    id: str
    title: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeepCheck:
    """What was found, and what was made anew."""

    structure: tuple[str, ...] = ()  # faults of the database file, in SQLite's words
    damaged: tuple[DamagedReport, ...] = ()
    passages: int = 0  # verified
    vectors: int = 0  # damaged: those of the static model were computed again
    heading_sets: int = 0  # reports whose sets were found again
    indexes: tuple[str, ...] = ()  # built anew


def check_deeply(folder: Path, embedder: Embedder, *, progress: Progress) -> DeepCheck:
    """Verify the archive in `folder`; repair what can be derived from sound reports.

    The next ingest of the files of a damaged report reads them again. Raises ArchiveError where
    another program writes.
    """
    with storage_faults(folder), open_for_writing(folder) as database:
        if structure := _find_faults(database):
            return DeepCheck(structure=tuple(structure))
        progress.start("核对段落", 1)
        (passages,) = database.execute("SELECT count(*) FROM passages").fetchone()
        damaged = _find_damaged(database)
        progress.advance()
        if damaged:
            _ask_for_files(database, damaged)
            return DeepCheck(damaged=damaged, passages=passages)
        vectors = _drop_damaged_vectors(database)
        headings = _renew_heading_sets(database, progress)
        _forget_patterns(database)
        manifest = read_manifest(folder)
        broken = find_broken_indexes(folder, manifest, thoroughly=True) if manifest else set()
        catch_up(folder, database, embedder, progress=progress, anew=broken)
        return DeepCheck(
            passages=passages, vectors=vectors, heading_sets=headings, indexes=tuple(sorted(broken))
        )


def _find_faults(database: LocalDatabase) -> list[str]:
    """Return what is wrong with the file; SQLite's own indexes are made anew first."""
    if _integrity(database):
        database.execute("REINDEX")
    orphans = database.execute("PRAGMA foreign_key_check").fetchmany(_FAULTS_SHOWN)
    return _integrity(database) + [f"{table} {row} → {parent}" for table, row, parent, _ in orphans]


def _integrity(database: LocalDatabase) -> list[str]:
    rows = database.execute(f"PRAGMA integrity_check({_FAULTS_SHOWN})").fetchall()
    return [text for (text,) in rows if text != "ok"]


def _find_damaged(database: LocalDatabase) -> tuple[DamagedReport, ...]:
    database.create_function("checksum", -1, checksum, deterministic=True)
    database.create_function("text_hash", 1, text_hash, deterministic=True)
    numbers = {number for query in _damage_queries() for (number,) in database.execute(query)}
    return tuple(_damaged_report(database, number) for number in sorted(numbers))


def _damage_queries() -> Iterator[str]:
    """Yield the queries for the numbers of reports in which something is not as it was stored."""
    yield f"SELECT r.id FROM reports r WHERE {_is_damaged('reports', 'r')}"  # noqa: S608
    yield f"SELECT s.report FROM sections s WHERE {_is_damaged('sections', 's')}"  # noqa: S608
    paragraphs = "paragraphs g JOIN sections s ON s.id = g.section"
    yield f"SELECT s.report FROM {paragraphs} WHERE {_is_damaged('paragraphs', 'g')}"  # noqa: S608
    stretch = 'coalesce(p.clean, substr(g.text, p.start + 1, p."end" - p.start))'
    yield (
        f"SELECT s.report FROM {paragraphs} JOIN passages p ON p.paragraph = g.id"  # noqa: S608
        f" JOIN texts t ON t.id = p.text WHERE text_hash(CAST({stretch} AS BLOB)) <> t.hash"
    )


def _is_damaged(table: str, alias: str) -> str:
    """Return the SQL for a row that does not fit its checksum; as bytes, for any may be in it."""
    columns = ", ".join(f"CAST({alias}.{name} AS BLOB)" for name in SEALED_COLUMNS[table])
    return f"checksum({columns}) IS NOT {alias}.checksum"


def _damaged_report(database: LocalDatabase, number: int) -> DamagedReport:
    key, title = database.execute(
        "SELECT key, CAST(title AS BLOB) FROM reports WHERE id = ?", [number]
    ).fetchone()
    files = database.execute(
        "SELECT path FROM files WHERE document = (SELECT document FROM reports WHERE id = ?)"
        " ORDER BY path",
        [number],
    )
    return DamagedReport(
        id=key, title=title.decode("utf-8", "replace"), files=tuple(path for (path,) in files)
    )


def _ask_for_files(database: LocalDatabase, damaged: Sequence[DamagedReport]) -> None:
    """Let the next ingest read the files of these reports again, and replace them."""
    with transaction(database):
        database.executemany(
            "UPDATE documents SET complete = 0"
            " WHERE id = (SELECT document FROM reports WHERE key = ?)",
            [(report.id,) for report in damaged],
        )


def _drop_damaged_vectors(database: LocalDatabase) -> int:
    with transaction(database):
        condition = _is_damaged("vectors", "vectors")
        return database.execute(f"DELETE FROM vectors WHERE {condition}").rowcount  # noqa: S608


def _renew_heading_sets(database: LocalDatabase, progress: Progress) -> int:
    """Find the heading sets of all reports again; return in how many they were others."""
    reports = database.execute("SELECT id, key FROM reports").fetchall()
    progress.start("核对标题", len(reports))
    renewed = 0
    for number, key in reports:
        with transaction(database):
            before = read_set_rows(database, number)
            database.execute("DELETE FROM heading_sets WHERE report = ?", [number])
            store_heading_sets(database, number, read_sections(database, key))
            renewed += read_set_rows(database, number) != before
        progress.advance()
    return renewed


def _forget_patterns(database: LocalDatabase) -> None:
    """Let the skeletons be mined and counted again: nothing else says whether they are right."""
    with transaction(database):
        database.execute("DELETE FROM pattern_counts")
        database.execute("DELETE FROM patterns")
        database.execute("UPDATE meta SET value = 0 WHERE key = 'mined_reports'")
