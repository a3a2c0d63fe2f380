"""Lay out the inputs of a comparison: the draft, and the past report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.context import PageContext
from assistant.ui.tabs.compare.compare_inputs import (
    ANY_PAST,
    ARCHIVED,
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
    with gr.Row(elem_classes="asked compare-fields"):
        with gr.Column(min_width=300):
            source, stored, pasted, uploaded = _lay_out_draft(context)
        with gr.Column(min_width=300):
            place, past, file = _lay_out_past(context)
    fields = CompareFields(
        source=source, stored=stored, pasted=pasted, uploaded=uploaded, past=past, file=file
    )
    bind_private(
        place.change,
        lambda name: [
            gr.update(visible=name == ARCHIVED),
            gr.update(visible=name != ARCHIVED, value=None),
        ],
        place,
        [past, file],
    )
    bind_private(
        source.change,
        lambda name: [gr.update(visible=name == one) for one in (STORED, PASTED, UPLOADED)],
        source,
        [stored, pasted, uploaded],
    )
    return fields


def _lay_out_past(context: PageContext) -> tuple[gr.Radio, gr.Dropdown, gr.File]:
    labels = context.labels
    place = gr.Radio(
        [
            (labels(ARCHIVED, "In the archive"), ARCHIVED),
            (labels(UPLOADED, "Uploaded"), UPLOADED),
        ],
        value=ARCHIVED,
        label=labels("与哪篇比", "Against"),
        elem_id="compare-place",
        elem_classes="segments",
    )
    past = gr.Dropdown(
        [(labels(*ANY_PAST), "")],
        value="",
        label=labels("以往的报告，输入标题、单位或文件名查找", "Past report: type to search"),
        show_label=False,
        container=False,
        elem_id="compare-past",
    )
    file = gr.File(
        label=labels("以往的报告", "Past report"),
        file_types=_PAST_SUFFIXES,
        height=120,
        visible=False,
        elem_id="compare-past-file",
    )
    return place, past, file


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
        elem_classes="segments",
    )
    stored = gr.Dropdown(
        [],
        label=labels("哪一份", "Which"),
        show_label=False,
        container=False,
        elem_id="compare-kept",
    )
    pasted = gr.Textbox(
        label=labels("草稿正文", "Text"),
        show_label=False,
        container=False,
        placeholder=labels(
            "第一行写标题，往下是正文，一段一行；Ctrl+Enter 开始比对",
            "The title on the first line, then one paragraph on each line; Ctrl+Enter compares",
        ),
        lines=6,
        max_lines=14,
        visible=False,
        elem_id="compare-pasted",
        elem_classes="ctrl-enter-compare",
    )
    uploaded = gr.File(
        label=labels("草稿文件", "File"),
        file_types=_DRAFT_SUFFIXES,
        height=120,
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
    for event in (tab.select, context.archived.change):
        bind_private(event, on_seen, inputs, [fields.stored, fields.past])
