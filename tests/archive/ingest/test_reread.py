"""Stored files read anew: what changes is stored, what drafts and users rely on stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.archive.archive_records import Correction, Metadata, ReadFile, Rereading
from assistant.archive.database.rereading import reader_versions
from assistant.archive.ingest import ingest_files as ingest_module
from assistant.archive.ingest.ingest_files import IngestSummary, ingest
from assistant.archive.ingest.reading_pool import ReadOne
from assistant.records import FileOutcome, FileResult, Function, Kind, Level, SkippedFile, Span
from assistant.reports.reader_version import READER_VERSION
from tests.archive.engines import OpenedArchive, on_both_engines
from tests.archive.making import BAD, Record, read_simple, report, section, write_report

PARK, ROAD, TAX = "新建公园三处", "修补路面千米", "征收税款五亿元"


@pytest.fixture
def files(archive: OpenedArchive, tmp_path: Path) -> Path:
    """Return a folder of two reports, which the archive has."""
    folder = tmp_path / "以往 报告"
    write_report(folder / "一.md", "甲局总结", PARK, ROAD)
    write_report(folder / "二.md", "乙局总结", TAX)
    ingest(archive, [folder], progress=Record(), read=read_simple)
    return folder


def reread(
    archive: OpenedArchive, *paths: Path, read: ReadOne, again: Rereading = Rereading.ALL
) -> IngestSummary:
    return ingest(archive, paths, progress=Record(), read=read, again=again)


def shifted(path: Path) -> ReadFile | SkippedFile:
    """Read as a later version might: two lines further down, another title, one text cleaner."""
    read = read_simple(path)
    if isinstance(read, SkippedFile):
        return read
    (old,) = read.reports
    (part,) = old.sections
    texts = [one.text.replace("千米", "一千米") for one in part.paragraphs]
    later = section(3, "一、工作成效", Function.RESULTS, *texts)
    return replace(read, reports=(report(f"{old.title}（全文）", later),))


def by_text(archive: OpenedArchive) -> dict[str, tuple[int, str]]:
    """Return the id and the report of each passage."""
    return {
        one.text: (one.id, one.report_id)
        for entry in archive.reports()
        for one in archive.report_passages(entry.id)
    }


@on_both_engines
def test_what_reads_as_before_is_left_alone(archive: OpenedArchive, files: Path) -> None:
    before = by_text(archive)
    summary = reread(archive, read=read_simple)
    assert (summary.files, summary.reports, summary.unchanged) == (0, 0, 2)
    assert by_text(archive) == before


@on_both_engines
def test_ids_stay_where_the_text_stays(archive: OpenedArchive, files: Path) -> None:
    before = by_text(archive)
    summary = reread(archive, read=shifted)
    assert (summary.files, summary.reports, summary.unchanged) == (2, 2, 0)
    after = by_text(archive)
    assert {entry.title for entry in archive.reports()} == {"甲局总结（全文）", "乙局总结（全文）"}
    assert after[PARK] == before[PARK]
    assert after[TAX] == before[TAX]
    assert after["修补路面一千米"][1] == before[ROAD][1], "the report keeps its id"
    assert ROAD not in after
    assert [text for text, _ in archive.search_keywords("一千米", limit=1)] == [
        after["修补路面一千米"][0]
    ]
    assert archive.status().pending == 0


@on_both_engines
def test_corrections_go_to_where_their_section_stands(archive: OpenedArchive, files: Path) -> None:
    (one,) = (entry for entry in archive.reports() if entry.title == "甲局总结")
    said = Metadata(
        title="甲局工作汇报",
        organisation="甲局",
        org_type="局",
        level=Level.CITY,
        year=2020,
        span=Span.YEAR,
        kind=Kind.BRIEFING,
    )
    (old,) = archive.sections(one.id)
    archive.correct(
        one.id,
        Correction(metadata=said, functions={old.line: Function.PLAN}, splits={2: [2], 3: [2]}),
    )
    progress = Record()
    ingest(archive, [], progress=progress, read=shifted, again=Rereading.ALL)
    entry = archive.report(one.id)
    assert (entry.title, entry.year, entry.kind) == ("甲局工作汇报", 2020, Kind.BRIEFING)
    (now,) = archive.sections(one.id)
    assert (now.line, now.function) == (3, Function.PLAN)
    assert [[p.end - p.start for p in one.passages] for one in now.paragraphs] == [[2, 4], [7]]
    assert len(progress.notes) == 1, "the split of the text that has changed is told as lost"
    assert "1处更正" in progress.notes[0]


@on_both_engines
def test_a_removed_report_stays_out(archive: OpenedArchive, tmp_path: Path) -> None:
    both = tmp_path / "汇编.md"
    both.write_text("两篇", "utf-8")

    def read(path: Path) -> ReadFile | SkippedFile:
        simple = read_simple(path)
        assert isinstance(simple, ReadFile)
        first = report("甲", section(2, "一、工作", Function.RESULTS, PARK))
        second = report("乙", section(12, "一、工作", Function.RESULTS, TAX), first_line=11)
        return replace(simple, reports=(first, second))

    ingest(archive, [both], progress=Record(), read=read)
    (gone,) = (entry for entry in archive.reports() if entry.title == "乙")
    archive.remove([gone.id])
    reread(archive, read=read)
    assert [entry.title for entry in archive.reports()] == ["甲"]


@on_both_engines
def test_what_cannot_be_read_any_more_stays(archive: OpenedArchive, files: Path) -> None:
    before = by_text(archive)
    (files / "一.md").unlink()
    write_report(files / "二.md", BAD)
    heard: list[FileResult] = []
    summary = ingest(
        archive,
        [],
        progress=Record(),
        read=read_simple,
        again=Rereading.ALL,
        on_event=heard.append,
    )
    assert summary.gone == (files / "一.md",)
    (skipped,) = summary.skipped
    assert "保留不变" in skipped.reason
    assert {one.file.name: one.fate for one in heard} == {
        "一.md": FileOutcome.GONE,
        "二.md": FileOutcome.SKIPPED,
    }
    assert by_text(archive) == before


@on_both_engines
def test_only_files_of_an_older_reader(
    archive: OpenedArchive, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert archive.status().outdated == 0
    monkeypatch.setattr(reader_versions, "READER_VERSION", READER_VERSION + 1)
    assert archive.status().outdated == 2
    ingest(archive, [files / "一.md"], progress=Record(), read=shifted, again=Rereading.ALL)
    assert archive.status().outdated == 1
    summary = reread(archive, read=shifted, again=Rereading.OUTDATED)
    assert (summary.files, archive.status().outdated) == (1, 0)


@on_both_engines
def test_an_interrupted_run_keeps_all_and_is_finished_by_the_next(
    archive: OpenedArchive, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_module, "_FILES_PER_COMMIT", 1)
    monkeypatch.setattr(reader_versions, "READER_VERSION", READER_VERSION + 1)

    class Impatient(Record):
        def added(self, report_id: str, title: str, file: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(archive, [], progress=Impatient(), read=shifted, again=Rereading.OUTDATED)
    assert len(archive.reports()) == 2
    assert archive.status().outdated == 1
    assert reread(archive, read=shifted, again=Rereading.OUTDATED).files == 1
    assert archive.status().pending == 0


@on_both_engines
def test_new_files_of_a_folder_are_taken_in_beside(archive: OpenedArchive, files: Path) -> None:
    write_report(files / "三.md", "丙局总结", "开展演练十次")
    summary = reread(archive, files, read=shifted)
    assert (summary.files, summary.reports) == (3, 3)
    assert len(archive.reports()) == 3
