"""对比: a draft beside a past report, and the findings to correct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import gradio as gr
from gradio.context import Context

from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.compare.compare_fields import lay_out, refresh_when_seen
from assistant.ui.tabs.compare.compare_inputs import (
    CompareRequest,
    CompareResult,
    compare_and_check,
)
from assistant.ui.tabs.compare.rule_switches import disabled_rules, lay_out_rules
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.downloads import download_file
from assistant.ui.widgets.error_messages import as_gradio_error

_PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_START = empty_html(
    "选好草稿，再选一篇以往的报告（不选则自动找最相近的），点“比对并检查”。",
    "Choose a draft and a past report, then compare; without a report the likeliest is taken.",
)


def build(context: PageContext) -> None:
    """Lay out the tab."""
    labels, tab = context.labels, cast(gr.Tab, Context.block)
    with gr.Accordion(labels("比什么", "What to compare"), open=True) as fold:
        fields = lay_out(context)
        with gr.Accordion(labels("检查哪些规则", "Rules"), open=False):
            rules = lay_out_rules(labels, tab, lambda: context.bench.settings)
    with gr.Row():
        start = gr.Button(
            labels("比对并检查", "Compare and check"), variant="primary", elem_id="compare"
        )
        stop = gr.Button(labels("停止", "Stop"), visible=False, elem_id="compare-stop")
    refresh_when_seen(context, tab, fields)
    found = gr.State(None)
    results = _lay_out_results(context)
    _connect_run(
        context, (start, stop), [*fields.all, rules], fields.past, [found, fold, *results[:4]]
    )
    _connect_exports(context, found, results[2:])


def _lay_out_results(context: PageContext) -> list[Any]:
    """Lay out the results: comparison, check, and the row of exports with its parts."""
    labels = context.labels
    with gr.Row(visible=False) as row:
        page = gr.Button(labels("导出网页", "Web page"), size="sm", elem_id="compare-html")
        word = gr.Button(labels("导出 Word", "Word"), size="sm", elem_id="compare-word")
        review = gr.Button(labels("导出审稿稿", "Review copy"), size="sm", elem_id="compare-review")
    file = gr.File(
        label=labels("导出的文件", "Exported"), visible=False, interactive=False, height=90
    )
    script = read_asset("tabs/compare/results.js")
    with gr.Tabs():
        with gr.Tab(labels("左右对照", "Side by side")):
            sides = gr.HTML(_START, apply_default_css=False, js_on_load=script)
        with gr.Tab(labels("检查", "Check")):
            check = gr.HTML(_START, apply_default_css=False, js_on_load=script)
    return [sides, check, row, file, page, word, review]


def _connect_run(
    context: PageContext,
    buttons: tuple[gr.Button, gr.Button],
    asked: list[gr.components.Component],
    past: gr.Dropdown,
    outputs: list[Any],
) -> None:
    """Connect the buttons that start and stop a comparison; other users' go on meanwhile."""

    def on_other(clicked: gr.EventData) -> str:
        return str(clicked.against)

    start, stop = buttons
    other = outputs[2].against(on_other, None, past, **_PRIVATE)
    runs = []
    for event in (start.click, other.success):
        began = event(_show_running, None, [start, stop], **_PRIVATE)
        run = began.then(_compare_handler(context), asked, outputs, api_visibility="private")
        for ended in (run.success, run.failure):
            ended(_show_idle, None, [start, stop], **_PRIVATE)
        runs.append(run)
    stop.click(_show_idle, None, [start, stop], cancels=runs, **_PRIVATE)


def _compare_handler(context: PageContext) -> Callable[..., list[Any]]:
    @as_gradio_error
    def on_start(
        source: str,
        stored: str | None,
        pasted: str | None,
        uploaded: str | None,
        past: str | None,
        file: str | None,
        rules: list[str],
    ) -> list[Any]:
        from assistant.ui.tabs.compare.compare_view import check_html, comparison_html

        request = CompareRequest(
            source=source,
            stored=stored or "",
            pasted=pasted or "",
            uploaded=uploaded,
            against=past or "",
            past_file=file,
            disabled_rules=disabled_rules(rules),
        )
        result = compare_and_check(context.bench, request)
        pages = [comparison_html(result), check_html(result)]
        no_file = gr.File(visible=False)
        return [result, gr.Accordion(open=False), *pages, gr.Row(visible=True), no_file]

    return on_start


def _show_running() -> list[gr.Button]:
    return [gr.Button(interactive=False), gr.Button(visible=True)]


def _show_idle() -> list[gr.Button]:
    return [gr.Button(interactive=True), gr.Button(visible=False)]


def _connect_exports(context: PageContext, found: gr.State, parts: list[Any]) -> None:
    _, file, page, word, review = parts

    def export(name: str, *, findings: bool = False) -> Any:
        @as_gradio_error
        def on_export(result: CompareResult | None) -> Any:
            path = _export(context, result, file, name, findings=findings)
            return gr.File(path, visible=True)

        return on_export

    page.click(export("比对.html"), found, file, api_visibility="private")
    word.click(export("比对.docx"), found, file, api_visibility="private")
    review.click(export("审稿.docx", findings=True), found, file, api_visibility="private")


def _export(
    context: PageContext, found: CompareResult | None, file: gr.File, name: str, *, findings: bool
) -> str:
    """Return the path of the export; DraftError where there is nothing to export."""
    if found is None or (found.comparison is None and not findings):
        raise DraftError("还没有比对结果。", hint="先点“比对并检查”。")
    comparison, check = found.comparison, found.check
    if findings or comparison is None:
        return download_file(
            file, name, lambda path: context.bench.documents.export_check(check, path)
        )
    return download_file(
        file, name, lambda path: context.bench.documents.export_comparison(comparison, path)
    )
