"""Lay out the inputs of a comparison: the draft, and the past report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.context import PageContext
from assistant.ui.tabs.compare.compare_inputs import (
    ANY_PAST,
    PASTED,
    STORED,
    UPLOADED,
    draft_choices,
    past_report_choices,
)
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

_DRAFT_SUFFIXES = [".docx", ".md", ".txt", ".pdf", ".json", ".doc", ".wps", ".ofd"]
_PAST_SUFFIXES = [".docx", ".md", ".txt", ".pdf", ".html", ".doc", ".wps", ".ofd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareFields:
    """The fields of the tab."""

    source: gr.Radio
    stored: gr.Dropdown
    pasted: gr.Textbox
    uploaded: gr.File
    past: gr.Dropdown
    file: gr.File

    @property
    def all(self) -> list[gr.components.Component]:
        """All fields, in the order of `CompareRequest`."""
        return [self.source, self.stored, self.pasted, self.uploaded, self.past, self.file]


def lay_out(context: PageContext) -> CompareFields:
    """Lay out the fields; drafts and reports are listed when the tab is opened."""
    labels = context.labels
    with gr.Row():
        with gr.Column():
            draft = _lay_out_draft(context)
        with gr.Column():
            past = gr.Dropdown(
                [(labels(*ANY_PAST), "")],
                value="",
                label=labels(
                    "与哪篇比（输入标题、单位或文件名查找）",
                    "Against (type title, unit or file to search)",
                ),
                elem_id="compare-past",
            )
            file = gr.File(
                label=labels("或上传一篇以往的报告", "Or a past report"),
                file_types=_PAST_SUFFIXES,
                height=140,
                elem_id="compare-past-file",
            )
    source, stored, pasted, uploaded = draft
    fields = CompareFields(
        source=source, stored=stored, pasted=pasted, uploaded=uploaded, past=past, file=file
    )
    bind_private(
        source.change,
        lambda name: [gr.update(visible=name == one) for one in (STORED, PASTED, UPLOADED)],
        source,
        [stored, pasted, uploaded],
    )
    return fields


def _lay_out_draft(context: PageContext) -> tuple[gr.Radio, gr.Dropdown, gr.Textbox, gr.File]:
    labels = context.labels
    source = gr.Radio(
        [
            (labels(STORED, "A draft of mine"), STORED),
            (labels(PASTED, "Pasted"), PASTED),
            (labels(UPLOADED, "Uploaded"), UPLOADED),
        ],
        value=STORED,
        label=labels("草稿", "Draft"),
        elem_id="compare-source",
    )
    stored = gr.Dropdown([], label=labels("哪一份", "Which"), elem_id="compare-kept")
    pasted = gr.Textbox(
        label=labels("草稿正文（Ctrl+Enter 开始比对）", "Text (Ctrl+Enter compares)"),
        placeholder=labels(
            "第一行写标题，往下是正文，一段一行",
            "The title on the first line, then the text, one paragraph on each line",
        ),
        lines=8,
        max_lines=16,
        visible=False,
        elem_id="compare-pasted",
        elem_classes="ctrl-enter-compare",
    )
    uploaded = gr.File(
        label=labels("草稿文件", "File"),
        file_types=_DRAFT_SUFFIXES,
        height=140,
        visible=False,
        elem_id="compare-file",
    )
    return source, stored, pasted, uploaded


def refresh_when_seen(context: PageContext, tab: gr.Tab, fields: CompareFields) -> None:
    """List drafts and reports anew when the tab is opened; the open draft is chosen first."""

    @as_gradio_error
    def on_seen(open_draft: str, chosen: str | None, against: str | None) -> list[Any]:
        drafts, reports = draft_choices(context.bench), past_report_choices(context.bench)
        ids = [draft_id for _, draft_id in drafts]
        first = next((one for one in (chosen, open_draft, *ids) if one in ids), None)
        still = against if against in [report_id for _, report_id in reports] else ""
        return [gr.update(choices=drafts, value=first), gr.update(choices=reports, value=still)]

    inputs = [context.draft, fields.stored, fields.past]
    bind_private(tab.select, on_seen, inputs, [fields.stored, fields.past])
