"""Decide which files an ingest reads, which it links, and which it leaves alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.archive.archive_records import Progress, Rereading, StoredFile
from assistant.archive.ingest.read_files import PictureSets
from assistant.archive.protocol import Intake
from assistant.reports.loading.file_names import locate_files, readable_path
from assistant.reports.loading.picture_sets import group_pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """The files to read, the copies to link, and what stays as it is."""

    unchanged: list[Path] = field(default_factory=list)
    copies: list[tuple[Path, str]] = field(default_factory=list)  # path and known content hash
    to_read: list[Path] = field(default_factory=list)
    # Of `to_read`, those that the archive has, with the pictures of which they are the first.
    stored: dict[Path, tuple[Path, ...]] = field(default_factory=dict)
    gone: list[Path] = field(default_factory=list)  # stored files whose original is no more


def plan_files(
    sources: PictureSets,
    intake: Intake,
    progress: Progress,
    *,
    again: Rereading = Rereading.NOTHING,
    within: Collection[Path] = (),
) -> FilePlan:
    """Return the plan for these files, each with the pictures that are read with it.

    `again` reads stored files anew: those in the folders `within`, without one all of the archive.
    """
    plan = FilePlan()
    if again is not Rereading.NOTHING:
        _plan_stored(_choose(intake.stored_files(), again, within), plan)
    fresh = {path: parts for path, parts in sources.items() if path not in plan.stored}
    progress.start("核对文件", len(fresh))
    for path, parts in fresh.items():
        _plan_file(path, parts, intake, plan)
        progress.advance()
    return plan


def _choose(
    stored: Iterable[StoredFile], again: Rereading, within: Collection[Path]
) -> list[StoredFile]:
    folders = [Path(readable_path(path)) for path in within]
    return [
        file
        for file in stored
        if not (again is Rereading.OUTDATED and file.is_current)
        and (not folders or any(Path(file.name).is_relative_to(folder) for folder in folders))
    ]


def _plan_stored(stored: Sequence[StoredFile], plan: FilePlan) -> None:
    """Add stored files to the plan: of equal ones a single one, and those that have changed."""
    located = locate_files([file.name for file in stored])
    copies: defaultdict[str, list[StoredFile]] = defaultdict(list)
    for file in stored:
        copies[file.content_hash].append(file)
    for files in copies.values():
        there = [(file.size, located[file.name]) for file in files if file.name in located]
        if not there:
            plan.gone.append(Path(files[0].name))
        same = [path for size, path in there if _size(_parts(path, size)) == size]
        changed = [path for _, path in there if path not in same]
        plan.stored.update((path, _parts(path, files[0].size)) for path in same[:1] + changed)
    plan.to_read.extend(plan.stored)


def _parts(path: Path, size: int) -> tuple[Path, ...]:
    """Return the files that were read as one with `path`, together of this size."""
    if _size((path,)) == size:
        return (path,)
    beside = [one for one in path.parent.iterdir() if one.is_file()]
    return next((group for group in group_pictures(beside) if group[0] == path), (path,))


def _size(paths: Sequence[Path]) -> int:
    try:
        return sum(path.stat().st_size for path in paths)
    except OSError:
        return -1


def _plan_file(path: Path, parts: tuple[Path, ...], intake: Intake, plan: FilePlan) -> None:
    """Add `path` to the plan; a file that cannot be opened is left to the reader."""
    try:
        if intake.is_unchanged(*parts):
            plan.unchanged.append(path)
        elif known := intake.known_hash(*parts):
            plan.copies.append((path, known))
        else:
            plan.to_read.append(path)
    except OSError:
        plan.to_read.append(path)
