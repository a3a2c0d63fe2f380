"""Show the bar of an open draft: title, saved state, undo and redo, one way out as a file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import gradio as gr

from assistant.drafting.draft import SentenceStatus
from assistant.drafting.drafts.stored_draft import Step, StepKind, StoredDraft
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.drafting_jobs import DraftingJob
from assistant.ui.tabs.draft.bar.export_sheet import export_html
from assistant.ui.widgets.assets import read_asset

_STEPS = {
    StepKind.WRITTEN: "writing",
    StepKind.REDONE: "rewriting",
    StepKind.EDITED: "editing",
    StepKind.RESTORED: "going back to a version",
    StepKind.UPDATED: "following the ledger",
    StepKind.LOCKED: "locking or unlocking",
    StepKind.CONFIRMED: "ticking a point",
    StepKind.RULE: "switching a rule",
    StepKind.LEDGER: "changing the ledger",
    StepKind.NOTED: "taking back notes",
    StepKind.DATED: "the date",
}
_WRITING = ("正在写，关掉窗口也不会停", "Writing, even if you close the window")
_NEW = bilingual_html("新写一篇", "New draft")
NO_DRAFT = f'<h2 class="new-head">{_NEW}</h2>'
_INPUTS = bilingual_html("提纲和数据", "Outline and facts")
_UNDO = "M7 5 3 9l4 4M3 9h8a5 5 0 0 1 0 10H8"
_REDO = "m15 5 4 4-4 4m4-4h-8a5 5 0 0 0 0 10h3"


def build_draft_bar() -> gr.HTML:
    """Place the bar; it triggers undo, redo, stop, resume, export and date."""
    return gr.HTML(
        NO_DRAFT, elem_id="draft-bar", js_on_load=read_asset("tabs/draft/bar/draft_bar.js")
    )


def bar_html(
    stored: StoredDraft, job: DraftingJob | None, *, is_saved: bool = True, touched: int = -1
) -> str:
    """Return the bar as HTML; `touched` is the number of a section to show, -1 for none."""
    running = job is not None and job.is_running
    shown = f' data-touched="section-{touched}"' if touched >= 0 else ""
    steps = f' data-steps="{stored.id} {len(stored.undo)} {len(stored.redo)}" data-of="{stored.id}"'
    state = " · ".join(_state(stored, job, is_saved=is_saved))
    return "".join(
        [
            f'<div class="draft-head"{steps}{shown}>',
            f'<div class="what"><b>{escape(stored.plan.title)}</b>',
            f'<span class="quiet">{state}</span></div>',
            '<div class="bar-acts">',
            f'<button type="button" data-inputs aria-expanded="false">{_INPUTS}</button>',
            _step_button("undo", _UNDO, ("撤销", "Undo"), "Ctrl+Z", stored.undo),
            _step_button("redo", _REDO, ("重做", "Redo"), "Ctrl+Y", stored.redo),
            *_writing_buttons(stored, running=running),
            export_html(stored),
            "</div>",
            _share_html(stored) if running else "",
            "</div>",
        ]
    )


def _step_button(
    name: str, drawing: str, word: tuple[str, str], keys: str, steps: tuple[Step, ...]
) -> str:
    said = localized(*word)
    if steps:
        what = localized(steps[-1].kind.value, _STEPS[steps[-1].kind])
        place = f" {steps[-1].section}" if steps[-1].section else ""
        said += f"{localized('：', ': ')}{what}{place}"
    label = escape(f"{said}（{keys}）")
    return (
        f'<button type="button" class="icon" data-do="{name}" title="{label}" aria-label="{label}"'
        f'{"" if steps else " disabled"}><svg viewBox="0 0 22 22" aria-hidden="true">'
        f'<path d="{drawing}"/></svg></button>'
    )


def _writing_buttons(stored: StoredDraft, *, running: bool) -> Iterator[str]:
    if running:
        yield f'<button type="button" data-do="stop">{bilingual_html("停下", "Stop")}</button>'
    elif stored.missing:
        word = bilingual_html("接着写", "Go on")
        yield f'<button type="button" class="primary" data-do="resume">{word}</button>'


def _state(stored: StoredDraft, job: DraftingJob | None, *, is_saved: bool) -> Iterator[str]:
    total = len(stored.sections)
    written = bilingual_html(
        f"已写 {stored.written}/{total} 节", f"{stored.written}/{total} sections"
    )
    if job is not None and job.is_running:
        stopping = bilingual_html("正在停下", "Stopping")
        yield from (written, stopping if job.stop.is_set() else bilingual_html(*_WRITING))
        return
    if is_saved:
        yield bilingual_html("已保存", "Saved")
    else:
        lost = bilingual_html("存不进磁盘，请先导出", "Not on disk: export it first")
        yield f'<span class="wrong">{lost}</span>'
    yield written
    length = sum(len(section.text) for section in stored.sections)
    yield bilingual_html(f"{length} 字", f"{length} characters")
    if blanks := _count_blanks(stored):
        yield bilingual_html(f"待填 {blanks} 句", f"to fill in: {blanks}")


def _share_html(stored: StoredDraft) -> str:
    share = round(100 * stored.written / len(stored.sections)) if stored.sections else 0
    label = localized("进度", "Progress")
    return (
        f'<div class="written-share" role="progressbar" aria-label="{label}"'
        f' aria-valuenow="{share}" aria-valuemin="0"'
        f' aria-valuemax="100"><i style="width:{share}%"></i></div>'
    )


def _count_blanks(stored: StoredDraft) -> int:
    """Return the number of sentences in which something is still to be filled in."""
    sentences = (one for section in stored.sections for one in section.sentences)
    return sum(one.status is SentenceStatus.BLANK or "〔待填" in one.text for one in sentences)
