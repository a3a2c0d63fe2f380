"""One writing job at a time, seen by everybody, with what became of each file."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest

from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.errors import ArchiveError
from assistant.records import FileOutcome, FileResult, SkippedFile
from assistant.scan_records import ScanProgress
from assistant.ui.jobs.archive_job import INGESTING, REBUILDING, ArchiveJob
from assistant.ui.tabs.archive.job_view import can_stop, job_html, summary_html

HOSTILE = "<script>alert(1)</script>"


def test_the_second_window_sees_how_far_the_first_is() -> None:
    job, go_on = ArchiveJob(), Event()

    def task(job: ArchiveJob) -> str:
        job.start("读取报告", 4)
        job.on_event(
            FileResult(file=Path("甲") / f"{HOSTILE}.md", fate=FileOutcome.READ, reports=2)
        )
        job.on_event(FileResult(file=Path("坏.pdf"), fate=FileOutcome.SKIPPED, reason="PDF 已损坏"))
        job.advance()
        go_on.wait(10)
        return "完成"

    job.start_task(task)
    while not job.done:
        pass
    with pytest.raises(ArchiveError, match="另一个窗口"):
        job.start_task(task)
    shown = job_html(job, INGESTING)
    for part in ("1 / 4", "width:25%", "data-busy", "已收录 1<", "PDF 已损坏", "2 篇报告"):
        assert part in shown
    assert "<script" not in shown
    assert can_stop(job)
    steps = job.change_count
    go_on.set()
    job.join(10)
    assert "完成" in job_html(job, INGESTING)
    assert "data-busy" not in job_html(job, INGESTING)
    assert not can_stop(job)
    assert job.change_count > steps, "everybody is told that it has ended"


def test_pages_and_time_left_of_a_scan_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    job, now, path = ArchiveJob(), 100.0, Path("甲") / "扫描.pdf"
    monkeypatch.setattr("time.monotonic", lambda: now)
    job.on_scan(ScanProgress(file=path, done=4, total=10))  # kept from before a break
    assert job.scans[path].seconds_left(now) is None
    now = 110.0
    job.on_scan(ScanProgress(file=path, done=6, total=10))
    assert job.scans[path].seconds_left(now) == 20  # two pages in ten seconds, four to come
    go_on = Event()

    def task(job: ArchiveJob) -> str:
        job.start("读取报告", 1)
        job.on_scan(ScanProgress(file=path, done=6, total=10))
        now_seen.set()
        go_on.wait(10)
        job.on_scan(ScanProgress(file=path, done=10, total=10))
        return "完成"

    now_seen = Event()
    job.start_task(task)
    now_seen.wait(10)
    assert "扫描.pdf 已识别 6 页，共 10 页" in re.sub("<[^>]+>", "", job_html(job, INGESTING))
    go_on.set()
    job.join(10)
    assert job.scans == {}


def test_a_refusal_and_a_bug_are_told_where_the_progress_was() -> None:
    job = ArchiveJob()

    def refused(_job: ArchiveJob) -> str:
        raise ArchiveError("磁盘满了。", hint="请清理磁盘。")

    job.start_task(refused)
    job.join(10)
    assert "磁盘满了。请清理磁盘。" in job_html(job, INGESTING)
    assert not job.is_busy


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_does_not_block_the_next_job() -> None:
    job = ArchiveJob()

    def broken(_job: ArchiveJob) -> str:
        raise RuntimeError(HOSTILE)

    job.start_task(broken)
    job.join(10)
    assert "没有做完" in job_html(job, INGESTING)
    assert "<script" not in job_html(job, INGESTING)
    job.start_task(lambda _job: "好", name=REBUILDING)
    job.join(10)
    assert job_html(job, INGESTING) == "", "that is told where the index is rebuilt"
    assert "好" in job_html(job, REBUILDING)


def test_a_wish_to_stop_is_not_carried_over() -> None:
    job, seen = ArchiveJob(), []
    job.start_task(lambda job: job.stop.set() or "")  # type: ignore[func-returns-value]
    job.join(10)

    def task(job: ArchiveJob) -> str:
        seen.append(job.stop.is_set())
        return ""

    job.start_task(task)
    job.join(10)
    assert seen == [False]


def test_the_summary_names_what_was_skipped_and_what_is_left() -> None:
    shown = summary_html(
        IngestSummary(
            files=3,
            reports=4,
            passages=50,
            unchanged=2,
            skipped=(SkippedFile(file=Path(f"{HOSTILE}.pdf"), reason="PDF 已损坏"),),
            left=7,
        )
    )
    assert "读取 3 个文件，收录 4 篇报告、50 个段落；2 个文件没有变化，跳过 1 个" in shown
    assert "还有 7 个文件没有读" in shown
    assert "7 files left" in shown
    assert "PDF 已损坏" in shown
    assert "<script" not in shown
