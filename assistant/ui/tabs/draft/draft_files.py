"""Download a draft as a file, and reimport one that was marked up."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr

from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.widgets.downloads import connect_download, download_file, file_name
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.drafting.drafts.reimport import ReimportedDraft

_REIMPORT_HINT = "能收回的是从这里导出的 Word 或审阅稿：请在那份文件上修改、批注后再交回来。"
_KINDS = {
    "word": (".docx", ""),
    "review": (".docx", "审阅稿"),
    "pdf": (".pdf", ""),
    "markdown": (".md", ""),
}


def build(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    """Place what downloads and uploads pass through, and connect the bar with it."""
    file = gr.DownloadButton(visible="hidden", elem_id="draft-file")
    back = gr.UploadButton(visible="hidden", file_types=[".docx"], elem_id="take-back")
    connect_download(view.bar.export, _export_handler(context.bench, file), context.draft, file)

    @as_gradio_error
    def on_take_back(path: str, edited: int) -> list[object]:
        try:
            taken = context.bench.documents.reimport(Path(path))
        except DraftError as error:
            raise DraftError(str(error), hint=_REIMPORT_HINT) from error
        gr.Info(escape(_reimport_message(taken)), title=localized("已收回", "Taken back"))
        return [taken.draft.id, edited + 1, *draft_values(context, jobs, taken.draft.id)]

    back.upload(
        on_take_back,
        [back, context.edited],
        [context.draft, context.edited, *view.parts],
        api_visibility="private",
        show_progress="hidden",
    )


def _export_handler(
    bench: Workbench, file: gr.DownloadButton
) -> Callable[[str | None, gr.EventData], str]:
    @as_gradio_error
    def on_export(draft_id: str | None, event: gr.EventData) -> str:
        if not draft_id:
            raise DraftError("还没有草稿可导出。", hint="先起草一篇，或从“草稿”里打开一篇。")
        suffix, about = _KINDS[event.kind]
        stored = bench.drafts.get(draft_id)
        draft = stored.draft()
        name = file_name(draft.title, suffix, about=about)
        return download_file(
            file,
            name,
            lambda path: bench.documents.export(
                draft, path, review=bool(about), table=bool(event.table), without=stored.rules_off
            ),
        )

    return on_export


def _reimport_message(taken: ReimportedDraft) -> str:
    colon, comma = localized("：", ": "), localized("、", ", ")
    lines = [
        f"{label}{colon}{comma.join(headings)}"
        for label, headings in (
            (localized("手改了", "Edited"), taken.edited),
            (localized("有批注，重写这一节时照办", "Noted, for when it is rewritten"), taken.noted),
            (localized("文件里没有了，草稿仍保留", "Not in the file, kept here"), taken.absent),
            (
                localized(
                    "认不出的标题，内容并入前一节", "Unknown heading, joined to the one before"
                ),
                taken.unplaced,
            ),
            (localized("已锁定，改动没有采用", "Locked, edits not taken"), taken.locked),
        )
        if headings
    ]
    same = localized("和草稿一样，没有改动。", "As the draft was; nothing has changed.")
    return localized("；", "; ").join(lines) or same
