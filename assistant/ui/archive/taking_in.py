"""Take files into the archive: dropped, a folder, a path on this machine, or the examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant.archive.ingest import IngestSummary
from assistant.errors import QueryError
from assistant.resources import resource
from assistant.settings import is_hosted_space, load_settings
from assistant.ui.archive.board import Board
from assistant.ui.bilingual import both
from assistant.ui.escaping import shown_text
from assistant.ui.quietly import quietly
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop
from assistant.ui.words import Words

_KINDS = [".docx", ".pdf", ".html", ".htm", ".md", ".txt", ".doc", ".wps"]
_SECOND = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    files: gr.File
    folder: gr.Textbox
    whole: gr.UploadButton
    example: gr.Button
    add: gr.Button
    stop: gr.Button
    under_way: gr.HTML
    outcome: gr.HTML
    clock: gr.Timer


def build(shop: Shop, changed: gr.State) -> None:
    """Lay out the panel; `changed` grows whenever reports have come."""
    board, parts = Board(), _parts(shop.words)

    def take(paths: Sequence[Path]) -> str:
        with board.writing():
            return _outcome(shop.bench.ingest(paths, progress=board))

    @shown
    def on_add(files: list[str] | None, folder: str | None, times: int) -> tuple[str, int, None]:
        named = _named(folder)
        if not (files or named):
            raise QueryError("还没有选文件。", hint="请拖入报告文件，或填写报告所在的文件夹。")
        sent = shop.bench.receive([Path(file) for file in files or []])
        return take([*sent, *named]), times + 1, None

    @shown
    def on_folder(files: list[str], times: int) -> tuple[str, int, None]:
        return take(shop.bench.receive([Path(file) for file in files])), times + 1, None

    @shown
    def on_example(times: int) -> tuple[str, int, None]:
        return take([resource("examples") / "archive"]), times + 1, None

    def on_tick() -> tuple[str, gr.Button, gr.Timer]:
        return board.shown(), gr.Button(visible=board.is_busy), gr.Timer(active=board.is_busy)

    def connect(
        event: Callable[..., object], handler: Callable[..., object], *given: object
    ) -> None:
        # Every browser may be the second: it sees how far the first is.
        quietly(event, lambda: gr.Timer(active=True), None, parts.clock)
        event(
            handler,
            [*given, changed],
            [parts.outcome, changed, parts.files],
            show_progress="hidden",
            api_visibility="private",
        )

    connect(parts.add.click, on_add, parts.files, parts.folder)
    connect(parts.whole.upload, on_folder, parts.whole)
    connect(parts.example.click, on_example)
    seen = [parts.under_way, parts.stop, parts.clock]
    quietly(parts.clock.tick, on_tick, None, seen)
    quietly(shop.page.load, on_tick, None, seen)
    quietly(parts.stop.click, board.stop)


def _named(folder: str | None) -> list[Path]:
    """Return the folder that was typed, if any; QueryError where the machine is not one's own."""
    if not folder or not folder.strip():
        return []
    if _is_shared():
        raise QueryError(
            "这里供多人使用，不能从网页读服务器上的文件夹。",
            hint="请把文件拖进来，或选一个文件夹上传。",
        )
    return [Path(folder.strip())]


def _is_shared() -> bool:
    """Return whether people at other machines may use the page."""
    return bool(load_settings().users) or is_hosted_space()


def _parts(words: Words) -> _Parts:
    with gr.Row():
        files = gr.File(
            label=words("把报告文件拖到这里", "Drop report files here"),
            file_count="multiple",
            file_types=_KINDS,
            height=150,
        )
        with gr.Column():
            folder = gr.Textbox(
                label=words("或本机上的文件夹", "Or a folder on this machine"),
                placeholder=words("例如 D:\\历年总结；原文件不改动", "e.g. D:\\reports"),
                visible=not _is_shared(),
            )
            with gr.Row():
                whole = gr.UploadButton(
                    str(words("选一个文件夹上传", "Upload a folder")),
                    file_count="directory",
                    size="sm",
                )
                example = gr.Button(words("装入示例档案", "Load the examples"), size="sm")
    with gr.Row():
        add = gr.Button(words("收录", "Add to the archive"), variant="primary")
        stop = gr.Button(words("停止", "Stop"), variant="stop", visible=False)
    under_way = gr.HTML(apply_default_css=False)
    outcome = gr.HTML(apply_default_css=False)
    clock = gr.Timer(_SECOND, active=False)

    return _Parts(
        files=files,
        folder=folder,
        whole=whole,
        example=example,
        add=add,
        stop=stop,
        under_way=under_way,
        outcome=outcome,
        clock=clock,
    )


def _outcome(summary: IngestSummary) -> str:
    """Return what was read and what was not, and why."""
    if not (summary.files or summary.unchanged or summary.skipped):
        said = both(
            "没有找到报告文件。能读 .docx、.pdf、.html、.md、.txt；.doc 和 .wps 需要 LibreOffice。",
            "No report files found.",
        )
        return f'<div class="outcome">{said}</div>'
    said = both(
        f"读取 {summary.files} 个文件，收录 {summary.reports} 篇报告、{summary.passages} 个段落；"
        f"{summary.unchanged} 个文件没有变化，跳过 {len(summary.skipped)} 个。",
        f"{summary.files} files, {summary.reports} reports, {summary.passages} passages added; "
        f"{summary.unchanged} unchanged, {len(summary.skipped)} skipped.",
    )
    skipped = "".join(
        f"<li>{shown_text(one.file.name)}：{shown_text(one.reason)}</li>" for one in summary.skipped
    )
    return f'<div class="outcome">{said}<ul>{skipped}</ul></div>'
