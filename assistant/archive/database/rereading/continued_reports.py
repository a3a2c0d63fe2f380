"""Match the reports of a file that is read anew with those that the archive has of it.

A report keeps its id, so that drafts still find their sources, and what users corrected goes to
the lines where its sections and paragraphs stand now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.archive.archive_records import ReadFile
from assistant.archive.database.corrections import apply_correction, move_functions
from assistant.archive.database.paragraph_splits import move_splits
from assistant.archive.database.read_reports import read_sections
from assistant.archive.database.report_rows import report_key, report_metadata
from assistant.archive.storage.database import Database
from assistant.records import Report, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """A report as the archive has it."""

    number: int
    key: str
    first_line: int
    last_line: int
    metadata: tuple[object, ...]  # as `report_metadata` returns it

    def lines_shared(self, report: Report) -> int:
        """Return how many lines of the file belong to both."""
        first = max(self.first_line, report.first_line)
        return max(0, min(self.last_line, report.last_line) - first + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalPlan:
    """What has to change in the archive after a file was read anew, by the report's place there."""

    anew: dict[int, str]  # the ids of those to be stored
    kept: dict[int, int]  # the numbers of those that are stored already
    replaced: tuple[int, ...]  # numbers of the stored reports that go
    lost_corrections: int


def plan_renewal(
    database: Database, document: int, file: ReadFile, *, accept_new: bool
) -> RenewalPlan:
    """Return what changes with this new reading of a stored document; carry its corrections.

    `accept_new` is false where a user removed a report: what continues none stays out. The caller
    commits.
    """
    keys = [report_key(file.content_hash, report) for report in file.reports]
    stored = _read_stored_reports(database, document)
    matched = match_reports(stored, file.reports, keys)
    plan = RenewalPlan(anew={}, kept={}, replaced=(), lost_corrections=0)
    lost = 0
    for n, (report, key, old) in enumerate(zip(file.reports, keys, matched, strict=True)):
        if old is not None:
            lost += _carry_corrections(database, old.key, report)
            if _is_unchanged(database, old, report):
                plan.kept[n] = old.number
                continue
        if old is not None or accept_new:
            plan.anew[n] = old.key if old else key
    stays = set(plan.kept.values())
    replaced = tuple(old.number for old in stored if old.number not in stays)
    return replace(plan, replaced=replaced, lost_corrections=lost)


def _read_stored_reports(database: Database, document: int) -> list[StoredReport]:
    """Return the reports of a document in reading order."""
    rows = database.execute(
        "SELECT id, key, first_line, last_line, title, organisation, org_type, level, year, span,"
        " kind FROM reports WHERE document = ? ORDER BY first_line",
        [document],
    )
    return [
        StoredReport(number=number, key=key, first_line=first, last_line=last, metadata=tuple(said))
        for number, key, first, last, *said in rows
    ]


def match_reports(
    stored: Sequence[StoredReport], reports: Sequence[Report], keys: Sequence[str]
) -> list[StoredReport | None]:
    """Return for each report the stored one that it continues.

    It has the same key, else the same title and lines, else the most lines in common; `keys` are
    those that the reports would have if they were new. No stored report is continued twice.
    """
    found: list[StoredReport | None] = [None] * len(reports)
    ranked = sorted(
        (
            ((old.key == key, report.title in old.metadata[:1], old.lines_shared(report)), n, old)
            for n, (report, key) in enumerate(zip(reports, keys, strict=True))
            for old in stored
        ),
        key=lambda one: one[0],
        reverse=True,
    )
    taken: set[str] = set()
    for (*same, shared), n, old in ranked:
        if found[n] is None and old.key not in taken and (any(same) or shared):
            found[n] = old
            taken.add(old.key)
    return found


def _is_unchanged(database: Database, old: StoredReport, report: Report) -> bool:
    """Return whether a report reads as it is stored, with the user's corrections."""
    report = apply_correction(database, old.key, report)
    lines = (report.first_line, report.last_line)
    if (report_metadata(report), lines) != (old.metadata, (old.first_line, old.last_line)):
        return False
    return read_sections(database, old.key) == list(report.sections)


def _carry_corrections(database: Database, key: str, report: Report) -> int:
    """Move the corrections of a stored report to the lines of `report`, which will replace it.

    Returns how many have no counterpart: they are dropped. The caller commits.
    """
    before = read_sections(database, key)
    sections = {
        line: _nearest(line, [one.line for one in report.sections if _names(one) == name])
        for line, name in ((one.line, _names(one)) for one in before)
    }
    texts = [(one.line, one.text) for part in report.sections for one in part.paragraphs]
    paragraphs = {
        one.line: _nearest(one.line, [line for line, text in texts if text == one.text])
        for part in before
        for one in part.paragraphs
    }
    return move_functions(database, key, sections) + move_splits(database, key, paragraphs)


def _names(section: Section) -> tuple[str, ...]:
    """Return what a section is known by: its heading, without one the text it begins with."""
    return section.path[-1:] or tuple(one.text for one in section.paragraphs[:1])


def _nearest(line: int, lines: Iterable[int]) -> int | None:
    return min(lines, key=lambda one: abs(one - line), default=None)
