"""Show the progress of the archive's writer, file by file, or the outcome of its last job."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.records import FileOutcome, FileResult, SkippedFile
from assistant.reports.loading.file_names import readable_path
from assistant.reports.loading.files import READABLE
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.jobs.archive_job import ArchiveJob, ScanState
from assistant.ui.widgets.page_advice import page_advice

if TYPE_CHECKING:
    from assistant.archive.ingest.ingest_files import IngestSummary

_STOPPABLE = {"准备", "核对文件", "读取报告"}  # a report that was read is always indexed
_ROWS = 12  # files in sight while it runs
_REASONS = 300  # skipped files that are named
_MINUTE = 60
_STEPS = {
    "准备": "Getting ready",
    "核对文件": "Looking at the files",
    "读取报告": "Reading reports",
    "计算向量": "Computing vectors",
    "建立向量索引": "Indexing vectors",
    "建立关键词索引": "Indexing keywords",
    "发现句式": "Finding patterns",
    "统计句式": "Counting patterns",
}
_FATES = {
    FileOutcome.READ: "read",
    FileOutcome.UNCHANGED: "unchanged",
    FileOutcome.COPY: "same content",
    FileOutcome.GONE: "file is gone",
    FileOutcome.SKIPPED: "skipped",
}
_HEAD = (
    f"<tr><th>{bilingual_html('文件', 'File')}</th><th>{bilingual_html('结果', 'Result')}</th>"
    f"<th>{bilingual_html('说明', 'Note')}</th></tr>"
)


def job_html(job: ArchiveJob, name: str) -> str:
    """Return the progress of the running job, or the outcome of the last one of this name."""
    if job.is_busy:
        return f'<div class="intake" data-busy>{_running_html(job)}</div>'
    if not job.outcome or job.name != name:
        return ""
    last = bilingual_html("最近一次", "Last job")
    return (
        f'<div class="outcome"><p class="quiet">{last} {job.ended_at}</p>'
        f"{_outcome_html(job.outcome)}{_all_files_html(job)}</div>"
    )


def can_stop(job: ArchiveJob) -> bool:
    """Return whether the job can be stopped now."""
    return job.is_busy and job.step in _STOPPABLE


def summary_html(summary: IngestSummary) -> str:
    """Return the counts of an ingest, and the skipped files with their reasons."""
    if not any((summary.files, summary.unchanged, summary.skipped, summary.left, summary.gone)):
        return bilingual_html(
            f"没有找到报告文件。{READABLE}",
            "No report files found. These can be read: .docx, .pdf, .ofd, .html, .md, .txt, and "
            ".zip, .rar, .7z with such files in them; .doc and .wps with LibreOffice, scans and "
            "pictures with the extra ocr.",
        )
    stopped = bilingual_html(
        f"已停止，还有 {summary.left} 个文件没有读；再收录一次，会从停下的地方接着做。",
        f"Stopped with {summary.left} files left; add them again to go on from there.",
    )
    counts = bilingual_html(
        f"读取 {summary.files} 个文件，收录 {summary.reports} 篇报告、{summary.passages} 个段落；"
        f"{summary.unchanged} 个文件没有变化，跳过 {len(summary.skipped)} 个。",
        f"{summary.files} files read, {summary.reports} reports with {summary.passages} passages "
        f"added; {summary.unchanged} files unchanged, {len(summary.skipped)} skipped.",
    )
    gone = bilingual_html(
        f"{len(summary.gone)} 个文件已不在原处，档案里的内容保留不变。",
        f"{len(summary.gone)} files are gone; what the archive has of them stays.",
    )
    remarks = f"{gone if summary.gone else ''} {stopped if summary.left else ''}"
    return f"<p>{counts} {remarks}</p>{_skipped_html(summary.skipped)}"


def _skipped_html(skipped: Sequence[SkippedFile]) -> str:
    rows = "".join(
        f"<li>{_file_name(one.file)}：{escape(one.reason)}</li>" for one in skipped[:_REASONS]
    )
    more = len(skipped) - _REASONS
    rest = f"<li>{bilingual_html(f'还有 {more} 个', f'{more} more')}</li>" if more > 0 else ""
    return f"<ul>{rows}{rest}</ul>" if skipped else ""


def _running_html(job: ArchiveJob) -> str:
    share = 100 * job.done / job.total if job.total else 0
    stopping = bilingual_html("，正在停下…", ", stopping…") if job.stop.is_set() else ""
    step = bilingual_html(job.step, _STEPS.get(job.step, job.step))
    rows = [*job.recent_files][:_ROWS]
    return (
        f"<p><b>{step}</b>{_pace_html(job)}{stopping}</p>"
        f'<div class="track" role="progressbar" aria-valuenow="{share:.0f}">'
        f'<i style="width:{share:.0f}%"></i></div>{_scans_html(job)}{_counts_html(job)}'
        f"{_files_table(rows)}"
    )


def _scans_html(job: ArchiveJob) -> str:
    """Return a line for each scan whose pages are being recognised."""
    return "".join(map(_scan_html, [*job.scans.values()]))


def _scan_html(state: ScanState) -> str:
    done, total = state.scan.done, state.scan.total
    pages = bilingual_html(
        f"已识别 {done} 页，共 {total} 页", f"{done} of {total} pages recognised"
    )
    return (
        f'<p class="quiet">{_file_name(state.scan.file)} {pages}'
        f"{_left_html(state.seconds_left(time.monotonic()))}</p>"
    )


def _left_html(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return bilingual_html(
        f"，还要约 {duration_words(seconds, '分', '秒')}",
        f", about {duration_words(seconds, ' min ', ' s')} left",
    )


def _pace_html(job: ArchiveJob) -> str:
    seconds = time.monotonic() - job.started_at
    if not job.total or not job.done or seconds <= 0:
        return ""
    done, total = min(job.done, job.total), job.total
    rate = job.done / seconds
    left = (total - done) / rate
    return " " + bilingual_html(
        f"{done} / {total}，每秒 {rate:.1f} 个，还要约 {duration_words(left, '分', '秒')}",
        f"{done} / {total}, {rate:.1f} a second, about {duration_words(left, ' min ', ' s')} left",
    )


def duration_words(seconds: float, minute: str, second: str) -> str:
    """Return a time in minutes and seconds, with these words for them.

    >>> duration_words(74.6, "分", "秒"), duration_words(7, " min ", " s")
    ('1分15秒', '7 s')
    """
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}{minute}{rest}{second}" if minutes else f"{rest}{second}"


def _counts_html(job: ArchiveJob) -> str:
    counts = [
        bilingual_html(f"{fate.value} {count}", f"{_FATES[fate]} {count}")
        for fate, count in job.file_counts.items()
    ]
    return f'<p class="quiet">{" · ".join(counts)}</p>' if counts else ""


def _all_files_html(job: ArchiveJob) -> str:
    if not job.recent_files:
        return ""
    count = sum(job.file_counts.values())
    title = bilingual_html(
        f"逐个文件（最后 {len(job.recent_files)} 个，共 {count} 个）",
        f"File by file (the last {len(job.recent_files)} of {count})",
    )
    return f"<details><summary>{title}</summary>{_files_table(job.recent_files)}</details>"


def _files_table(rows: Iterable[FileResult]) -> str:
    body = "".join(map(_file_row, rows))
    return f'<table class="files">{_HEAD}{body}</table>' if body else ""


def _file_row(taken: FileResult) -> str:
    note = escape(taken.reason)
    if taken.reports:
        note = bilingual_html(f"{taken.reports} 篇报告", f"{taken.reports} reports")
        note += f" {escape(taken.note)}" if taken.note else ""
    fate = bilingual_html(taken.fate.value, _FATES[taken.fate])
    return (
        f'<tr class="{taken.fate.name.lower()}"><td>{_file_name(taken.file)}</td>'
        f"<td>{fate}</td><td>{note}</td></tr>"
    )


def _file_name(file: Path) -> str:
    """Return a file name as HTML, with its folder: in many archives it is 2023.docx."""
    shown = Path(readable_path(file))
    return f'<span class="quiet">{escape(shown.parent.name)}/</span>{escape(shown.name)}'


def _outcome_html(outcome: str | Exception) -> str:
    if isinstance(outcome, AssistantError):
        return f"<p>{escape(page_advice(outcome))}</p>"
    if isinstance(outcome, Exception):
        failed = bilingual_html("出错了，没有做完：", "It failed: ")
        return f"<p>{failed}{escape(repr(outcome))}</p>"
    return outcome
