"""Lay out the outline of a draft: typed, proposed, or read from a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import gradio as gr

from assistant.records import Span
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import localized_choices
from assistant.ui.widgets.confirm import confirm_js
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private
from assistant.workbench import Workbench

_HINT = (
    "# 某某局2025年工作总结\n一、2025年工作情况\n（一）……（500字左右）\n（二）……\n"
    "二、存在的问题\n三、2026年工作打算"
)
_HINT_EN = f"Headings, one on each line, in Chinese; a length in brackets if you like:\n\n{_HINT}"
_SPANS = [span for span in Span if span is not Span.OTHER]
_ANY_YEAR_WORDS = ("年份自动", "Any year")
_ANY_YEAR = (_ANY_YEAR_WORDS[0], "")
_CONFIRM_REPLACE = confirm_js(
    "换掉现在的提纲？", "Replace the outline there is?", if_any="#outline textarea"
)
_SUFFIXES = [".md", ".txt", ".docx", ".doc", ".wps", ".pdf", ".ofd"]


def build_outline_field(context: PageContext) -> gr.Textbox:
    """Lay out the outline, with a row that proposes one or reads it from a file."""
    labels = context.labels
    unit = gr.Textbox(
        label=labels("单位名称", "Unit"),
        show_label=False,
        container=False,
        placeholder=labels("单位名称，如 澜川市水务局", "Unit, e.g. 澜川市水务局"),
        max_lines=1,
    )
    with gr.Row(elem_classes="propose"):
        year = gr.Dropdown(
            [_ANY_YEAR],
            value="",
            label=labels("年份", "Year"),
            show_label=False,
            container=False,
            scale=1,
            min_width=96,
        )
        span = gr.Dropdown(
            _SPANS,
            value=Span.YEAR.value,
            label=labels("时段", "Span"),
            show_label=False,
            container=False,
            scale=1,
            min_width=96,
        )
        propose = gr.Button(labels("拟一个提纲", "Propose one"), size="md", min_width=100)
        file = gr.UploadButton(
            str(labels("读入文件", "From file")), file_types=_SUFFIXES, size="md", min_width=90
        )
    outline = gr.Textbox(
        label=labels("提纲（Ctrl+Enter 开始起草）", "Outline (Ctrl+Enter starts)"),
        lines=10,
        max_lines=20,
        placeholder=labels(_HINT, _HINT_EN),
        elem_id="outline",
        elem_classes="ctrl-enter-start-draft",
    )

    sure = gr.Checkbox(visible=False)
    ways = [propose.click, unit.submit]
    on_propose = _propose_handler(context.bench)
    gr.on(ways, on_propose, [sure, unit, span, year], outline, js=_CONFIRM_REPLACE)
    file.upload(_on_file, [sure, file], outline, js=_CONFIRM_REPLACE)
    bind_private(context.on_load, _choices, None, [span, year])
    return outline


def _choices() -> list[gr.Dropdown]:
    this_year = datetime.now().year
    any_year = (localized(*_ANY_YEAR_WORDS), "")
    years = [(str(year), str(year)) for year in range(this_year + 1, this_year - 4, -1)]
    return [
        gr.Dropdown(choices=localized_choices(_SPANS)),
        gr.Dropdown(choices=[any_year, *years], value=""),
    ]


def _propose_handler(bench: Workbench) -> Callable[..., object]:
    @as_gradio_error
    def on_propose(sure: bool, unit: str, span: str, year: str) -> object:
        if not sure:
            return gr.skip()
        return bench.archive.propose_outline(
            unit=unit.strip(), span=Span(span), year=int(year) if year else None
        )

    return on_propose


@as_gradio_error
def _on_file(sure: bool, path: str) -> object:
    from assistant.drafting.inputs import load_outline

    return load_outline(Path(path)) if sure else gr.skip()
