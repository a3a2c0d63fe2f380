"""历年: indicators of a unit, or one indicator of all units, over the years."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import gradio as gr
from gradio.context import Context

from assistant.errors import QueryError
from assistant.review.trends.trend import Trend
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import empty_html
from assistant.ui.tabs.trends.trend_choices import likeliest_unit, unit_choices
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.downloads import connect_download, download_file, file_name
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

_START = empty_html(
    "选一个单位看它历年的各项指标，或写一个指标看各单位的。",
    "Choose a unit for its indicators over the years, or type an indicator.",
)
_ABOUT = "历年指标"


def build(context: PageContext) -> None:
    """Lay out the tab."""
    labels, tab = context.labels, cast(gr.Tab, Context.block)
    with gr.Row(elem_classes="asked trends-ask"):
        unit = gr.Dropdown(
            [(labels("全部单位", "All units"), "")],
            value="",
            label=labels("单位", "Unit"),
            elem_id="trends-unit",
            min_width=240,
        )
        indicator = gr.Textbox(
            label=labels("指标", "Indicator"),
            placeholder=labels("不写则看各项", "Empty: all of them"),
            elem_id="trends-indicator",
            max_lines=1,
            min_width=240,
        )
    shown = gr.HTML(
        _START,
        elem_id="trends-shown",
        apply_default_css=False,
        js_on_load=read_asset("tabs/trends/trends.js"),
    )
    found = gr.State(None)
    _connect_units(context, tab, (unit, indicator), [found, shown])
    file = gr.DownloadButton(visible="hidden", elem_id="trends-export")
    connect_download(shown.export, _export_handler(context, file), found, file)


def _connect_units(
    context: PageContext,
    tab: gr.Tab,
    fields: tuple[gr.Dropdown, gr.Textbox],
    outputs: list[Any],
) -> None:
    """Show a unit as it is chosen, an indicator as it is entered, the likeliest unit at first."""

    def show(report_id: str | None, words: str) -> list[Any]:
        from assistant.ui.tabs.trends.trends_view import find_asked_trends, trends_html

        trends = find_asked_trends(context.bench, report_id or "", words)
        return [trends, trends_html(trends)]

    @as_gradio_error
    def on_ask(report_id: str | None, words: str) -> list[Any]:
        return show(report_id, words)

    @as_gradio_error
    def on_seen(
        draft_id: str, chosen: str | None, words: str, before: list[Trend] | None
    ) -> list[Any]:
        choices = unit_choices(context.bench)
        known = [report_id for _, report_id in choices]
        still = chosen if chosen in known else ""
        if before is not None or still or words.strip():
            return [gr.Dropdown(choices, value=still), gr.skip(), gr.skip()]
        likeliest = likeliest_unit(context.bench, draft_id)
        values = show(likeliest, "") if likeliest else [None, _START]
        return [gr.Dropdown(choices, value=likeliest), *values]

    def on_archived() -> list[Any]:
        return [None, _START]

    unit, indicator = fields
    asked = [unit, indicator]
    bind_private(unit.input, on_ask, asked, outputs)
    bind_private(indicator.submit, on_ask, asked, outputs)
    bind_private(tab.select, on_seen, [context.draft, *asked, outputs[0]], [unit, *outputs])
    # What was shown of the archive as it was is shown anew when the tab is looked at.
    bind_private(context.archived.change, on_archived, None, outputs)


def _export_handler(context: PageContext, file: gr.DownloadButton) -> Callable[..., str]:
    @as_gradio_error
    def on_export(trends: list[Trend] | None, clicked: gr.EventData) -> str:
        if not trends:
            raise QueryError("这张表已经不在了。", hint="请再选一次单位。")
        units = {one.organisation for one in trends}
        what = units.pop() if len(units) == 1 else trends[0].indicator
        return download_file(
            file,
            file_name(what, f".{clicked.kind}", about=_ABOUT),
            lambda place: context.bench.documents.export_trends(trends, place),
        )

    return on_export
