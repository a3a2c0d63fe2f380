"""List the reports: filtered, sorted by a click, opened by another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.records import Level, ReportEntry
from assistant.ui.context import PageContext
from assistant.ui.i18n.terms import localized_choices
from assistant.ui.tabs.archive.report_table import TableOrder, report_table_html
from assistant.ui.widgets.assets import read_asset
from assistant.ui.widgets.private_events import bind_private
from assistant.ui.widgets.report_choices import list_reports

_FIRST, _MORE = 60, 240  # reports


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListControls:
    row: gr.Row
    filters: list[gr.Textbox | gr.Dropdown]
    table: gr.HTML


def build(context: PageContext, chosen: gr.State, changed: gr.State) -> None:
    """Lay out the list of reports; a click sets `chosen` to the id of one."""
    bench, parts = context.bench, _lay_out(context)
    order, limit = gr.State(TableOrder()), gr.State(_FIRST)

    def on_filter(order: TableOrder, limit: int, chosen: str, *wanted: Any) -> list[object]:
        reports = list_reports(bench)
        found = order.sort(_filter_reports(reports, *wanted))
        shown = report_table_html(
            found,
            total=len(reports),
            order=order,
            limit=limit,
            chosen=chosen,
            missing=bench.archive.missing_files() if reports else frozenset(),
        )
        return [shown, gr.Row(visible=bool(reports))]

    def on_facets() -> list[gr.Dropdown]:
        reports = list_reports(bench)
        types = sorted({one.org_type for one in reports})
        levels = [level for level in Level if any(one.level is level for one in reports)]
        years = sorted({one.year for one in reports if one.year}, reverse=True)
        return [gr.Dropdown(types), gr.Dropdown(localized_choices(levels)), gr.Dropdown(years)]

    def on_sort(order: TableOrder, clicked: gr.EventData) -> TableOrder:
        return order.toggle(str(clicked.by))

    def on_open(clicked: gr.EventData) -> str:
        return str(clicked.id)

    filtered = [*(one.change for one in parts.filters), order.change, limit.change]
    asks_anew: list[Callable[..., object]] = [context.on_load_hidden, changed.change, *filtered]
    for event in asks_anew:
        bind_private(
            event, on_filter, [order, limit, chosen, *parts.filters], [parts.table, parts.row]
        )
    for event in (context.on_load_hidden, changed.change):
        bind_private(event, on_facets, None, parts.filters[1:])
    bind_private(parts.table.sort, on_sort, order, order)
    bind_private(parts.table.more, lambda limit: limit + _MORE, limit, limit)
    bind_private(parts.table.open, on_open, None, chosen)


def _lay_out(context: PageContext) -> _ListControls:
    labels = context.labels
    with gr.Row(elem_classes="filters", visible=False) as row:
        text = gr.Textbox(label=labels("标题或单位", "Title or organisation"), min_width=180)
        org_type = gr.Dropdown(
            [], label=labels("单位类型", "Type"), multiselect=True, min_width=140
        )
        level = gr.Dropdown([], label=labels("级别", "Level"), multiselect=True, min_width=140)
        year = gr.Dropdown([], label=labels("年份", "Year"), multiselect=True, min_width=140)
    table = gr.HTML(
        apply_default_css=False,
        elem_id="reports",
        js_on_load=read_asset("tabs/archive/list.js"),
    )
    return _ListControls(row=row, filters=[text, org_type, level, year], table=table)


def _filter_reports(
    reports: Sequence[ReportEntry],
    text: str | None,
    org_types: Sequence[str],
    levels: Sequence[str],
    years: Sequence[int],
) -> list[ReportEntry]:
    """Return the reports with all words in title or organisation, and of one of the rest."""
    words = (text or "").split()
    return [
        one
        for one in reports
        if all(word in one.title + one.organisation for word in words)
        and (not org_types or one.org_type in org_types)
        and (not levels or one.level in levels)
        and (not years or one.year in years)
    ]
