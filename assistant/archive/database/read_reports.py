"""Read reports, sections and passages from the database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from assistant.archive.database.filter_sql import filter_condition
from assistant.archive.database.passage_rows import Row
from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import sound_value
from assistant.errors import ArchiveError
from assistant.records import (
    Filter,
    Function,
    Kind,
    Level,
    Paragraph,
    Passage,
    Place,
    ReportEntry,
    Section,
    Span,
    StoredPassage,
)

_REPORTS = f"""
SELECT r.key, {sound_value("reports")}, r.organisation, r.org_type, r.level, r.year, r.span, r.kind,
       r.first_line, r.last_line, r.passages, r.document, d.numbered
FROM reports r JOIN documents d ON d.id = r.document
"""  # noqa: S608

_PASSAGES = f"""
SELECT p.text, p.start, p."end", {sound_value("paragraphs")}, g.line, g.page,
       {sound_value("sections")}, s.function, r.key, {sound_value("reports")},
       r.organisation, r.org_type, r.level, r.year, r.span, r.document, {{inside}}
FROM passages p JOIN paragraphs g ON g.id = p.paragraph
JOIN sections s ON s.id = p.section JOIN reports r ON r.id = s.report
"""  # noqa: S608
_TEXT, _LINE, _PAGE, _DOCUMENT, _INSIDE = 0, 4, 5, 15, 16

_SECTION_PASSAGES = f"""
SELECT s.id, {sound_value("sections")}, s.function, s.line, g.id, g.line, g.page,
       {sound_value("paragraphs")}, p.start, p."end", p.clean
FROM sections s JOIN reports r ON r.id = s.report
LEFT JOIN paragraphs g ON g.section = s.id LEFT JOIN passages p ON p.paragraph = g.id
WHERE r.key = ? ORDER BY s.id, g.id, p.start
"""  # noqa: S608


def read_reports(database: Database) -> list[ReportEntry]:
    """Return all reports, ordered by file and position in it."""
    files = _files_by_document(database)
    rows = database.execute(_REPORTS).fetchall()
    entries = [_report_entry(row, files[row[11]]) for row in rows]
    order = sorted(range(len(rows)), key=lambda n: (entries[n].file, rows[n][8]))
    return [entries[n] for n in order]


def read_report(database: Database, report_id: str) -> ReportEntry:
    """Return one report. Raises ArchiveError for an unknown id."""
    row = database.execute(_REPORTS + " WHERE r.key = ?", [report_id]).fetchone()
    if row is None:
        raise report_not_found_error([report_id])
    return _report_entry(row, _files_by_document(database, [row[11]])[row[11]])


def report_not_found_error(report_ids: Iterable[str]) -> ArchiveError:
    """Return the error for unknown report ids."""
    return ArchiveError(
        f"档案里没有这些报告：{'、'.join(report_ids)}",
        hint="用 assistant reports 查看所有报告的编号。",
    )


def read_sections(database: Database, report_id: str) -> list[Section]:
    """Return the sections of one report in reading order; none for an unknown id."""
    rows = database.execute(_SECTION_PASSAGES, [report_id])
    return [
        Section(
            path=tuple(json.loads(path)),
            function=Function(function),
            line=line,
            paragraphs=tuple(_group_paragraphs(group)),
        )
        for (_, path, function, line), group in groupby(rows, itemgetter(0, 1, 2, 3))
    ]


def read_passages(
    database: Database,
    ids: Sequence[int],
    filter: Filter,
) -> list[StoredPassage]:
    """Return these passages in this order, without those outside the filter.

    Each has the place of its newest occurrence inside the filter; all others are in `also_at`.
    """
    inside, parameters = filter_condition(filter)
    rows = database.execute(
        _PASSAGES.format(inside=inside) + " WHERE p.text IN (SELECT value FROM json_each(?))"  # noqa: S608
        " ORDER BY p.text, r.year DESC NULLS LAST, p.paragraph, p.start",
        [*parameters, json.dumps([int(text) for text in ids])],
    ).fetchall()
    files = _files_by_document(database, {row[_DOCUMENT] for row in rows})
    found = {
        text: _merge_rows(list(group), files)
        for text, group in groupby(rows, key=itemgetter(_TEXT))
    }
    return [passage for text in ids if (passage := found.get(text)) is not None]


def read_report_passages(database: Database, report_id: str) -> list[StoredPassage]:
    """Return the passages of one report in reading order; none for an unknown id."""
    rows = database.execute(
        _PASSAGES.format(inside="TRUE") + " WHERE r.key = ? ORDER BY p.paragraph, p.start",
        [report_id],
    ).fetchall()
    files = _files_by_document(database, {row[_DOCUMENT] for row in rows})
    return [_stored_passage(row, files[row[_DOCUMENT]], []) for row in rows]


def _report_entry(row: Row, files: list[str]) -> ReportEntry:
    numbered = row[12]
    return ReportEntry(
        id=row[0],
        title=row[1],
        organisation=row[2],
        org_type=row[3],
        level=Level(row[4]),
        year=row[5],
        span=Span(row[6]),
        kind=Kind(row[7]),
        file=files[0],
        first_line=row[8] if numbered else None,
        last_line=row[9] if numbered else None,
        passages=row[10],
        also_at=tuple(files[1:]),
    )


def _files_by_document(
    database: Database, documents: Iterable[int] | None = None
) -> dict[int, list[str]]:
    """Return the sorted paths of these documents; of all, for None."""
    if documents is None:
        rows = database.execute("SELECT document, path FROM files ORDER BY path")
    else:
        rows = database.execute(
            "SELECT document, path FROM files"
            " WHERE document IN (SELECT value FROM json_each(?)) ORDER BY path",
            [json.dumps(list(documents))],
        )
    files: defaultdict[int, list[str]] = defaultdict(list)
    for document, path in rows:
        files[document].append(path)
    return files


def _group_paragraphs(rows: Iterable[Row]) -> Iterator[Paragraph]:
    for (paragraph, line, page, text), group in groupby(rows, itemgetter(4, 5, 6, 7)):
        if paragraph is not None:
            passages = tuple(
                Passage(start=start, end=end, clean=text[start:end] if clean is None else clean)
                for *_, start, end, clean in group
                if start is not None
            )
            yield Paragraph(line=line, page=page, text=text, passages=passages)


def _merge_rows(rows: list[Row], files: dict[int, list[str]]) -> StoredPassage | None:
    """Return the first occurrence inside the filter, with the places of the others."""
    newest = next((row for row in rows if row[_INSIDE]), None)
    if newest is None:
        return None
    others = [place for row in rows if row is not newest for place in _places(row, files)]
    return _stored_passage(newest, files[newest[_DOCUMENT]], others)


def _places(row: Row, files: dict[int, list[str]]) -> list[Place]:
    return [Place(file=file, line=row[_LINE], page=row[_PAGE]) for file in files[row[_DOCUMENT]]]


def _stored_passage(row: Row, files: list[str], others: list[Place]) -> StoredPassage:
    first, *copies = _places(row, {row[_DOCUMENT]: files})
    text, start, end, paragraph, _, _, path, function, *report = row
    key, title, organisation, org_type, level, year, span, *_ = report
    return StoredPassage(
        id=text,
        text=paragraph[start:end],
        paragraph=paragraph,
        report_id=key,
        report_title=title,
        organisation=organisation,
        org_type=org_type,
        level=Level(level),
        year=year,
        span=Span(span),
        section=tuple(json.loads(path)),
        function=Function(function),
        place=first,
        also_at=(*copies, *others),
    )
