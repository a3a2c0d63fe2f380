"""Ingest: what is read, skipped, left alone, and announced."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from assistant.archive.archive import Archive
from assistant.archive.archive_records import ReadFile
from assistant.archive.ingest import ingest_files as ingest_module
from assistant.archive.ingest.ingest_files import IngestSummary, ingest
from assistant.errors import ArchiveError, LoadError
from assistant.records import FileOutcome, FileResult, SkippedFile
from tests.archive.engines import OpenedArchive, on_both_engines
from tests.archive.making import BAD, CRASH, HashEmbedder, Record, read_simple, write_report


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder with three reports, one of them in a folder below."""
    folder = tmp_path / "以往 报告"
    write_report(folder / "一.md", "甲局总结", "新建公园三处", "修补路面千米")
    write_report(folder / "二.md", "乙局总结", "征收税款五亿元")
    write_report(folder / "下级/三.md", "丙局总结", "开展演练十次")
    return folder


def run(
    archive: OpenedArchive, *paths: Path, progress: Record | None = None, workers: int | None = None
) -> IngestSummary:
    return ingest(archive, paths, progress=progress or Record(), workers=workers, read=read_simple)


def titles(archive: OpenedArchive) -> list[str]:
    return sorted(entry.title for entry in archive.reports())


@on_both_engines
def test_a_folder_is_taken_in_whole(archive: OpenedArchive, files: Path) -> None:
    progress = Record()
    summary = run(archive, files, progress=progress)
    assert (summary.files, summary.reports, summary.passages) == (3, 3, 4)
    assert (summary.unchanged, summary.skipped) == (0, ())
    assert titles(archive) == ["丙局总结", "乙局总结", "甲局总结"]
    assert sorted(progress.announced) == sorted(entry.id for entry in archive.reports())
    assert [Path(entry.file).is_absolute() for entry in archive.reports()] == [True] * 3


@on_both_engines
def test_again_unchanged_reads_and_writes_nothing(archive: OpenedArchive, files: Path) -> None:
    run(archive, files)
    generation, progress = archive.status().generation, Record()
    summary = run(archive, files, progress=progress)
    assert (summary.files, summary.reports, summary.unchanged) == (0, 0, 3)
    assert progress.announced == []
    assert archive.status().generation == generation


@on_both_engines
def test_only_what_changed_is_read(archive: OpenedArchive, files: Path) -> None:
    run(archive, files)
    write_report(files / "一.md", "甲局新总结", "新建公园三处")
    write_report(files / "四.md", "丁局总结", "培训干部百人")
    summary = run(archive, files)
    assert (summary.files, summary.reports, summary.unchanged) == (2, 2, 2)
    assert titles(archive) == ["丁局总结", "丙局总结", "乙局总结", "甲局新总结"]


@on_both_engines
def test_a_file_changed_without_changing_its_size(archive: OpenedArchive, files: Path) -> None:
    run(archive, files)
    write_report(files / "二.md", "乙局总结", "征收税款六亿元")
    assert run(archive, files).reports == 1


@on_both_engines
def test_a_copied_folder_is_not_read_again(
    archive: OpenedArchive, files: Path, tmp_path: Path
) -> None:
    run(archive, files)
    copy = write_report(tmp_path / "新 位置/二.md", "乙局总结", "征收税款五亿元")
    summary = run(archive, copy)
    assert (summary.files, summary.reports) == (1, 0)
    (entry,) = (entry for entry in archive.reports() if entry.title == "乙局总结")
    assert {entry.file, *entry.also_at} == {str(copy), str(files / "二.md")}


@on_both_engines
def test_one_bad_file_stops_nothing(archive: OpenedArchive, files: Path) -> None:
    bad = write_report(files / "坏.md", BAD)
    summary = run(archive, files)
    assert [(file.file, file.reason) for file in summary.skipped] == [(bad, "不是报告")]
    assert summary.files == 3


@on_both_engines
def test_a_file_that_turned_bad_keeps_its_former_reports(
    archive: OpenedArchive, files: Path
) -> None:
    run(archive, files)
    write_report(files / "二.md", BAD)
    assert len(run(archive, files).skipped) == 1
    assert "乙局总结" in titles(archive)


@on_both_engines
def test_a_file_with_a_mark_of_secrecy_is_taken_in_only_when_named(
    archive: OpenedArchive, files: Path
) -> None:
    secret = write_report(files / "密.md", "丁局总结", "新建库房一座")

    def read_marked(path: Path) -> ReadFile | SkippedFile:
        read = read_simple(path)
        if isinstance(read, ReadFile) and path == secret:
            return replace(read, secrecy_mark="机密★1年")
        return read

    def taken(*paths: Path) -> IngestSummary:
        return ingest(archive, paths, progress=Record(), read=read_marked)

    (skipped,) = taken(files).skipped
    assert skipped.file == secret
    assert "机密★1年" in skipped.reason
    assert "丁局总结" not in titles(archive)
    assert taken(files / "密.md").reports == 1
    assert "丁局总结" in titles(archive)


@on_both_engines
def test_kept_pages_go_with_their_report_in_the_archive(
    archive: OpenedArchive, files: Path, tmp_path: Path
) -> None:
    secret = write_report(files / "密.md", "丁局总结", "新建库房一座")
    keep = tmp_path / "pages"

    def read_scan(path: Path) -> ReadFile | SkippedFile:
        read = read_simple(path)
        assert isinstance(read, ReadFile)
        (keep / read.content_hash).mkdir(parents=True)
        return replace(read, secrecy_mark="机密" if path == secret else "")

    (keep / "of a file that is not finished").mkdir(parents=True)
    ingest(archive, [files], progress=Record(), read=read_scan, keep=keep)
    assert [path.name for path in keep.iterdir()] == ["of a file that is not finished"]
    # A break came when the report was stored and its pages were not yet forgotten.
    stored = read_simple(files / "一.md")
    assert isinstance(stored, ReadFile)
    (keep / stored.content_hash).mkdir()
    ingest(archive, [files / "二.md"], progress=Record(), read=read_scan, keep=keep)
    assert [path.name for path in keep.iterdir()] == ["of a file that is not finished"]


@on_both_engines
def test_pictures_of_one_report_are_one_file(archive: OpenedArchive, tmp_path: Path) -> None:
    folder = tmp_path / "照片"
    pictures = [write_report(folder / f"{n}.jpg", "甲局总结", f"第{n}页") for n in (1, 2, 10)]

    def read_set(path: Path, *, sets: dict[Path, tuple[Path, ...]]) -> ReadFile | SkippedFile:
        read = read_simple(path)
        assert isinstance(read, ReadFile)
        parts = sets[path]
        assert [part.name for part in parts] == ["1.jpg", "2.jpg", "10.jpg"]
        content = b"".join(part.read_bytes() for part in parts)
        left_out = (SkippedFile(file=parts[1], reason="不是一页"),)
        digest = hashlib.sha256(content).hexdigest()
        return replace(read, size=len(content), content_hash=digest, left_out=left_out)

    heard: list[FileResult] = []
    summary = ingest(archive, [folder], progress=Record(), read=read_set, on_event=heard.append)
    assert (summary.files, summary.reports) == (1, 1)
    assert [(one.file, one.reason) for one in summary.skipped] == [(pictures[1], "不是一页")]
    assert [(one.file, one.fate) for one in heard] == [
        (pictures[0], FileOutcome.READ),
        (pictures[1], FileOutcome.SKIPPED),
    ]
    again = ingest(archive, [folder], progress=Record(), read=read_set)
    assert (again.files, again.unchanged) == (0, 1)
    pictures[2].write_text("另一页", "utf-8")
    assert ingest(archive, [folder], progress=Record(), read=read_set).files == 1
    assert titles(archive) == ["甲局总结"], "in place of what stood there"


@on_both_engines
@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_in_other_bytes_is_read_and_shown(archive: OpenedArchive, files: Path) -> None:
    # What unzip makes on Linux of a name that Windows wrote in GBK.
    path = files / os.fsdecode("水务局总结.md".encode("gb18030"))
    try:
        path.write_text("戊局总结\n修渠三条", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes no such name")
    assert run(archive, files).reports == 4
    (entry,) = (entry for entry in archive.reports() if entry.title == "戊局总结")
    assert Path(entry.file).name == "水务局总结.md"
    assert run(archive, files).unchanged == 4


@on_both_engines
def test_a_missing_path_is_refused(archive: OpenedArchive, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="找不到"):
        run(archive, tmp_path / "没有")


@on_both_engines
@pytest.mark.heavy
def test_workers_read_in_order_and_one_that_dies_is_named(
    archive: OpenedArchive, files: Path
) -> None:
    deadly = write_report(files / "中.md", CRASH)
    for number in range(12):
        write_report(files / f"多{number:02}.md", f"报告{number:02}", f"第{number}项工作")
    progress = Record()
    summary = run(archive, files, progress=progress, workers=2)
    assert [(file.file, "崩溃" in file.reason) for file in summary.skipped] == [(deadly, True)]
    assert summary.reports == 15
    by_id = {entry.id: entry.file for entry in archive.reports()}
    announced = [by_id[key] for key in progress.announced]
    assert announced == sorted(announced)


def test_a_report_is_announced_only_when_it_is_on_disk(
    archive: OpenedArchive, files: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_module, "_FILES_PER_COMMIT", 1)

    class Checking(Record):
        def added(self, report_id: str, title: str, file: str) -> None:
            with sqlite3.connect(folder / "archive.db") as other:
                rows = other.execute("SELECT key FROM reports").fetchall()
            other.close()
            assert (report_id,) in rows
            super().added(report_id, title, file)

    progress = Checking()
    run(archive, files, progress=progress)
    assert len(progress.announced) == 3


def test_an_interrupted_run_is_finished_by_the_next(
    archive: OpenedArchive, files: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_module, "_FILES_PER_COMMIT", 1)

    class Impatient(Record):
        def added(self, report_id: str, title: str, file: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(archive, files, progress=Impatient())
    assert len(titles(archive)) == 1
    notices: list[str] = []
    with Archive.open(folder, embedder=HashEmbedder(), notice=notices.append) as again:
        assert ["补建" in notice for notice in notices] == [True]
        assert again.status().pending == 0, "what was stored can be found"
        assert run(again, files).unchanged == 1
        assert len(titles(again)) == 3


@on_both_engines
def test_nothing_may_be_written_while_another_writes(archive: OpenedArchive, files: Path) -> None:
    with (
        archive.open_writer(progress=Record()),
        pytest.raises(ArchiveError, match="另一个程序正在写"),
    ):
        run(archive, files)


@on_both_engines
def test_each_file_is_told_of_when_it_is_done_with(archive: OpenedArchive, files: Path) -> None:
    run(archive, files / "一.md")
    (files / "五.md").write_bytes((files / "一.md").read_bytes())
    write_report(files / "六.md", BAD, "读不出来")
    heard: list[FileResult] = []
    ingest(archive, [files], progress=Record(), on_event=heard.append, read=read_simple)
    told = {one.file.name: (one.fate, one.reports) for one in heard}
    assert told == {
        "一.md": (FileOutcome.UNCHANGED, 0),
        "五.md": (FileOutcome.COPY, 0),
        "二.md": (FileOutcome.READ, 1),
        "三.md": (FileOutcome.READ, 1),
        "六.md": (FileOutcome.SKIPPED, 0),
    }
    assert all(bool(one.reason) == (one.fate is FileOutcome.SKIPPED) for one in heard)


@on_both_engines
def test_who_stops_finds_what_was_read(archive: OpenedArchive, files: Path) -> None:
    stop = Event()

    def read_then_stop(path: Path) -> ReadFile | SkippedFile:
        stop.set()
        return read_simple(path)

    summary = ingest(archive, [files], progress=Record(), stop=stop, read=read_then_stop)
    assert (summary.files, summary.left) == (1, 2)
    assert len(archive.reports()) == 1
    assert archive.status().pending == 0, "it can be found at once"
    assert run(archive, files).files == 2
