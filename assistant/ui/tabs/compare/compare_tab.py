"""对比: a draft beside a past report, and the findings to correct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import gradio as gr
from gradio.context import Context

from assistant.errors import DraftError
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.compare.compare_fields import CompareFields, lay_out, refresh_when_seen
from assistant.ui.tabs.compare.compare_inputs import (
    CompareRequest,
    CompareResult,
    compare_and_check,
)
from assistant.ui.tabs.compare.rule_switches import disabled_rules, lay_out_rules
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.downloads import connect_download, download_file, file_name
from assistant.ui.widgets.error_messages import as_gradio_error

_PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_START = empty_html(
    "选好草稿，再选一篇以往的报告（不选则自动找最相近的），点“比对并检查”。",
    "Choose a draft and a past report, then compare; without a report the likeliest is taken.",
)
_EXPORTS = {"word": (".docx", "比对"), "html": (".html", "比对"), "review": (".docx", "审阅稿")}


def build(context: PageContext) -> None:
    """Lay out the tab."""
    labels, tab = context.labels, cast(gr.Tab, Context.block)
    with gr.Accordion(
        labels("比什么", "What to compare"), open=True, elem_id="compare-what"
    ) as fold:
        fields = lay_out(context)
        with gr.Row(elem_classes="compare-run"):
            start = gr.Button(
                labels("比对并检查", "Compare and check"),
                variant="primary",
                elem_id="compare",
                scale=0,
                min_width=160,
            )
            stop = gr.Button(
                labels("停止", "Stop"), visible=False, elem_id="compare-stop", scale=0, min_width=80
            )
            with gr.Accordion(labels("检查哪些规则", "Rules"), open=False, elem_id="compare-which"):
                rules = lay_out_rules(labels, tab, lambda: context.bench.settings)
    result = gr.HTML(
        _START,
        elem_id="compare-result",
        apply_default_css=False,
        js_on_load=read_asset("tabs/compare/compare.js"),
    )
    found = gr.State(None)
    refresh_when_seen(context, tab, fields)
    _connect_run(context, (start, stop), fields, rules, [found, fold, result])
    _connect_result(context, result, found)


def _connect_run(
    context: PageContext,
    buttons: tuple[gr.Button, gr.Button],
    fields: CompareFields,
    rules: gr.CheckboxGroup,
    outputs: list[Any],
) -> None:
    """Connect the buttons that start and stop a comparison; other users' go on meanwhile."""

    def on_other(clicked: gr.EventData) -> str:
        return str(clicked.against)

    start, stop = buttons
    other = outputs[2].against(on_other, None, fields.past, **_PRIVATE)
    runs = []
    for event in (start.click, other.success):
        began = event(_show_running, None, [start, stop], **_PRIVATE)
        run = began.then(
            _compare_handler(context), [*fields.all, rules], outputs, api_visibility="private"
        )
        for ended in (run.success, run.failure):
            ended(_show_idle, None, [start, stop], **_PRIVATE)
        runs.append(run)
    stop.click(_show_idle, None, [start, stop], cancels=runs, **_PRIVATE)


def _connect_result(context: PageContext, result: gr.HTML, found: gr.State) -> None:
    """Connect what can be done with a result: open its draft, download it."""
    file = gr.DownloadButton(visible="hidden", elem_id="compare-export")
    context.open_draft_on(result.open)
    connect_download(result.export, _export_handler(context, file), found, file)


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
        from assistant.ui.tabs.compare.compare_view import result_html

        request = CompareRequest(
            source=source,
            stored=stored or "",
            pasted=pasted or "",
            uploaded=uploaded,
            against=past or "",
            past_file=file,
            disabled_rules=disabled_rules(rules),
        )
        found = compare_and_check(context.bench, request)
        return [found, gr.Accordion(open=False), result_html(found)]

    return on_start


def _show_running() -> list[gr.Button]:
    return [gr.Button(interactive=False), gr.Button(visible=True)]


def _show_idle() -> list[gr.Button]:
    return [gr.Button(interactive=True), gr.Button(visible=False)]


def _export_handler(context: PageContext, file: gr.DownloadButton) -> Callable[..., str]:
    @as_gradio_error
    def on_export(found: CompareResult | None, clicked: gr.EventData) -> str:
        if found is None:  # the page was loaded anew since
            raise DraftError("比对结果已经不在了。", hint="请再点一次“比对并检查”。")
        suffix, about = _EXPORTS[str(clicked.kind)]
        documents, comparison, check = context.bench.documents, found.comparison, found.check
        name = file_name(check.draft.title, suffix, about=about)
        if about == "审阅稿" or comparison is None:
            return download_file(file, name, lambda path: documents.export_check(check, path))
        return download_file(file, name, lambda path: documents.export_comparison(comparison, path))

    return on_export
