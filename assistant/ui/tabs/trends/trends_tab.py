"""历年: indicators of a unit, or one indicator of all units, over the years."""

from __future__ import annotations

from typing import Any, cast

import gradio as gr
from gradio.context import Context

from assistant.errors import QueryError
from assistant.review.trends.trend import Trend
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.trends.trend_choices import unit_choices
from assistant.ui.widgets.downloads import download_file
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

_PRIVATE: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_START = empty_html(
    "选一个单位看它历年的各项指标，或写一个指标看各单位的。只列可以肯定是同一指标的数；点数字看出处。",
    "Choose a unit for its indicators over the years, or type an indicator. Only what is surely "
    "the same indicator is listed; click a figure for its source.",
)
_EXPORTS = (
    ("导出 Word", "Word", "历年数据.docx", "trends-word"),
    ("导出表格", "CSV", "历年数据.csv", "trends-csv"),
    ("导出网页", "Web page", "历年数据.html", "trends-html"),
)


def build(context: PageContext) -> None:
    """Lay out the tab."""
    labels, tab = context.labels, cast(gr.Tab, Context.block)
    with gr.Row():
        unit = gr.Dropdown(
            [(labels("全部单位", "All units"), "")],
            value="",
            label=labels("单位（输入名称查找）", "Unit (type to search)"),
            elem_id="trends-unit",
            min_width=300,
        )
        indicator = gr.Textbox(
            label=labels("指标（不写则看各项）", "Indicator (empty: all)"),
            placeholder=labels("如：一般公共预算收入", "such as 一般公共预算收入"),
            elem_id="trends-indicator",
            max_lines=1,
            min_width=300,
        )
    start = gr.Button(labels("看历年", "Show"), variant="primary", elem_id="trends")
    with gr.Row(visible=False) as row:
        buttons = [
            gr.Button(labels(chinese, english), size="sm", elem_id=name)
            for chinese, english, _, name in _EXPORTS
        ]
    file = gr.File(
        label=labels("导出的文件", "Exported"), visible=False, interactive=False, height=90
    )
    shown = gr.HTML(_START, apply_default_css=False)
    found = gr.State(None)
    _list_units_when_seen(context, tab, unit)
    _connect_search(context, (start, indicator), unit, [found, shown, row, file])
    for button, (_, _, name, _) in zip(buttons, _EXPORTS, strict=True):
        button.click(_export_handler(context, file, name), found, file, **_PRIVATE)


def _list_units_when_seen(context: PageContext, tab: gr.Tab, unit: gr.Dropdown) -> None:
    @as_gradio_error
    def on_seen(chosen: str | None) -> gr.Dropdown:
        choices = unit_choices(context.bench)
        still = chosen if chosen in [report_id for _, report_id in choices] else ""
        return gr.Dropdown(choices, value=still)

    bind_private(tab.select, on_seen, unit, unit)


def _connect_search(
    context: PageContext,
    asking: tuple[gr.Button, gr.Textbox],
    unit: gr.Dropdown,
    outputs: list[Any],
) -> None:
    """Connect the button, the Enter key and the choice of a unit."""

    @as_gradio_error
    def on_ask(report_id: str | None, words: str) -> list[Any]:
        from assistant.ui.tabs.trends.trends_view import find_asked_trends, trends_html

        trends = find_asked_trends(context.bench, report_id or "", words)
        return [trends, trends_html(trends), gr.Row(visible=True), gr.File(visible=False)]

    start, indicator = asking
    for event in (start.click, indicator.submit):
        event(on_ask, [unit, indicator], outputs, api_visibility="private")


def _export_handler(context: PageContext, file: gr.File, name: str) -> Any:
    @as_gradio_error
    def on_export(trends: list[Trend] | None) -> gr.File:
        if not trends:
            raise QueryError("还没有历年数据。", hint="先点“看历年”。")
        path = download_file(
            file, name, lambda place: context.bench.documents.export_trends(trends, place)
        )
        return gr.File(path, visible=True)

    return on_export
