"""Take files into the archive: dropped, a folder, a path on this machine, or the examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.errors import LoadError, QueryError
from assistant.resources import resource
from assistant.settings import Settings
from assistant.ui.access.loopback import is_shared
from assistant.ui.context import Shop
from assistant.ui.i18n.language import spoken
from assistant.ui.jobs.archive_job import Board
from assistant.ui.tabs.archive import job_panel
from assistant.ui.tabs.archive.job_view import shown_summary
from assistant.ui.tabs.archive.report_list import all_reports
from assistant.ui.tabs.archive.uploaded_files import forget, received
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.private_events import quietly

_Event = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    files: gr.File
    folder: gr.Textbox
    whole: gr.UploadButton
    example: gr.Button
    add: gr.Button


def build(shop: Shop, changed: gr.State) -> None:
    """Lay out the panel; `changed` grows whenever reports have come."""
    with gr.Accordion(shop.words("收录报告", "Add reports")) as fold:
        parts = _parts(shop)
    begun = _connect_ways(shop, parts)
    job_panel.build(shop, changed, begun)
    quietly(shop.behind, lambda: gr.Accordion(open=not all_reports(shop.bench)), None, fold)


def _connect_ways(shop: Shop, parts: _Parts) -> list[_Event]:
    """Connect the ways in; return what happens once one of them was taken."""

    def begin(named: Sequence[Path], uploaded: Sequence[str] = ()) -> None:
        def job(board: Board) -> str:
            kept = received(shop.bench, uploaded)
            summary = shop.bench.archive.ingest(
                [*kept, *named], progress=board, on_event=board.on_event, stop=board.stop
            )
            forget(kept, summary.skipped)
            return shown_summary(summary)

        shop.board.begin(job)

    @shown
    def on_add(files: list[str] | None, folder: str | None) -> tuple[None, str]:
        named = _named(folder, shop.bench.settings)
        if not (files or named):
            raise QueryError(
                spoken("还没有选文件。", "No files yet."),
                hint=spoken(
                    "请拖入报告文件，或填写报告所在的文件夹。",
                    "Drop reports, or give the folder they are in.",
                ),
            )
        begin(named, files or [])
        return None, ""

    @shown
    def on_folder(files: list[str]) -> None:
        begin([], files)

    @shown
    def on_example() -> None:
        begin([resource("examples") / "archive"])

    given = [parts.files, parts.folder]
    ways: list[tuple[_Event, Callable[..., object], Any, Any]] = [
        (parts.add.click, on_add, given, given),
        (parts.whole.upload, on_folder, parts.whole, None),
        (parts.example.click, on_example, None, None),
    ]
    return [
        event(handler, inputs, outputs, show_progress="hidden", api_visibility="private").then
        for event, handler, inputs, outputs in ways
    ]


def _named(folder: str | None, settings: Settings) -> list[Path]:
    """Return the folder that was typed, if any.

    Raises QueryError where the machine is not one's own, LoadError where there is no such folder.
    """
    typed = (folder or "").strip().strip('"“”')  # as copied from a window of Windows
    if not typed:
        return []
    if is_shared(settings):
        raise QueryError(
            spoken(
                "这里供多人使用，不能从网页读服务器上的文件夹。",
                "This page is shared: it reads no folders of the server.",
            ),
            hint=spoken("请把文件拖进来，或选一个文件夹上传。", "Drop files, or upload a folder."),
        )
    path = Path(typed).expanduser()
    if not path.exists():
        raise LoadError(
            spoken(f"找不到：{typed}", f"Not found: {typed}"),
            hint=spoken("请检查路径是否写对，文件是否已被移走或改名。", "Check how it is written."),
        )
    return [path]


def _parts(shop: Shop) -> _Parts:
    words = shop.words
    with gr.Row():
        files = gr.File(
            label=words("把报告文件拖到这里", "Drop report files here"),
            file_count="multiple",
            height=150,
            elem_id="report-files",
        )
        with gr.Column():
            folder = gr.Textbox(
                label=words("或本机上的文件夹", "Or a folder on this machine"),
                placeholder=words(
                    "例如 D:\\历年总结；原文件不改动",
                    "e.g. D:\\reports; the files stay as they are",
                ),
                visible=not is_shared(shop.bench.settings),
            )
            with gr.Row():
                whole = gr.UploadButton(
                    str(words("选一个文件夹上传", "Upload a folder")),
                    file_count="directory",
                    size="sm",
                )
                example = gr.Button(words("装入示例档案", "Load the examples"), size="sm")
    add = gr.Button(words("收录", "Add to the archive"), variant="primary")
    return _Parts(files=files, folder=folder, whole=whole, example=example, add=add)
