"""Lay out the outline of a draft: typed, proposed, or read from a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import gradio as gr

from assistant.records import Span
from assistant.ui.context import PageContext
from assistant.ui.i18n.labels import Labels
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
# A proposal that nobody has changed is replaced without a question.
_CONFIRM_REPLACE = confirm_js(
    "换掉现在的提纲？",
    "Replace the outline there is?",
    if_any="#outline textarea",
    unless='document.querySelector("#outline textarea").value === window.assistantProposed',
)
_REMEMBER_JS = "(outline) => { window.assistantProposed = outline; }"
_SUFFIXES = [".md", ".txt", ".docx", ".doc", ".wps", ".pdf", ".ofd"]


def build_outline_box(labels: Labels) -> gr.Textbox:
    """Place the box of the outline."""
    return gr.Textbox(
        label=labels("提纲（Ctrl+Enter 开始起草）", "Outline (Ctrl+Enter starts)"),
        lines=14,
        max_lines=22,
        placeholder=labels(_HINT, _HINT_EN),
        elem_id="outline",
        elem_classes="ctrl-enter-start-draft",
    )


def build_proposal_fields(context: PageContext, outline: gr.Textbox) -> None:
    """Place unit, year and span, for which an outline is proposed; a file is read instead."""
    labels = context.labels
    unit = gr.Textbox(
        label=labels("单位名称", "Unit"),
        placeholder=labels("如 澜川市水务局", "e.g. 澜川市水务局"),
        max_lines=1,
        scale=6,
        min_width=220,
    )
    year = gr.Dropdown([_ANY_YEAR], value="", label=labels("年份", "Year"), scale=1, min_width=140)
    span = gr.Dropdown(
        _SPANS, value=Span.YEAR.value, label=labels("时段", "Span"), scale=1, min_width=140
    )
    propose = gr.Button(labels("拟一个提纲", "Propose one"), size="md", min_width=100)
    another = gr.Button(
        labels("换一篇参照", "Follow another"), visible=False, size="md", min_width=100
    )
    file = gr.UploadButton(
        str(labels("读入文件", "From file")), file_types=_SUFFIXES, size="md", min_width=90
    )
    followed = gr.State(0)  # which of the reports that could be followed
    sure = gr.Checkbox(visible=False)
    given, shown = [sure, unit, span, year, followed], [outline, followed, another]
    on_propose, on_another = _proposal_handlers(context.bench)
    for events, handler in (
        ([propose.click, unit.submit], on_propose),
        ([another.click], on_another),
    ):
        proposed = gr.on(
            events, handler, given, shown, js=_CONFIRM_REPLACE, api_visibility="private"
        )
        proposed.success(None, outline, js=_REMEMBER_JS, api_visibility="private")
    file.upload(_on_file, [sure, file], outline, js=_CONFIRM_REPLACE, api_visibility="private")
    bind_private(context.on_load, _choices, None, [span, year])


def _choices() -> list[gr.Dropdown]:
    this_year = datetime.now().year
    any_year = (localized(*_ANY_YEAR_WORDS), "")
    years = [(str(year), str(year)) for year in range(this_year + 1, this_year - 4, -1)]
    return [
        gr.Dropdown(choices=localized_choices(_SPANS)),
        gr.Dropdown(choices=[any_year, *years], value=""),
    ]


def _proposal_handlers(bench: Workbench) -> tuple[Callable[..., object], Callable[..., object]]:
    """Return what proposes an outline, and what proposes one after another report."""

    def propose(unit: str, span: str, year: str, follow: int) -> list[object]:
        outline = bench.archive.propose_outline(
            unit=unit.strip(), span=Span(span), year=int(year) if year else None, follow=follow
        )
        return [outline, follow, gr.Button(visible=True)]

    @as_gradio_error
    def on_propose(sure: bool, unit: str, span: str, year: str, _followed: int) -> list[object]:
        return propose(unit, span, year, 0) if sure else [gr.skip()] * 3

    @as_gradio_error
    def on_another(sure: bool, unit: str, span: str, year: str, followed: int) -> list[object]:
        return propose(unit, span, year, followed + 1) if sure else [gr.skip()] * 3

    return on_propose, on_another


@as_gradio_error
def _on_file(sure: bool, path: str) -> object:
    from assistant.drafting.inputs import load_outline

    return load_outline(Path(path)) if sure else gr.skip()
