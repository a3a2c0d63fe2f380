"""Store the sets of parallel headings of each report, and read those a query asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.archive.archive_records import HeadingQuery
from assistant.archive.database.filter_sql import filter_condition
from assistant.archive.database.read_reports import read_sections
from assistant.archive.storage.database import Database
from assistant.records import Filter, Function, HeadingSet, Section

_TABLE = """
CREATE TABLE heading_sets (
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    line INTEGER NOT NULL,
    function TEXT NOT NULL,
    headings TEXT NOT NULL,  -- one per line
    count INTEGER NOT NULL,
    lengths TEXT NOT NULL,  -- JSON list, of the clauses of the usual heading
    clauses INTEGER NOT NULL,
    length INTEGER NOT NULL,  -- characters of the usual heading
    alike REAL NOT NULL
)
"""
_READ = """
SELECT s.headings, s.lengths, s.alike, s.function, r.key, r.title, r.year,
       (SELECT min(path) FROM files WHERE document = r.document), s.line
FROM heading_sets s JOIN reports r ON r.id = s.report WHERE s.rowid IN (
    SELECT s.rowid FROM heading_sets s {scan} {reports} WHERE {terms} ORDER BY s.alike DESC LIMIT ?
) ORDER BY s.alike DESC, r.year DESC NULLS LAST, s.rowid
"""
_REPORTS = "JOIN reports r ON r.id = s.report"  # joined only for a filter: it takes time


def add_heading_sets(database: Database) -> None:
    """Create the table and fill it for the stored reports, as a migration."""
    database.execute(_TABLE)
    database.execute("CREATE INDEX heading_sets_report ON heading_sets (report)")
    database.execute("CREATE INDEX heading_sets_alike ON heading_sets (alike)")
    for number, key in database.execute("SELECT id, key FROM reports").fetchall():
        store_heading_sets(database, number, read_sections(database, key))


def store_heading_sets(database: Database, report: int, sections: Sequence[Section]) -> None:
    """Store the heading sets of a report; they are deleted with it."""
    database.executemany(
        "INSERT INTO heading_sets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _set_rows(report, sections)
    )


def read_set_rows(database: Database, report: int) -> list[tuple[Any, ...]]:
    """Return the rows of the heading sets of a report as they are stored."""
    return database.execute(
        "SELECT * FROM heading_sets WHERE report = ? ORDER BY rowid", [report]
    ).fetchall()


def read_heading_sets(
    database: Database, query: HeadingQuery, *, limit: int, filter: Filter
) -> list[HeadingSet]:
    """Return at most `limit` heading sets of `query` inside the filter, most parallel first."""
    inside, parameters = filter_condition(filter)
    terms, values = [inside], [*parameters]
    for term, value in _conditions(query):
        terms.append(term)
        values += value
    sql = _READ.format(
        # A full scan finds a rare string sooner than a walk from the most parallel set down.
        scan="NOT INDEXED" if query.containing else "",
        reports=_REPORTS if filter else "",
        terms=" AND ".join(terms),
    )
    rows = database.execute(sql, [*values, limit])
    return [_heading_set(row) for row in rows]


def _set_rows(report: int, sections: Sequence[Section]) -> Iterator[tuple[Any, ...]]:
    # Late: what knows headings takes a while to load, and most commands store none.
    from assistant.reports.parallel_headings import find_parallel_headings

    for found in find_parallel_headings(sections):
        yield (
            *(report, found.line, found.function, "\n".join(found.headings), len(found.headings)),
            *(json.dumps(found.lengths), len(found.lengths), sum(found.lengths), found.alike),
        )


def _conditions(query: HeadingQuery) -> Iterator[tuple[str, list[Any]]]:
    if query.count is not None:
        yield "s.count = ?", [query.count]
    if query.clauses is not None:
        yield "s.clauses = ?", [query.clauses]
    if query.length is not None:
        yield "s.length BETWEEN ? AND ?", [*query.length]
    if query.containing:
        held = " OR ".join(["instr(s.headings, ?) > 0"] * len(query.containing))
        yield f"({held})", list(query.containing)


def _heading_set(row: tuple[Any, ...]) -> HeadingSet:
    headings, lengths, alike, function, key, title, year, file, line = row
    return HeadingSet(
        headings=tuple(headings.split("\n")),
        lengths=tuple(json.loads(lengths)),
        alike=alike,
        function=Function(function),
        report_id=key,
        report_title=title,
        year=year,
        file=file,
        line=line,
    )
