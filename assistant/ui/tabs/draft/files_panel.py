"""Hand a draft out as a file, and take back one that was marked up."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr

from assistant.errors import DraftError
from assistant.ui.context import Shop
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.language import spoken
from assistant.ui.jobs.drafting_jobs import Works
from assistant.ui.tabs.draft.draft_layout import View, shown_draft
from assistant.ui.widgets.downloads_twin import handed_out
from assistant.ui.widgets.error_messages import shown
from assistant.workbench import Workbench

if TYPE_CHECKING:
    from assistant.drafting.drafts.reimport import ReimportedDraft

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s〔〕]+')
_LONGEST = 60  # characters of a file name
_TAKEN_BACK = "能收回的是从这里下载的 Word 或审稿稿：请在那份文件上修改、批注后再交回来。"
_FETCH = "() => setTimeout(() => document.querySelector('#draft-file').click(), 150)"


def build(shop: Shop, works: Works, view: View) -> None:
    """Lay out the buttons and connect them."""
    words = shop.words
    with view.tools:
        kinds = (
            (gr.Button(words("下载 Word", "Word"), size="md", min_width=90), ".docx", False),
            (gr.Button(words("下载审稿稿", "Review copy"), size="md", min_width=90), ".docx", True),
            (gr.Button(words("下载 Markdown", "Markdown"), size="md", min_width=90), ".md", False),
        )
        back = gr.UploadButton(
            str(words("收回改稿", "Take back")), file_types=[".docx"], size="md", min_width=90
        )
    file = gr.DownloadButton(visible="hidden", elem_id="draft-file")
    for button, suffix, review in kinds:
        write = _writer(shop.bench, file, suffix, review=review)
        clicked = button.click(write, shop.draft, file, api_visibility="private")
        clicked.success(None, js=_FETCH)

    @shown
    def on_take_back(path: str, edited: int) -> list[object]:
        try:
            taken = shop.bench.documents.reimport(Path(path))
        except DraftError as error:
            raise DraftError(str(error), hint=_TAKEN_BACK) from error
        gr.Info(shown_text(_told(taken)), title=spoken("已收回", "Taken back"))
        return [taken.draft.id, edited + 1, *shown_draft(shop, works, taken.draft.id)]

    back.upload(
        on_take_back,
        [back, shop.edited],
        [shop.draft, shop.edited, *view.parts],
        api_visibility="private",
    )


def _writer(
    bench: Workbench, file: gr.DownloadButton, suffix: str, *, review: bool
) -> Callable[[str | None], str]:
    @shown
    def on_export(draft_id: str | None) -> str:
        if not draft_id:
            raise DraftError("还没有草稿可导出。", hint="先起草一篇，或从“草稿”里打开一篇。")
        draft = bench.drafts.get(draft_id).draft()
        name = file_name(draft.title, suffix, review=review)
        return handed_out(
            file, name, lambda path: bench.documents.export(draft, path, review=review)
        )

    return on_export


def file_name(title: str, suffix: str, *, review: bool = False) -> str:
    """Return a name that every system takes.

    >>> file_name('某局2025年"工作/总结"', ".docx", review=True)
    '某局2025年_工作_总结_（审稿）.docx'
    """
    name = _NOT_IN_NAMES.sub("_", title)[:_LONGEST] or "初稿"
    return f"{name}{'（审稿）' if review else ''}{suffix}"


def _told(taken: ReimportedDraft) -> str:
    colon, comma = spoken("：", ": "), spoken("、", ", ")
    lines = [
        f"{label}{colon}{comma.join(headings)}"
        for label, headings in (
            (spoken("手改了", "Edited"), taken.edited),
            (spoken("有批注，重写这一节时照办", "Noted, for when it is rewritten"), taken.noted),
            (spoken("文件里没有了，草稿仍保留", "Not in the file, kept here"), taken.absent),
            (
                spoken("认不出的标题，内容并入前一节", "Unknown heading, joined to the one before"),
                taken.unplaced,
            ),
        )
        if headings
    ]
    same = spoken("和草稿一样，没有改动。", "As the draft was; nothing has changed.")
    return spoken("；", "; ").join(lines) or same
