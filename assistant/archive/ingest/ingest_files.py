"""Ingest files into the archive: only new or changed ones; a bad file does not stop the others."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from assistant.archive.archive_records import Progress, ReadFile, Renewal, Rereading
from assistant.archive.ingest.plan_files import FilePlan, plan_files
from assistant.archive.ingest.read_files import PictureSets, read_all, read_file
from assistant.archive.ingest.reading_pool import OnScan, ignore_page
from assistant.archive.ingest.unpacking.packed_file import is_packed
from assistant.archive.ingest.uploads import received_folder
from assistant.archive.protocol import Intake
from assistant.errors import LoadError
from assistant.records import FileOutcome, FileResult, ReportEntry, SkippedFile
from assistant.reports.loading.file_names import readable_path
from assistant.reports.loading.ocr.kept_pages import forget_pages, kept_hashes
from assistant.reports.loading.picture_sets import group_pictures

if TYPE_CHECKING:
    from assistant.archive.ingest.unpacking.unpack import Unpacked
    from assistant.archive.protocol import ReportArchive

__all__ = ["IngestSummary", "Progress", "ingest"]

_FILES_PER_COMMIT = 64
_SECONDS_PER_COMMIT = 2.0


OnFileResult = Callable[[FileResult], None]
Read = Callable[..., ReadFile | SkippedFile]  # of a path, and of `sets` where there are any


def _ignore(_taken: FileResult) -> None:
    """Ignore a file result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSummary:
    """The counts of an ingest, and its skipped files."""

    files: int  # newly stored, including copies of known files
    reports: int  # newly stored
    passages: int  # newly stored
    unchanged: int  # files that the archive had, or that read as before
    skipped: tuple[SkippedFile, ...]
    left: int = 0  # files not read before the stop
    gone: tuple[Path, ...] = ()  # to be read again, but no more there: what is stored stays


def ingest(
    archive: ReportArchive,
    paths: Iterable[Path],
    *,
    progress: Progress,
    on_event: OnFileResult = _ignore,
    stop: Event | None = None,
    workers: int | None = None,
    read: Read | None = None,
    on_scan: OnScan = ignore_page,
    keep: Path | None = None,
    again: Rereading = Rereading.NOTHING,
) -> IngestSummary:
    """Store the reports of these files and folders; return the counts.

    A report is announced to `progress` once it is on disk: a crash afterwards does not lose it, and
    another run continues where this one stopped. `on_event` gets the result of each file. Once
    `stop` is set, no further file is read; those read before are searchable. Raises LoadError for a
    missing path, ArchiveError where the archive refuses. A file that bears a mark of secrecy is
    skipped unless `paths` names the file itself. `on_scan` hears of each page that is recognised;
    `read` keeps them in the folder `keep`, from which they go with their report in the archive.
    With `again` stored files are read anew: those under `paths`, without a path all.
    """
    paths = list(paths)
    found, skipped = _find_files(archive, paths, on_event)
    sources = {group[0]: group for group in group_pictures(found)}
    named = {Path(os.path.abspath(path)) for path in paths}  # noqa: PTH100
    stop, stored = stop or Event(), list[_StoredBatch]()
    with archive.open_writer(progress=progress) as intake:
        plan = plan_files(sources, intake, progress, again=again, within=named)
        _tell_plan(plan, on_event)
        if plan.copies:
            intake.link(plan.copies)
        reader = _reader(read or partial(read_file, keep=keep), sources | plan.stored)
        reading = partial(read_all, workers=workers, stop=stop, on_scan=on_scan)
        with closing(reading(plan.to_read, read=reader)) as results:
            openly = (_judge(file, named, plan.stored, keep) for file in results)
            stored.extend(
                _store_batch(intake, batch, plan.stored, progress, on_event)
                for batch in _batches(openly, len(plan.to_read), progress, stop)
            )
        _forget_stored(intake, keep)
    return _summarize(plan, skipped, stored)


def _forget_stored(intake: Intake, keep: Path | None) -> None:
    """Remove the kept pages of scans whose reports are in the archive."""
    for stored in filter(intake.has_content, kept_hashes(keep)):
        forget_pages(keep, stored)


def _reader(read: Read, sources: PictureSets) -> Read:
    """Return the reader, told which pictures are read as one report."""
    sets = {path: parts for path, parts in sources.items() if len(parts) > 1}
    return partial(read, sets=sets) if sets else read


def _find_files(
    archive: ReportArchive, paths: Sequence[Path], on_event: OnFileResult
) -> tuple[list[Path], list[SkippedFile]]:
    """Return the files under `paths`, also in packed files, and what is not followed or opened."""
    from assistant.reports.loading import find_files

    skipped: list[SkippedFile] = []

    def skip(path: Path, reason: str) -> None:
        skipped.append(SkippedFile(file=path, reason=reason))
        on_event(FileResult(file=path, fate=FileOutcome.SKIPPED, reason=reason))

    # abspath, not resolve(): that would turn a mapped drive into its network name.
    found = [Path(os.path.abspath(path)) for path in find_files(paths, on_skip=skip)]  # noqa: PTH100
    files: list[Path] = []
    for path in found:
        if archive.is_own_file(path):
            continue
        try:
            if is_packed(path):
                unpacked = _unpack(path, archive)
                files += unpacked.files
                for one in unpacked.skipped:
                    skip(one.file, one.reason)
            else:
                files.append(path)
        except LoadError as error:
            skip(path, error.advice)
        except OSError as error:
            skip(path, f"压缩包读不出来：{error}。请检查磁盘的空间和文件的权限。")
    return files, skipped


def _unpack(path: Path, archive: ReportArchive) -> Unpacked:
    from assistant.archive.ingest.unpacking.unpack import unpack

    return unpack(path, received_folder(archive.status().folder) / "解压")


def _tell_plan(plan: FilePlan, on_event: OnFileResult) -> None:
    """Give `on_event` the files that are not read."""
    fates = {
        FileOutcome.UNCHANGED: plan.unchanged,
        FileOutcome.COPY: [path for path, _ in plan.copies],
        FileOutcome.GONE: plan.gone,
    }
    for fate, paths in fates.items():
        for path in paths:
            on_event(FileResult(file=path, fate=fate))


def _judge(
    file: ReadFile | SkippedFile, named: set[Path], stored: Container[Path], keep: Path | None
) -> ReadFile | SkippedFile:
    """Return the file; as skipped where it bears a mark of secrecy and was not asked for itself."""
    if isinstance(file, SkippedFile):
        if file.file not in stored:
            return file
        return replace(file, reason=f"{file.reason}档案里原有的内容保留不变。")
    if not file.secrecy_mark or file.path in named:
        return file
    if file.path in stored:
        doubt = f"标有“{file.secrecy_mark}”，不该留在档案里的，请移除它的报告。"
        return replace(file, note=f"{file.note}{doubt}")
    forget_pages(keep, file.content_hash)
    reason = (
        f"首页或页眉标有“{file.secrecy_mark}”，没有收录；确认可以收录的，请单独写出这个文件再收录。"
    )
    return SkippedFile(file=file.path, reason=reason)


def _batches(
    results: Iterable[ReadFile | SkippedFile], total: int, progress: Progress, stop: Event
) -> Iterator[list[ReadFile | SkippedFile]]:
    """Yield results in groups for one commit each, limited in number and in time."""
    progress.start("读取报告", total)
    batch: list[ReadFile | SkippedFile] = []
    since = time.monotonic()
    for result in results:
        batch.append(result)
        progress.advance()
        if len(batch) >= _FILES_PER_COMMIT or time.monotonic() - since > _SECONDS_PER_COMMIT:
            yield batch
            batch, since = [], time.monotonic()
        if stop.is_set():
            break
    if batch:
        yield batch


def _tell_left_out(
    batch: Sequence[ReadFile | SkippedFile], on_event: OnFileResult
) -> list[SkippedFile]:
    """Return the pictures that are no pages of their report, each announced as skipped."""
    left_out = [one for file in batch if isinstance(file, ReadFile) for one in file.left_out]
    for one in left_out:
        on_event(FileResult(file=one.file, fate=FileOutcome.SKIPPED, reason=one.reason))
    return left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredBatch:
    """What one commit has stored."""

    size: int  # files read or skipped
    reports: list[ReportEntry]
    unchanged: int  # files that read as before
    skipped: list[SkippedFile]
    left_out: list[SkippedFile]  # pictures that are no pages

    @property
    def files(self) -> int:
        return self.size - self.unchanged - len(self.skipped)


def _store_batch(
    intake: Intake,
    batch: Sequence[ReadFile | SkippedFile],
    stored: Container[Path],
    progress: Progress,
    on_event: OnFileResult,
) -> _StoredBatch:
    """Store a batch, then announce its files and their reports."""
    read = [file for file in batch if isinstance(file, ReadFile)]
    added = intake.add([file for file in read if file.path not in stored])
    renewed = {
        one.path: one for one in intake.renew([file for file in read if file.path in stored])
    }
    reports = [*added, *(entry for one in renewed.values() for entry in one.changed)]
    for entry in reports:
        progress.added(entry.id, entry.title, entry.file)
    counts = Counter(entry.file for entry in reports)
    results = [_result(file, counts, renewed) for file in batch]
    for result in results:
        on_event(result)
        if result.note:
            progress.note(f"{readable_path(result.file)}：{result.note}")
    return _StoredBatch(
        size=len(batch),
        reports=reports,
        unchanged=sum(result.fate is FileOutcome.UNCHANGED for result in results),
        skipped=[file for file in batch if isinstance(file, SkippedFile)],
        left_out=_tell_left_out(batch, on_event),
    )


def _result(
    file: ReadFile | SkippedFile, counts: Mapping[str, int], renewed: Mapping[Path, Renewal]
) -> FileResult:
    if isinstance(file, SkippedFile):
        return FileResult(file=file.file, fate=FileOutcome.SKIPPED, reason=file.reason)
    renewal = renewed.get(file.path)
    lost = renewal.lost_corrections if renewal else 0
    return FileResult(
        file=file.path,
        fate=FileOutcome.UNCHANGED if renewal and not renewal.changed else FileOutcome.READ,
        reports=counts[readable_path(file.path)],
        note=file.note + (f"{lost}处更正所在的章节或段落已不在，没有保留。" if lost else ""),
    )


def _summarize(
    plan: FilePlan, skipped: Sequence[SkippedFile], stored: Sequence[_StoredBatch]
) -> IngestSummary:
    reports = [entry for batch in stored for entry in batch.reports]
    unread = (file for batch in stored for file in (*batch.skipped, *batch.left_out))
    return IngestSummary(
        files=len(plan.copies) + sum(batch.files for batch in stored),
        reports=len(reports),
        passages=sum(entry.passages for entry in reports),
        unchanged=len(plan.unchanged) + sum(batch.unchanged for batch in stored),
        skipped=(*skipped, *unread),
        left=len(plan.to_read) - sum(batch.size for batch in stored),
        gone=tuple(plan.gone),
    )
