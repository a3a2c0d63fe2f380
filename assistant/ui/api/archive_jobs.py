"""The jobs that change the archive; agents read their docstrings."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.contract.archive_json import ingest_row, report_row
from assistant.errors import ArchiveError, AssistantError, LoadError
from assistant.records import Function, Kind, Level, Span
from assistant.ui.api.sent_files import files_on_disk
from assistant.ui.api.shapes.files import AnyFileJson
from assistant.ui.api.shapes.places import DoneJson
from assistant.ui.api.shapes.reports import (
    IngestSummaryJson,
    NewReportJson,
    ReportJson,
    SectionFunctionJson,
)
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.ui.tabs.archive.job_view import summary_html
from assistant.ui.tabs.archive.uploaded_files import remove_skipped
from assistant.workbench import Workbench

_JOIN_SECONDS = 60.0  # seconds


class _IngestRequest:
    """Files being ingested for a program, which waits; every window shows the progress."""

    def __init__(self, archive_job: ArchiveJob, bench: Workbench, files: Sequence[Path]) -> None:
        self._job, self._bench, self._files = archive_job, bench, files
        self._added: list[NewReportJson] = []
        self._result: IngestSummary | AssistantError | None = None
        self.start, self.advance, self.note = (
            archive_job.start,
            archive_job.advance,
            archive_job.note,
        )

    def added(self, report_id: str, title: str, file: str) -> None:  # noqa: ARG002 (the protocol's)
        """Store a report that is now in the archive."""
        self._added.append(NewReportJson(id=report_id, title=title))

    def run(self) -> IngestSummaryJson:
        """Return the result of the ingest; ArchiveError while another one writes."""
        self._job.start_task(self._ingest)
        while self._job.is_busy and self._result is None:
            self._job.join(_JOIN_SECONDS)
        if not isinstance(self._result, IngestSummary):
            raise self._result or ArchiveError("没有收录成。", hint="请再试一次。")
        return cast(IngestSummaryJson, {**ingest_row(self._result), "added": self._added})

    def _ingest(self, archive_job: ArchiveJob) -> str:
        try:
            kept = self._bench.archive.receive(self._files)
            summary = self._bench.archive.ingest(
                kept,
                progress=self,
                on_event=archive_job.on_event,
                on_scan=archive_job.on_scan,
                stop=archive_job.stop,
            )
        except AssistantError as error:
            self._result = error
            raise
        remove_skipped(kept, summary.skipped)
        self._result = summary
        return summary_html(summary)


class ArchiveApi:
    """The jobs that add, correct and remove reports."""

    is_read_only = False

    def __init__(self, bench: Workbench, archive_job: ArchiveJob) -> None:
        self._bench, self._job = bench, archive_job

    @property
    def all(self) -> list[Callable[..., object]]:
        """All jobs of this class."""
        return [self.ingest, self.correct, self.remove]

    def ingest(self, files: list[AnyFileJson]) -> IngestSummaryJson:
        """把报告收进档案：读取、拆分、归类、建索引。同一文件再送一次不会重复。

        Args:
            files: 报告文件，.docx、.pdf、.ofd、.html、.md、.txt、.zip 等

        """
        if not files:
            raise LoadError("没有送来文件。", hint="在 files 里放 name 和 content（base64）。")
        with files_on_disk(files) as sent:
            return _IngestRequest(self._job, self._bench, sent).run()

    def correct(
        self,
        report_id: str,
        title: str | None = None,
        organisation: str | None = None,
        org_type: str | None = None,
        level: Level | None = None,
        year: int | None = None,
        span: Span | None = None,
        kind: Kind | None = None,
        functions: list[SectionFunctionJson] | None = None,
    ) -> ReportJson:
        """更正一篇报告的标题、单位、年份等，或章节的功能；没有写的不变。

        Args:
            report_id: 报告编号
            title: 标题
            organisation: 单位
            org_type: 单位类型，如 城管局
            level: 级别
            year: 年份
            span: 时段
            kind: 文种
            functions: 哪些章节应是什么功能

        """
        from assistant.archive.archive_records import Correction, Metadata

        now = self._bench.archive.report(report_id)
        metadata = Metadata(
            title=now.title if title is None else title,
            organisation=now.organisation if organisation is None else organisation,
            org_type=org_type or now.org_type,
            level=level or now.level,
            year=year or now.year,
            span=span or now.span,
            kind=kind or now.kind,
        )
        lines = {one["line"]: Function(one["function"]) for one in functions or ()}
        self._bench.archive.correct(report_id, Correction(metadata=metadata, functions=lines))
        archive = self._bench.archive
        return cast(ReportJson, report_row(archive.report(report_id), archive.missing_files()))

    def remove(self, report_ids: list[str]) -> DoneJson:
        """从档案中移除报告。原文件不受影响。

        Args:
            report_ids: reports 给出的编号

        """
        self._bench.archive.remove(report_ids)
        return DoneJson(done=f"已移除 {len(report_ids)} 篇报告")
