"""Store users' corrections apart from the reports, so that they survive another ingest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from assistant.archive.archive_records import Correction, Metadata
from assistant.archive.database.heading_sets import store_heading_sets
from assistant.archive.database.paragraph_splits import apply_splits
from assistant.archive.database.read_reports import read_sections
from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import reseal_rows
from assistant.errors import ArchiveError
from assistant.records import Function, Kind, Level, Period, Report, Section, Span

_TABLE = """
CREATE TABLE corrections (
    report TEXT PRIMARY KEY,  -- its key, which outlives the report: equal bytes give equal keys
    metadata TEXT NOT NULL,  -- JSON object
    functions TEXT NOT NULL  -- JSON object: line of a section to its function
) WITHOUT ROWID
"""
_LONGEST = 200  # characters of a title or a name
_YEARS = range(1949, 2101)


def add_corrections(database: Database) -> None:
    """Create the table, as a migration."""
    database.execute(_TABLE)


def validate_correction(correction: Correction) -> None:
    """Raise ArchiveError for a title, name or year that no report has."""
    metadata = correction.metadata
    texts = (metadata.title, metadata.organisation, metadata.org_type)
    if not metadata.title.strip() or not metadata.org_type.strip():
        raise ArchiveError("标题和单位类型不能空着。", hint="不知道单位类型时填“其他”。")
    if any(len(text) > _LONGEST or not text.isprintable() for text in texts):
        raise ArchiveError(
            f"标题、单位和单位类型都只能是一行，至多 {_LONGEST} 个字。", hint="请改短后再保存。"
        )
    if metadata.year is not None and metadata.year not in _YEARS:
        raise ArchiveError(
            f"年份不对：{metadata.year}", hint=f"请填 {_YEARS[0]} 到 {_YEARS[-1]}，不知道就空着。"
        )


def correct_report(database: Database, number: int, key: str, correction: Correction) -> None:
    """Correct a stored report and keep the correction; the caller commits and logs its texts.

    Raises ArchiveError for a line that no section starts at.
    """
    sections = read_sections(database, key)
    if unknown_lines := sorted(correction.functions.keys() - {one.line for one in sections}):
        raise ArchiveError(
            f"这篇报告没有从第 {unknown_lines[0]} 行开始的章节。",
            hint="报告可能刚被重新收录，请再打开看看。",
        )
    _update_rows(database, number, correction)
    database.execute("DELETE FROM heading_sets WHERE report = ?", [number])
    store_heading_sets(database, number, _replace_functions(sections, correction.functions))
    database.execute(
        "DELETE FROM pattern_counts WHERE report = ?", [number]
    )  # their counts are by function
    earlier = _read_correction(database, key)
    functions = {**(earlier.functions if earlier else {}), **correction.functions}
    database.execute(
        "INSERT INTO corrections (report, metadata, functions) VALUES (?, ?, ?)"
        " ON CONFLICT (report)"
        " DO UPDATE SET metadata = excluded.metadata, functions = excluded.functions",
        [
            key,
            json.dumps(asdict(correction.metadata), ensure_ascii=False),
            json.dumps(functions, ensure_ascii=False),
        ],
    )


def forget_correction(database: Database, key: str) -> None:
    """Delete the correction of a report that the user removes."""
    database.execute("DELETE FROM corrections WHERE report = ?", [key])


def apply_correction(database: Database, key: str, report: Report) -> Report:
    """Return a report that was just read, with its stored correction applied."""
    correction = _read_correction(database, key)
    if correction is None:
        return report
    said = correction.metadata
    sections = _replace_functions(report.sections, correction.functions)
    return replace(
        report,
        title=said.title,
        organisation=said.organisation,
        org_type=said.org_type,
        level=said.level,
        period=Period(year=said.year, span=said.span),
        kind=said.kind,
        sections=tuple(apply_splits(database, key, sections)),
    )


def move_functions(database: Database, key: str, lines: Mapping[int, int | None]) -> int:
    """Move the corrected functions of a report to other lines; return how many had to be dropped.

    `lines` has for each line of a section the one where it stands now, None where it is gone.
    """
    correction = _read_correction(database, key)
    if correction is None or not correction.functions:
        return 0
    moved = {
        new: function
        for line, function in correction.functions.items()
        if (new := lines.get(line)) is not None
    }
    database.execute(
        "UPDATE corrections SET functions = ? WHERE report = ?",
        [json.dumps(moved, ensure_ascii=False), key],
    )
    return len(correction.functions) - len(moved)


def _update_rows(database: Database, number: int, correction: Correction) -> None:
    fields = asdict(correction.metadata)
    columns = ", ".join(f"{name} = ?" for name in fields)
    database.execute(
        f"UPDATE reports SET {columns} WHERE id = ?",  # noqa: S608 (our own field names)
        [*fields.values(), number],
    )
    reseal_rows(database, "reports", "id = ?", [number])
    database.executemany(
        "UPDATE sections SET function = ? WHERE report = ? AND line = ?",
        [(function, number, line) for line, function in correction.functions.items()],
    )
    reseal_rows(database, "sections", "report = ?", [number])


def _replace_functions(
    sections: Sequence[Section], functions: Mapping[int, Function]
) -> list[Section]:
    return [replace(one, function=functions.get(one.line, one.function)) for one in sections]


def _read_correction(database: Database, key: str) -> Correction | None:
    row = database.execute(
        "SELECT metadata, functions FROM corrections WHERE report = ?", [key]
    ).fetchone()
    if row is None:
        return None
    said, functions = json.loads(row[0]), json.loads(row[1])
    said |= {"level": Level(said["level"]), "span": Span(said["span"]), "kind": Kind(said["kind"])}
    return Correction(
        metadata=Metadata(**said),
        functions={int(line): Function(function) for line, function in functions.items()},
    )
