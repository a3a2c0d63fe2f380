"""Ingest files: dropped, a folder, a path on this machine, or the examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.archive.archive_records import Rereading
from assistant.errors import LoadError, QueryError
from assistant.resources import resource_folder
from assistant.settings import Settings
from assistant.ui.access.loopback import is_shared
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.archive_job import ArchiveJob
from assistant.ui.tabs.archive import job_panel
from assistant.ui.tabs.archive.job_view import summary_html
from assistant.ui.tabs.archive.uploaded_files import keep_uploads, remove_skipped
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private


@dataclass(frozen=True, slots=True, kw_only=True)
class _IngestControls:
    files: gr.File
    folder: gr.Textbox
    whole: gr.UploadButton
    example: gr.Button
    again: gr.Button
    add: gr.Button


def build(context: PageContext, changed: gr.State) -> None:
    """Lay out the panel; `changed` grows whenever reports were added."""
    with gr.Accordion(context.labels("收录报告", "Add reports")) as fold:
        parts = _lay_out(context)
    started = _connect_sources(context, parts)
    job_panel.build(context, changed, started)
    bind_private(
        context.on_load_hidden,
        lambda: gr.Accordion(open=not context.bench.archive.has_reports),
        None,
        fold,
    )


def start_ingest(
    context: PageContext,
    named: Sequence[Path] = (),
    *,
    uploaded: Sequence[str] = (),
    again: Rereading = Rereading.NOTHING,
) -> None:
    """Start to ingest files that are named where they lie, or uploaded and kept.

    `again` reads stored files anew. Raises ArchiveError while another job writes to the archive.
    """

    def task(job: ArchiveJob) -> str:
        kept = keep_uploads(context.bench, uploaded)
        summary = context.bench.archive.ingest(
            [*kept, *named],
            again=again,
            progress=job,
            on_event=job.on_event,
            on_scan=job.on_scan,
            stop=job.stop,
        )
        remove_skipped(kept, summary.skipped)
        return summary_html(summary)

    context.archive_job.start_task(task)


def _connect_sources(context: PageContext, parts: _IngestControls) -> list[job_panel.EventListener]:
    """Connect the sources of files; return the events that follow an ingest's start."""

    @as_gradio_error
    def on_add(files: list[str] | None, folder: str | None) -> tuple[None, str]:
        named = _typed_folder(folder, context.bench.settings)
        if not (files or named):
            raise _no_files_error()
        start_ingest(context, named, uploaded=files or [])
        return None, ""

    @as_gradio_error
    def on_folder(files: list[str]) -> None:
        start_ingest(context, uploaded=files)

    @as_gradio_error
    def on_example() -> None:
        start_ingest(context, [resource_folder("examples") / "archive"])

    @as_gradio_error
    def on_again() -> None:
        start_ingest(context, again=Rereading.ALL)

    given = [parts.files, parts.folder]
    ways: list[tuple[job_panel.EventListener, Callable[..., object], Any, Any]] = [
        (parts.add.click, on_add, given, given),
        (parts.whole.upload, on_folder, parts.whole, None),
        (parts.example.click, on_example, None, None),
        (parts.again.click, on_again, None, None),
    ]
    return [
        event(handler, inputs, outputs, show_progress="hidden", api_visibility="private").then
        for event, handler, inputs, outputs in ways
    ]


def _no_files_error() -> QueryError:
    return QueryError(
        localized("还没有选文件。", "No files yet."),
        hint=localized(
            "请拖入报告文件，或填写报告所在的文件夹。",
            "Drop reports, or give the folder they are in.",
        ),
    )


def _typed_folder(folder: str | None, settings: Settings) -> list[Path]:
    """Return the folder that was typed, if any.

    Raises QueryError where the page is shared, LoadError for a folder that does not exist.
    """
    typed = (folder or "").strip().strip('"“”')  # as Windows copies a path
    if not typed:
        return []
    if is_shared(settings):
        raise QueryError(
            localized(
                "这里供多人使用，不能从网页读服务器上的文件夹。",
                "This page is shared: it reads no folders of the server.",
            ),
            hint=localized(
                "请把文件拖进来，或选一个文件夹上传。", "Drop files, or upload a folder."
            ),
        )
    path = Path(typed).expanduser()
    if not path.exists():
        raise LoadError(
            localized(f"找不到：{typed}", f"Not found: {typed}"),
            hint=localized(
                "请检查路径是否写对，文件是否已被移走或改名。", "Check how it is written."
            ),
        )
    return [path]


def _lay_out(context: PageContext) -> _IngestControls:
    labels = context.labels
    with gr.Row():
        files = gr.File(
            label=labels("把报告文件拖到这里", "Drop report files here"),
            file_count="multiple",
            height=150,
            elem_id="report-files",
        )
        with gr.Column():
            folder = gr.Textbox(
                label=labels("或本机上的文件夹", "Or a folder on this machine"),
                placeholder=labels(
                    "例如 D:\\历年总结；原文件不改动",
                    "e.g. D:\\reports; the files stay as they are",
                ),
                visible=not is_shared(context.bench.settings),
            )
            with gr.Row():
                whole = gr.UploadButton(
                    str(labels("选一个文件夹上传", "Upload a folder")),
                    file_count="directory",
                    size="sm",
                )
                example = gr.Button(labels("装入示例档案", "Load the examples"), size="sm")
            again = gr.Button(
                labels(
                    "重读已收录的文件（编号和更正不变）",
                    "Read all stored files again (ids and corrections stay)",
                ),
                size="sm",
            )
    add = gr.Button(labels("收录", "Add to the archive"), variant="primary")
    return _IngestControls(
        files=files, folder=folder, whole=whole, example=example, again=again, add=add
    )
