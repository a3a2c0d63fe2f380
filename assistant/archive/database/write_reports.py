"""Write files and their reports to the database, each change in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from assistant.archive.archive_records import Correction, ReadFile, Renewal, StoredFile
from assistant.archive.database.corrections import (
    apply_correction,
    correct_report,
    forget_correction,
    validate_correction,
)
from assistant.archive.database.heading_sets import store_heading_sets
from assistant.archive.database.paragraph_splits import forget_splits, split_paragraphs
from assistant.archive.database.read_reports import report_not_found_error
from assistant.archive.database.report_rows import (
    RowIds,
    insert_report,
    next_ids,
    report_entry,
    report_key,
)
from assistant.archive.database.rereading.continued_reports import plan_renewal
from assistant.archive.database.rereading.reader_versions import (
    read_stored_files,
    store_reader_version,
)
from assistant.archive.database.schema import transaction
from assistant.archive.database.stored_doubts import replace_doubts, share_doubts, store_doubts
from assistant.archive.storage.database import Database
from assistant.records import Report, ReportEntry
from assistant.reports.loading.file_names import readable_path


class ReportWriter:
    """The writer of an archive; the caller holds its lock. `faults` explains what is refused."""

    def __init__(
        self, database: Database, faults: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._database = database
        self._faults = faults
        self._sizes = {size for (size,) in database.execute("SELECT size FROM documents")}

    def is_unchanged(self, *paths: Path) -> bool:
        """Return whether the archive has the first path with the same bytes, of all paths."""
        row = self._database.execute(
            "SELECT hash FROM files f JOIN documents d ON d.id = f.document"
            " WHERE path = ? AND complete AND size = ?",
            [readable_path(paths[0]), _size(paths)],
        ).fetchone()
        return row is not None and row[0] == _content_hash(paths)

    def known_hash(self, *paths: Path) -> str | None:
        """Return the content hash of a file whose bytes the archive has at another path."""
        if _size(paths) not in self._sizes:
            return None
        content_hash = _content_hash(paths)
        return content_hash if self.has_content(content_hash) else None

    def has_content(self, content_hash: str) -> bool:
        """Return whether the archive has a file with this content hash, with all its reports."""
        document = self._find_document(content_hash)
        return bool(document and document[1])

    def link(self, copies: Sequence[tuple[Path, str]]) -> None:
        """Add further paths of bytes that the archive has."""
        with self._new_generation() as generation:
            for path, content_hash in copies:
                document = self._find_document(content_hash)
                if document:
                    self._assign_path(path, document[0], generation)

    def add(self, files: Sequence[ReadFile]) -> list[ReportEntry]:
        """Store these files in place of the former ones at their paths; return the new reports.

        The reports are on disk when this returns. Raises ArchiveError, and stores nothing, where it
        fails.
        """
        if not files:
            return []
        with self._new_generation() as generation:
            ids = next_ids(self._database)
            added = [entry for file in files for entry in self._add_file(file, ids, generation)]
        self._sizes.update(file.size for file in files)
        return added

    def renew(self, files: Sequence[ReadFile]) -> list[Renewal]:
        """Store files that were read anew; reports that read as before are left alone.

        A report keeps its id, its passages where their text stays, and its corrections; one that
        was removed does not come back. The reports are on disk when this returns.
        """
        if not files:
            return []
        with self._new_generation() as generation:
            ids = next_ids(self._database)
            renewed = [self._renew_file(file, ids, generation) for file in files]
        self._sizes.update(file.size for file in files)
        return renewed

    def stored_files(self) -> list[StoredFile]:
        """Return all files of the archive, by path."""
        return read_stored_files(self._database)

    def remove(self, report_keys: Sequence[str]) -> None:
        """Remove these reports. Raises ArchiveError, and removes none, for an unknown id.

        Their file is read again by the next ingest.
        """
        with self._new_generation() as generation:
            for key, (report, document) in self._find_reports(report_keys).items():
                forget_correction(self._database, key)
                forget_splits(self._database, key)
                self._delete_reports([report], generation)
                self._database.execute(
                    "UPDATE documents SET complete = FALSE WHERE id = ?", [document]
                )
            self._database.execute(
                "DELETE FROM documents WHERE NOT complete"
                " AND NOT EXISTS (SELECT 1 FROM reports WHERE document = documents.id)"
            )

    def correct(self, report_key: str, correction: Correction) -> None:
        """Store a user's correction of a report; it survives another ingest.

        Raises ArchiveError, and changes nothing, for an unknown report or section.
        """
        validate_correction(correction)
        with self._new_generation() as generation:
            number, _ = self._find_reports([report_key])[report_key]
            self._log_texts(number, generation)
            correct_report(self._database, number, report_key, correction)
            if correction.splits:
                split_paragraphs(self._database, number, report_key, correction.splits)
                self._log_texts(number, generation)

    @contextmanager
    def _new_generation(self) -> Iterator[int]:
        """Run the block as one transaction with a new generation, which it yields."""
        with self._faults(), transaction(self._database):
            self._database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
            (generation,) = self._database.execute(
                "SELECT value FROM meta WHERE key = 'generation'"
            ).fetchone()
            yield generation
            self._database.execute(
                "DELETE FROM texts WHERE id IN (SELECT text FROM changes WHERE generation = ?)"
                " AND NOT EXISTS (SELECT 1 FROM passages WHERE text = texts.id)",
                [generation],
            )

    def _find_document(self, content_hash: str) -> tuple[int, int] | None:
        """Return (id, complete) of the document with these bytes."""
        row: tuple[int, int] | None = self._database.execute(
            "SELECT id, complete FROM documents WHERE hash = ?", [content_hash]
        ).fetchone()
        return row

    def _find_reports(self, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Return (id, document) of each report. Raises ArchiveError for an unknown one."""
        rows = self._database.execute(
            "SELECT key, id, document FROM reports WHERE key IN (SELECT value FROM json_each(?))",
            [json.dumps(list(keys))],
        )
        known = {key: (number, document) for key, number, document in rows}
        if unknown := [key for key in keys if key not in known]:
            raise report_not_found_error(unknown)
        return known

    def _add_file(self, file: ReadFile, ids: RowIds, generation: int) -> list[ReportEntry]:
        known = self._find_document(file.content_hash)
        if known and known[1]:
            self._assign_path(file.path, known[0], generation)
            return []
        document = known[0] if known else next(ids["documents"])
        if known:
            self._delete_reports(self._report_numbers(document), generation)
        self._database.execute(
            "INSERT INTO documents (id, hash, format, numbered, size) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET complete = TRUE",
            [document, file.content_hash, file.format, file.has_line_numbers, file.size],
        )
        store_reader_version(self._database, document)
        self._assign_path(file.path, document, generation)
        added = []
        shares = share_doubts(file.reports, file.doubts)
        for report, doubts in zip(file.reports, shares, strict=True):
            number, key = next(ids["reports"]), report_key(file.content_hash, report)
            added.append(self._add_report(report, (number, key), file, document, ids, generation))
            store_doubts(self._database, number, doubts)
        return added

    def _renew_file(self, file: ReadFile, ids: RowIds, generation: int) -> Renewal:
        known = self._find_document(file.content_hash)
        if known is None:  # its bytes have changed: another document stands at its path now
            return Renewal(path=file.path, changed=tuple(self._add_file(file, ids, generation)))
        document, is_complete = known
        store_reader_version(self._database, document)
        self._assign_path(file.path, document, generation)
        plan = plan_renewal(self._database, document, file, accept_new=bool(is_complete))
        self._delete_reports(plan.replaced, generation)
        changed = []
        for n, doubts in enumerate(share_doubts(file.reports, file.doubts)):
            if n in plan.kept:
                replace_doubts(self._database, plan.kept[n], doubts)
            elif n in plan.anew:
                number, report = next(ids["reports"]), file.reports[n]
                named = (number, plan.anew[n])
                changed.append(self._add_report(report, named, file, document, ids, generation))
                store_doubts(self._database, number, doubts)
        return Renewal(
            path=file.path, changed=tuple(changed), lost_corrections=plan.lost_corrections
        )

    def _assign_path(self, path: Path, document: int, generation: int) -> None:
        """Assign `path` to `document`; delete its former document, unless it has another path."""
        former = self._database.execute(
            "SELECT document FROM files WHERE path = ?", [readable_path(path)]
        ).fetchone()
        self._database.execute(
            "INSERT INTO files (path, document) VALUES (?, ?)"
            " ON CONFLICT (path) DO UPDATE SET document = excluded.document",
            [readable_path(path), document],
        )
        if former and former[0] != document and not self._has_path(former[0]):
            self._delete_reports(self._report_numbers(former[0]), generation)
            self._database.execute("DELETE FROM documents WHERE id = ?", [former[0]])

    def _has_path(self, document: int) -> bool:
        query = "SELECT 1 FROM files WHERE document = ? LIMIT 1"
        return self._database.execute(query, [document]).fetchone() is not None

    def _report_numbers(self, document: int) -> list[int]:
        rows = self._database.execute("SELECT id FROM reports WHERE document = ?", [document])
        return [report for (report,) in rows]

    def _delete_reports(self, reports: Sequence[int], generation: int) -> None:
        for report in reports:
            self._log_texts(report, generation)
            self._database.execute("DELETE FROM reports WHERE id = ?", [report])

    def _log_texts(self, report: int, generation: int) -> None:
        """Log the texts of a report as changed, for the indexes to read again."""
        self._database.execute(
            "INSERT INTO changes (text, generation) SELECT DISTINCT text, ? FROM passages"
            " WHERE section IN (SELECT id FROM sections WHERE report = ?)"
            " ON CONFLICT (text) DO UPDATE SET generation = excluded.generation",
            [generation, report],
        )

    def _add_report(
        self,
        report: Report,
        named: tuple[int, str],
        file: ReadFile,
        document: int,
        ids: RowIds,
        generation: int,
    ) -> ReportEntry:
        number, key = named
        report = apply_correction(self._database, key, report)
        insert_report(self._database, report, key, (number, document), ids)
        store_heading_sets(self._database, number, report.sections)
        self._log_texts(number, generation)
        return report_entry(report, key, file)


def _size(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _content_hash(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: digest)
    return digest.hexdigest()
