"""Lay out the column beside the paper: one scroll, and the tabs 来历, 待办, 修改."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.widgets.assets import read_asset

_TABS = {
    "sources": ("来历", "Sources"),
    "todo": ("待办", "To do"),
    "change": ("修改", "Change"),
}
_HINT = bilingual_html(
    "点一句话，这里显示它的来历：用了哪条数据、借了哪篇报告的表述。双击可以直接改字。",
    "Click a sentence to see the facts and passages behind it; double-click to change it.",
)
_CHANGE_HINT = bilingual_html(
    "点章节标题旁的“修改”，在这里重写、改字、锁定或回到旧版。",
    "Click “Change” beside a heading to rewrite, edit or lock it, or to go back to a version.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideColumn:
    """The parts of the column."""

    worklist: gr.HTML  # it triggers confirm, fact and rule
    proposals: gr.Column  # what an update leaves to a person
    panel: gr.Column  # here a section is changed
    ledger: gr.Accordion  # where a changed ledger is given


def build_side_column(context: PageContext) -> SideColumn:
    """Place the column."""
    with gr.Column(scale=4, min_width=280, elem_classes="beside-side"):
        gr.HTML(
            _tabs_html(),
            elem_id="side-tabs",
            apply_default_css=False,
            js_on_load=read_asset("tabs/draft/side_column.js"),
        )
        with gr.Column(elem_classes="side-panel side-sources", elem_id="side-sources"):
            gr.HTML(
                f'<div id="beside" aria-live="polite"><div class="quiet">{_HINT}</div></div>',
                elem_classes="beside-box",
            )
        with gr.Column(elem_classes="side-panel side-todo", elem_id="side-todo"):
            proposals = gr.Column(visible=False, elem_classes="proposals")
            worklist = gr.HTML(
                "",
                elem_id="worklist",
                apply_default_css=False,
                js_on_load=read_asset("tabs/draft/worklist/worklist.js"),
            )
        with gr.Column(elem_classes="side-panel side-change plain", elem_id="side-change"):
            panel = gr.Column(visible=False, elem_classes="section-panel")
            gr.HTML(f'<div class="quiet">{_CHANGE_HINT}</div>', elem_classes="change-hint")
            ledger = gr.Accordion(
                context.labels("台账变了？让草稿跟着改", "The ledger has changed?"),
                open=False,
                elem_id="ledger-changed",
                elem_classes="plain-fold",
            )
    return SideColumn(worklist=worklist, proposals=proposals, panel=panel, ledger=ledger)


def _tabs_html() -> str:
    tabs = "".join(
        f'<button type="button" role="tab" data-side="{name}" aria-controls="side-{name}"'
        f' aria-selected="false">{bilingual_html(*words)}'
        f"{' <span data-todo-count></span>' if name == 'todo' else ''}</button>"
        for name, words in _TABS.items()
    )
    close = '<button type="button" class="close" data-side-close aria-label="关闭 Close">×</button>'
    return f'<div class="side-tabs"><div role="tablist">{tabs}</div>{close}</div>'
